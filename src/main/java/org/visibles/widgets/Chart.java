package org.visibles.widgets;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JavaScript;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Horizontal bars with their values written at the end, so that nothing depends on colour. To a screen reader it is one
 * picture with a sentence; put a table with the same numbers beside it.
 */
@Tag("visibles-chart")
@JavaScript("context://_static/echarts/6.0.0/dist/echarts.min.js")
@JavaScript("context://js/visibles-chart.js")
public class Chart extends Component {

    private static final JsonMapper JSON = new JsonMapper();

    private final List<Bar> bars;

    /**
     * One bar.
     *
     * @param value its length, 0 or more, in the unit of all
     * @param label what stands at its end
     */
    public record Bar(String name, double value, String label) {}

    /**
     * @param sentence what the chart shows, for whoever cannot see it
     * @param max length of a full bar; 0 for the longest one
     */
    public Chart(String sentence, double max, List<Bar> bars) {
        this.bars = List.copyOf(bars);
        double full =
                max > 0 ? max : bars.stream().mapToDouble(Bar::value).max().orElse(1);
        getElement().setAttribute("role", "img");
        getElement().setAttribute("aria-label", sentence);
        getElement().setProperty("description", JSON.writeValueAsString(Map.of("bars", bars, "max", full)));
    }

    public List<Bar> bars() {
        return bars;
    }
}
