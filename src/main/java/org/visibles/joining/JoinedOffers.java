package org.visibles.joining;

import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.visibles.youth.JoinedRecords;

/** What is proposed to another organisation is about the person: it goes to the record that stays, and is compared anew. */
@Component
@Order(90)
class JoinedOffers implements JoinedRecords {

    @Override
    public Set<String> moved() {
        return Set.of("join_offer");
    }

    @Override
    public Set<String> kept() {
        return Set.of();
    }
}
