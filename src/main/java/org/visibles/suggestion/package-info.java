/** Proposes partners for a person's needs, says why, and keeps what was shown and chosen. */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "widgets",
            "youth",
            "organisation",
            "geography",
            "privacy",
            "directory",
            "referral"
        })
@NullMarked
package org.visibles.suggestion;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
