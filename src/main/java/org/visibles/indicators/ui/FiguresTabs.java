package org.visibles.indicators.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouterLink;
import java.util.List;
import java.util.function.Function;

/** The parts of the figures, as links above each of them; the dates go along through those that do not have them. */
class FiguresTabs extends Nav {

    private record Part(
            String key, Class<? extends Component> view, Function<DatesAsked, QueryParameters> parameters) {}

    private static final List<Part> PARTS = List.of(
            new Part("people", FiguresView.class, DatesAsked::parameters),
            new Part("field", FieldView.class, DatesAsked::parameters),
            new Part("effect", EffectView.class, DatesAsked::parameters),
            new Part("map", TerritoryView.class, DatesAsked::parameters),
            new Part("compare", CompareView.class, DatesAsked::parameters),
            new Part("communes", CommunesView.class, DatesAsked::parameters),
            new Part("cohort", CohortView.class, DatesAsked::parameters),
            new Part(
                    "changes",
                    ChangesView.class,
                    dates -> ChangesAsked.until(dates).parameters()),
            new Part("checks", ChecksView.class, DatesAsked::parameters));

    FiguresTabs(Class<? extends Component> here, DatesAsked dates) {
        addClassName("visibles-parts");
        getElement().setAttribute("aria-label", getTranslation("indicators.parts"));
        for (Part part : PARTS) {
            RouterLink link = new RouterLink(getTranslation("indicators.part." + part.key()), part.view());
            link.setQueryParameters(part.parameters().apply(dates));
            if (part.view() == here) {
                link.getElement().setAttribute("aria-current", "page");
            }
            add(link);
        }
    }
}
