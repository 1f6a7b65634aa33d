package org.visibles.youth;

import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The module's own rows: before those that hang on an agreement. */
@Component
@Order(0)
class JoinedAgreements implements JoinedRecords {

    @Override
    public Set<String> moved() {
        return Set.of("agreement");
    }

    /** The circle is joined by rules of its own; the versions are the history of the record they are of. */
    @Override
    public Set<String> kept() {
        return Set.of("circle", "youth_version");
    }
}
