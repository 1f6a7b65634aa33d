package org.visibles.outing.encounter;

import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.visibles.youth.JoinedRecords;

/** Whom an encounter was with is the person, by whichever record. */
@Component
@Order(30)
class JoinedEncounters implements JoinedRecords {

    @Override
    public Set<String> moved() {
        return Set.of("encounter_link");
    }

    @Override
    public Set<String> kept() {
        return Set.of();
    }
}
