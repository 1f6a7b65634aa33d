package org.visibles.widgets;

import com.vaadin.flow.component.Component;
import org.visibles.kernel.Identity;

/** A module's part of the header, such as the bell; a Spring bean, ordered by {@code @Order}, rendered once a page. */
public interface HeaderItem {

    Component render(Identity identity);
}
