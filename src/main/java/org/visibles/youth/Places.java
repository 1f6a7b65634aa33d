package org.visibles.youth;

import org.springframework.stereotype.Component;
import org.visibles.geography.GeographyService;
import org.visibles.kernel.RuleViolation;

/** A record stands in a commune that exists and in a quarter of that commune. */
@Component
class Places {

    /** The answer "in no priority quarter". */
    static final String NO_QPV = "NONE";

    private final GeographyService geography;

    Places(GeographyService geography) {
        this.geography = geography;
    }

    void check(YouthDetails details) {
        String commune = details.commune();
        if (commune != null && geography.commune(commune).isEmpty()) {
            throw new RuleViolation("rule.youth.commune");
        }
        String qpv = details.qpv();
        if (qpv == null || qpv.equals(NO_QPV)) {
            return;
        }
        if (commune == null
                || geography.qpvsOf(commune).stream()
                        .noneMatch(each -> each.code().equals(qpv))) {
            throw new RuleViolation("rule.youth.qpv");
        }
    }
}
