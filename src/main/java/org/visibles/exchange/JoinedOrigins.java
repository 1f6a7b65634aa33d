package org.visibles.exchange;

import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.visibles.youth.JoinedRecords;

/** Which row of a list a record was made of stays true of that record. */
@Component
@Order(85)
class JoinedOrigins implements JoinedRecords {

    @Override
    public Set<String> moved() {
        return Set.of();
    }

    @Override
    public Set<String> kept() {
        return Set.of("exchange_made");
    }
}
