package org.visibles.referral;

import com.vaadin.flow.component.Component;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.visibles.kernel.Need;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.YouthId;

/** How a higher module helps to choose a recipient in the form for sending somebody: a Spring bean, one or none. */
public interface RecipientAdvice {

    /**
     * @param needs as they are chosen in the form at that moment
     * @param choose takes the organisation into the form
     */
    Component advise(YouthId youth, Supplier<Set<Need>> needs, Consumer<OrganisationId> choose);
}
