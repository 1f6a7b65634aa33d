/** Brings two records of one person together, and apart again: the screen says "rapprocher". */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "widgets",
            "youth",
            "organisation",
            "geography",
            "privacy",
            "messaging",
            "matching",
            "acquaintance"
        })
@NullMarked
package org.visibles.joining;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
