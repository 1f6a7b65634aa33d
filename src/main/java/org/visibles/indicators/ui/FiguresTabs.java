package org.visibles.indicators.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.router.RouterLink;
import java.util.List;
import java.util.Optional;
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
        this(dates, part -> part.view() == here ? Optional.of(part.parameters().apply(dates)) : Optional.empty());
    }

    /** Above a list: the part from which it was opened keeps all that was asked there, the others the dates. */
    FiguresTabs(Origin origin) {
        this(
                origin.dates(),
                part -> origin.page().getPath().equals(path(part.view()))
                        ? Optional.of(origin.page().getQueryParameters())
                        : Optional.empty());
    }

    /** @param here what the part asks for that is marked; empty for the others */
    private FiguresTabs(DatesAsked dates, Function<Part, Optional<QueryParameters>> here) {
        addClassName("visibles-parts");
        getElement().setAttribute("aria-label", getTranslation("indicators.parts"));
        for (Part part : PARTS) {
            RouterLink link = new RouterLink(getTranslation("indicators.part." + part.key()), part.view());
            Optional<QueryParameters> marked = here.apply(part);
            link.setQueryParameters(marked.orElseGet(() -> part.parameters().apply(dates)));
            if (marked.isPresent()) {
                link.getElement().setAttribute("aria-current", "page");
            }
            add(link);
        }
    }

    private static String path(Class<? extends Component> view) {
        return RouteConfiguration.forSessionScope().getUrl(view);
    }
}
