package org.visibles.youth;

import org.springframework.stereotype.Component;

/** What the current programme asks of a person. */
@Component
class ProgrammeRules {

    Eligibility.Rules eligibility() {
        return new Eligibility.Rules(16, 29, 5);
    }

    /** Days after which a situation shows as "to be confirmed again". */
    int reconfirmAfterDays() {
        return 90;
    }
}
