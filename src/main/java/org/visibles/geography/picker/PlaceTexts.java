package org.visibles.geography.picker;

import com.vaadin.flow.component.UI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.visibles.geography.Place;
import org.visibles.geography.Qpv;
import org.visibles.geography.QpvList;

/** Places and quarters in words, always with where they are known from. */
public final class PlaceTexts {

    private PlaceTexts() {}

    private static String text(String key, Object... arguments) {
        return UI.getCurrent().getTranslation(key, arguments);
    }

    /** Such as "Rouen (contour IGN Admin Express 2018, simplifié) ; Grand'Mare (QPV 2024, exemple)". */
    public static String place(Place place) {
        Qpv quarter = place.quarter();
        return text(
                "geography.place",
                place.commune().name(),
                text("geography.source." + place.source()),
                quarter == null ? text("geography.place.no-quarter") : quarter.name(),
                list(place.generation(), place.list()));
    }

    /** Such as "Grand'Mare (QPV 2024, exemple)"; one that left its list says so. */
    public static String quarter(Qpv quarter, List<QpvList> lists) {
        QpvList list = lists.stream()
                .filter(each -> each.generation().equals(quarter.generation()))
                .findFirst()
                .orElse(null);
        String words =
                quarter.active() ? list(quarter.generation(), list) : text("geography.list.left", quarter.generation());
        return text("geography.quarter.of", quarter.name(), words);
    }

    /** The list of quarters and its file, or that it is an example, or that there is none. */
    public static String list(String generation, @Nullable QpvList list) {
        if (list == null) {
            return text("geography.list.none", generation);
        }
        return list.example()
                ? text("geography.list.example", generation)
                : text("geography.list.official", generation, list.fileName());
    }
}
