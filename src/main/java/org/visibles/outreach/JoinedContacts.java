package org.visibles.outreach;

import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.visibles.youth.JoinedRecords;

/** Exchanges go to the record that stays; their notes, tasks and versions follow them by a trigger. */
@Component
@Order(20)
class JoinedContacts implements JoinedRecords {

    @Override
    public Set<String> moved() {
        return Set.of("contact");
    }

    @Override
    public Set<String> kept() {
        return Set.of("contact_note", "contact_task", "contact_version");
    }
}
