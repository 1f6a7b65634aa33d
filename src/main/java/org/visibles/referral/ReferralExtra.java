package org.visibles.referral;

import com.vaadin.flow.component.Component;
import java.util.Optional;

/** How a higher module shows on the page of a referral: a Spring bean, ordered by {@code @Order}. */
public interface ReferralExtra {

    /**
     * @param changed to be called when the page has to be shown anew
     * @return empty where there is nothing to show or to offer
     */
    Optional<Component> render(ReferralDetail detail, Runnable changed);
}
