package org.visibles.journey.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.visibles.journey.JourneyService;
import org.visibles.journey.Stage;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Permission;
import org.visibles.widgets.EmptyState;
import org.visibles.widgets.Page;
import org.visibles.widgets.StartSection;

/** On the start page: how many stand in each stage, each a way into the list. */
@org.springframework.stereotype.Component
@Order(40)
class StageCounts implements StartSection {

    private final JourneyService journeys;

    StageCounts(JourneyService journeys) {
        this.journeys = journeys;
    }

    @Override
    public boolean concerns(Identity identity) {
        return identity.may(Permission.JOURNEY_READ);
    }

    @Override
    public Component render() {
        Map<Stage, Integer> counts = journeys.counts();
        String title = I18NProvider.translate("journey.start");
        if (counts.isEmpty()) {
            return Page.section(title, new EmptyState(I18NProvider.translate("journey.start.empty")));
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("journey-counts");
        counts.forEach((stage, count) -> {
            Icon icon = EventWords.icon(stage).create();
            icon.getElement().setAttribute("aria-hidden", "true");
            Span number = new Span(String.valueOf(count));
            number.addClassName("journey-count");
            list.add(new ListItem(icon, number, new Anchor("jeunes?etape=" + stage.name(), EventWords.stage(stage))));
        });
        return Page.section(title, list);
    }
}
