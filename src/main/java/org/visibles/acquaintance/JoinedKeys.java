package org.visibles.acquaintance;

import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.visibles.youth.JoinedRecords;

/**
 * Questions and introductions are about the person and go to the record that stays. Keys go with the circle's rows and are made anew with
 * the next version: a record that nobody follows has none.
 */
@Component
@Order(80)
class JoinedKeys implements JoinedRecords {

    @Override
    public Set<String> moved() {
        return Set.of("acquaintance_request", "acquaintance_proposal", "introduction");
    }

    @Override
    public Set<String> kept() {
        return Set.of("match_key", "match_filed");
    }
}
