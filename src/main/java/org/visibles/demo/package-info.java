/** Invented people and two years of their story, for the demo and the tests. */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "widgets",
            "database",
            "messaging",
            "geography",
            "privacy",
            "organisation",
            "directory",
            "directory::feed",
            "access",
            "youth",
            "outreach",
            "outing",
            "outing::encounter",
            "field",
            "referral",
            "referral::conversation",
            "verification",
            "reminder",
            "journey",
            "costs",
            "indicators",
            "reporting"
        })
@NullMarked
package org.visibles.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
