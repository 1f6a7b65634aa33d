package org.visibles.youth;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.visibles.organisation.ProgrammeRow;
import org.visibles.organisation.ProgrammeService;

/** What the current programme asks of a person. */
@Component
class ProgrammeRules {

    private final ProgrammeService programmes;

    ProgrammeRules(ProgrammeService programmes) {
        this.programmes = programmes;
    }

    /**
     * @param reconfirmAfterDays after which a situation shows as "to be confirmed again"
     */
    record Rules(Eligibility.Rules eligibility, int reconfirmAfterDays) {}

    Rules current() {
        return rules(programmes.current());
    }

    /** Empty without a programme. */
    Optional<Rules> find() {
        return programmes.find().map(ProgrammeRules::rules);
    }

    private static Rules rules(ProgrammeRow programme) {
        return new Rules(
                new Eligibility.Rules(programme.minAge(), programme.maxAge(), programme.monthsWithoutSpe()),
                programme.reconfirmAfterDays());
    }
}
