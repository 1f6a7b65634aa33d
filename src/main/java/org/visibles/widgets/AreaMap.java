package org.visibles.widgets;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * Areas shaded by their values, with a legend: classes differ by pattern as well as by shade, and each area bears its value
 * where there is room. To a screen reader it is one picture with a sentence; put a table with the same figures beside it
 * ({@link MapWithTable} does).
 */
public class AreaMap extends Div {

    private final List<Area> areas;

    /**
     * One area.
     *
     * @param code the {@code code} of its shape
     * @param value what its class is told by; passed over when hidden
     * @param label the value as it is written, for a hidden one the reason, such as "&lt; 5"
     * @param hidden a small count that must not be shown
     */
    public record Area(String code, String name, double value, String label, boolean hidden) {}

    /**
     * @param sentence what the map shows, for whoever cannot see it
     * @param shapes GeoJSON collection in WGS 84; each feature has the properties {@code code}, {@code name} and {@code
     *     ground}: true for what lies below the others and has no value of its own
     * @param areas those with a value or with a hidden one; shapes without an area are drawn empty
     * @param written how a value is written in the legend
     */
    public AreaMap(String sentence, String shapes, List<Area> areas, DoubleFunction<String> written) {
        this.areas = List.copyOf(areas);
        addClassName("visibles-map");
        MapClasses classes =
                new MapClasses(areas.stream().filter(area -> !area.hidden()).mapToDouble(Area::value));
        MapDrawing drawing = new MapDrawing(sentence, shapes, false);
        drawing.draw(areas.stream()
                .map(area -> new MapDrawing.Drawn(
                        area.code(), area.name(), area.label(), area.label(), style(classes, area), false))
                .toList());
        add(drawing, legend(classes, written));
    }

    private static String style(MapClasses classes, Area area) {
        return area.hidden() ? "hidden" : String.valueOf(classes.of(area.value()));
    }

    private UnorderedList legend(MapClasses classes, DoubleFunction<String> written) {
        UnorderedList legend = new UnorderedList();
        legend.addClassName("visibles-map-legend");
        legend.getElement().setAttribute("aria-label", getTranslation("widgets.map.legend"));
        int number = 1;
        for (MapClasses.Range range : classes.ranges()) {
            String text = range.from() == range.to()
                    ? written.apply(range.from())
                    : getTranslation("widgets.map.range", written.apply(range.from()), written.apply(range.to()));
            legend.add(entry(String.valueOf(number++), text));
        }
        if (areas.stream().anyMatch(Area::hidden)) {
            legend.add(entry("hidden", getTranslation("widgets.map.hidden")));
        }
        legend.add(entry("none", getTranslation("widgets.map.none")));
        return legend;
    }

    private static ListItem entry(String style, String text) {
        Span swatch = new Span();
        swatch.addClassNames("visibles-map-swatch", "visibles-map-swatch-" + style);
        return new ListItem(swatch, new Span(text));
    }

    public List<Area> areas() {
        return areas;
    }
}
