package org.visibles.youth;

import com.vaadin.flow.component.Component;
import java.util.List;
import org.visibles.kernel.Relation;
import org.visibles.kernel.YouthId;

/** How a higher module shows on the page of a young person: a Spring bean, ordered by {@code @Order}. */
public interface YouthRecordSection {

    String titleKey();

    /** Whether it has something to show, or to offer, to an organisation that stands in this relation. */
    boolean concerns(Relation relation);

    Component render(YouthId youth);

    /** What happened, for the timeline; one statement, newest first. */
    default List<TimelineEntry> timeline(YouthId youth) {
        return List.of();
    }
}
