package org.visibles.widgets;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JavaScript;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Shares, each as a point with the interval in which it lies: a whisker from its least to its most. What stands above each
 * whisker says the same in words, so that nothing depends on colour or length. To a screen reader it is one picture with a
 * sentence; put a table with the same numbers beside it.
 */
@Tag("visibles-chart")
@JavaScript("context://_static/echarts/6.0.0/dist/echarts.min.js")
@JavaScript("context://js/visibles-chart.js")
public class IntervalChart extends Component {

    private static final JsonMapper JSON = new JsonMapper();

    private final List<Interval> intervals;

    /**
     * One share.
     *
     * @param share between 0 and 1, as low and high
     * @param label what is written above it; instead of it when it is not drawn
     * @param drawn false where nothing can be said
     */
    public record Interval(String name, double share, double low, double high, String label, boolean drawn) {}

    /**
     * @param sentence what the chart shows, for whoever cannot see it
     */
    public IntervalChart(String sentence, List<Interval> intervals) {
        this(sentence, intervals, intervals);
    }

    /**
     * @param scale those whose intervals the scale has room for, so that the pages of a long chart have the same
     */
    public IntervalChart(String sentence, List<Interval> intervals, List<Interval> scale) {
        this.intervals = List.copyOf(intervals);
        getElement().setAttribute("role", "img");
        getElement().setAttribute("aria-label", sentence);
        getElement()
                .setProperty("description", JSON.writeValueAsString(Map.of("intervals", intervals, "max", max(scale))));
    }

    /** The end of the scale: the next full tenth. */
    private static double max(List<Interval> intervals) {
        double most = intervals.stream()
                .filter(Interval::drawn)
                .mapToDouble(Interval::high)
                .max()
                .orElse(1);
        return Math.max(1, Math.ceil(most * 10 - 1e-9)) / 10;
    }

    public List<Interval> intervals() {
        return intervals;
    }
}
