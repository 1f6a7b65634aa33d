/** The page for the phone: it works without network, and sends what it kept when there is one. */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "widgets",
            "youth",
            "outing",
            "outing::encounter",
            "outreach",
            "organisation",
            "geography",
            "privacy"
        })
@NullMarked
package org.visibles.field;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
