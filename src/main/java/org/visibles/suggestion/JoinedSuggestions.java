package org.visibles.suggestion;

import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.visibles.youth.JoinedRecords;

/** What was proposed for either was proposed for the person. */
@Component
@Order(60)
class JoinedSuggestions implements JoinedRecords {

    @Override
    public Set<String> moved() {
        return Set.of("suggestion");
    }

    @Override
    public Set<String> kept() {
        return Set.of();
    }
}
