package org.visibles.youth;

import com.vaadin.flow.component.Component;
import org.visibles.kernel.YouthId;

/** How a higher module helps while somebody new is being typed: a Spring bean. */
public interface IntakeAid {

    /** Its part of one form, below the name; what it says never keeps anybody from saving. */
    interface Part {

        Component component();

        /** What stands in the form now, cleaned by nobody yet; called once typing has paused. */
        void typed(YouthDetails details);

        /** The record was saved under this id. */
        default void recorded(YouthId id) {}
    }

    Part begin();
}
