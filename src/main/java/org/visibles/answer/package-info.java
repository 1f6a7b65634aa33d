/** Answering a referral without an account: a link and a code to the organisation's address, and a page for the phone. */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "widgets",
            "messaging",
            "privacy",
            "organisation",
            "access",
            "youth",
            "referral",
            "referral::conversation",
            "referral::letter"
        })
@NullMarked
package org.visibles.answer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
