package org.visibles.indicators.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.router.RouterLink;
import java.util.LinkedHashMap;
import java.util.Map;

/** The parts of the figures, as links above each of them. */
class FiguresTabs extends Nav {

    private static final Map<String, Class<? extends Component>> PARTS = parts();

    FiguresTabs(Class<? extends Component> here) {
        addClassName("visibles-parts");
        getElement().setAttribute("aria-label", getTranslation("indicators.parts"));
        PARTS.forEach((key, view) -> {
            RouterLink link = new RouterLink(getTranslation(key), view);
            if (view == here) {
                link.getElement().setAttribute("aria-current", "page");
            }
            add(link);
        });
    }

    private static Map<String, Class<? extends Component>> parts() {
        Map<String, Class<? extends Component>> parts = new LinkedHashMap<>();
        parts.put("indicators.part.people", FiguresView.class);
        parts.put("indicators.part.field", FieldView.class);
        parts.put("indicators.part.effect", EffectView.class);
        parts.put("indicators.part.map", TerritoryView.class);
        parts.put("indicators.part.compare", CompareView.class);
        parts.put("indicators.part.communes", CommunesView.class);
        parts.put("indicators.part.cohort", CohortView.class);
        parts.put("indicators.part.changes", ChangesView.class);
        parts.put("indicators.part.checks", ChecksView.class);
        return parts;
    }
}
