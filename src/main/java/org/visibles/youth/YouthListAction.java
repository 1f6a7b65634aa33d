package org.visibles.youth;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import java.util.function.Supplier;

/** What a higher module offers above the list of young people: a Spring bean. */
public interface YouthListAction {

    /**
     * @param shown what the list shows when the action is taken
     * @return empty for members who may not
     */
    Optional<Component> of(Supplier<YouthFilter> shown);
}
