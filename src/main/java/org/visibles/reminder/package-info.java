/** Forgets no referral: reminds who is waited for, tells the team lead when nobody answers, and the coordination how many. */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "widgets",
            "messaging",
            "organisation",
            "access",
            "referral",
            "referral::letter"
        })
@NullMarked
package org.visibles.reminder;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
