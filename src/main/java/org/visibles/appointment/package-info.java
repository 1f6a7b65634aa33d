/** The appointments that referrals lead to: invitations, a calendar to subscribe to, a slip, a reminder, and who goes along. */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "widgets",
            "messaging",
            "privacy",
            "access",
            "youth",
            "referral",
            "referral::letter"
        })
@NullMarked
package org.visibles.appointment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
