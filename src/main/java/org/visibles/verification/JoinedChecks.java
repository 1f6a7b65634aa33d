package org.visibles.verification;

import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.visibles.youth.JoinedRecords;

/** Questions and answers go to the record that stays; where both wait for an answer, one question is closed. */
@Component
@Order(70)
class JoinedChecks implements JoinedRecords {

    @Override
    public Set<String> moved() {
        return Set.of("status_check");
    }

    @Override
    public Set<String> kept() {
        return Set.of();
    }
}
