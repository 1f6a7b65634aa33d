package org.visibles.widgets;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JavaScript;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;

/** The picture of a map, without its legend: to a screen reader one picture with a sentence. */
@Tag("visibles-map")
@JavaScript("context://_static/echarts/6.0.0/dist/echarts.min.js")
@JavaScript("context://js/visibles-map.js")
class MapDrawing extends Component {

    private static final JsonMapper JSON = new JsonMapper();

    /**
     * How one area is drawn.
     *
     * @param label what its tooltip says after the name
     * @param inside what is written inside, where there is room
     * @param style one of those of visibles-map.js
     */
    record Drawn(String code, String name, String label, String inside, String style, boolean selected) {

        private Map<String, Object> described() {
            return Map.of(
                    "code", code, "name", name, "label", label, "short", inside, "style", style, "selected", selected);
        }
    }

    private final String shapes;
    private final boolean pickable;

    MapDrawing(String sentence, String shapes, boolean pickable) {
        getElement().setAttribute("role", "img");
        getElement().setAttribute("aria-label", sentence);
        this.shapes = shapes;
        this.pickable = pickable;
    }

    void draw(List<Drawn> areas) {
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("shapes", shapes);
        description.put("pickable", pickable);
        description.put("areas", areas.stream().map(Drawn::described).toList());
        getElement().setProperty("description", JSON.writeValueAsString(description));
    }

    /** The code comes from the browser: whoever listens looks it up among those it offered. */
    void whenPicked(Consumer<String> listener) {
        getElement()
                .addEventListener(
                        "area-picked",
                        event -> listener.accept(
                                event.getEventData().path("event.detail.code").asString("")))
                .addEventData("event.detail.code");
    }
}
