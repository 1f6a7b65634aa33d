package org.visibles.suggestion.ui;

import com.vaadin.flow.component.Component;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.visibles.kernel.Need;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.YouthId;
import org.visibles.referral.RecipientAdvice;
import org.visibles.suggestion.SuggestionService;

/** Brings the suggestions into the form for sending somebody. */
@org.springframework.stereotype.Component
class SuggestionAdvice implements RecipientAdvice {

    private final SuggestionService service;

    SuggestionAdvice(SuggestionService service) {
        this.service = service;
    }

    @Override
    public Component advise(YouthId youth, Supplier<Set<Need>> needs, Consumer<OrganisationId> choose) {
        return new SuggestionPanel(youth, needs, choose, service);
    }
}
