package org.visibles.widgets;

import com.vaadin.flow.component.Component;
import org.visibles.kernel.Identity;

/** A module's part of the start page; a Spring bean, ordered by {@code @Order}. */
public interface StartSection {

    /** Whether the member has a use for it. */
    boolean concerns(Identity identity);

    Component render();
}
