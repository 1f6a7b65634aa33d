/** Stages, outcomes and what is due. */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "widgets",
            "youth",
            "organisation",
            "outreach",
            "referral",
            "privacy",
            "messaging"
        })
@NullMarked
package org.visibles.journey;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
