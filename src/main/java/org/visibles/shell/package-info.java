/** The frame around the views: layout, menu, start page, sign-in page, errors; nobody imports it. */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "widgets",
            "database",
            "messaging",
            "geography",
            "privacy",
            "organisation",
            "access",
            "youth",
            "outreach",
            "outing",
            "field",
            "referral",
            "reminder",
            "journey",
            "indicators"
        })
@NullMarked
package org.visibles.shell;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
