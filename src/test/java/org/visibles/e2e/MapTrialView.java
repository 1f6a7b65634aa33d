package org.visibles.e2e;

import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.List;
import org.visibles.geography.Commune;
import org.visibles.geography.GeographyService;
import org.visibles.geography.GeographyShapes;
import org.visibles.widgets.AreaMap;
import org.visibles.widgets.MapWithTable;
import org.visibles.widgets.Page;

/** A page of the tests alone: the map with made-up counts, zero, hidden and missing ones among them. */
@Route("essai-carte")
@PermitAll
class MapTrialView extends Page {

    MapTrialView(GeographyService geography, GeographyShapes shapes) {
        super("geography.map");
        List<AreaMap.Area> areas = new ArrayList<>();
        int number = 0;
        for (Commune commune : geography.communesOf(GeographyService.METROPOLE_ROUEN)) {
            int value = number * number % 97;
            if (number % 9 == 4) {
                areas.add(new AreaMap.Area(commune.code(), commune.name(), value, "< 5", true));
            } else if (number % 9 != 5) {
                areas.add(new AreaMap.Area(
                        commune.code(),
                        commune.name(),
                        number % 9 == 0 ? 0 : value,
                        String.valueOf(number % 9 == 0 ? 0 : value),
                        false));
            }
            number++;
        }
        AreaMap map = new AreaMap(
                "Carte d'essai des communes", shapes.communes(), areas, value -> String.valueOf(Math.round(value)));
        add(section("Essai", new MapWithTable("Essai par commune", "Commune", "Nombre", map)));
    }
}
