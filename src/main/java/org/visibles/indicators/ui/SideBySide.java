package org.visibles.indicators.ui;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.visibles.indicators.Figures.Line;
import org.visibles.indicators.Figures.Row;
import org.visibles.indicators.Indicator;
import org.visibles.indicators.Part;
import org.visibles.indicators.Value;

/** The indicators of two periods with their difference, where both are shown; and what that says in a sentence. */
class SideBySide extends Section {

    private static final List<Indicator> TOLD =
            List.of(Indicator.IDENTIFIED, Indicator.MOBILISATION, Indicator.CONNECTION);

    /**
     * One of the periods.
     *
     * @param behind leads from its numbers to what is behind them
     */
    record Side(String name, Row row, Behind behind) {}

    private final Labels labels;
    private final boolean programme;

    SideBySide(Labels labels, boolean programme, Side one, Side other) {
        this.labels = labels;
        this.programme = programme;
        String first = one.name();
        String second = other.name();
        Row before = one.row();
        Row after = other.row();
        addClassName("visibles-section");
        String title = labels.text("indicators.compare.heading", first, second);
        List<List<Entry>> rows = new ArrayList<>();
        for (Line line : before.lines()) {
            after.line(line.indicator())
                    .filter(then -> KeyFigures.readable(line) && KeyFigures.readable(then))
                    .ifPresent(then -> rows.add(List.of(
                            Entry.of(labels.indicator(line.indicator())),
                            entry(one, line),
                            entry(other, then),
                            Entry.of(difference(line, then)))));
        }
        add(
                new H2(title),
                new Paragraph(sentence(first, before, second, after)),
                DataTable.linked(
                        title,
                        List.of(
                                labels.text("indicators.indicator"),
                                first,
                                second,
                                labels.text("indicators.compare.difference")),
                        rows));
    }

    /** A share leads to those whom it counts. */
    private Entry entry(Side side, Line line) {
        String text = labels.result(line);
        return programme
                ? side.behind().byOrganisation(text, line, side.name())
                : side.behind().entry(text, line, Part.NUMERATOR, List.of(), side.name());
    }

    private String sentence(String first, Row before, String second, Row after) {
        List<String> told = new ArrayList<>();
        for (Indicator indicator : TOLD) {
            Optional<Line> then = before.line(indicator);
            Optional<Line> now = after.line(indicator);
            if (then.isPresent()
                    && now.isPresent()
                    && then.get().result().isShown()
                    && now.get().result().isShown()) {
                told.add(labels.text(
                        "indicators.compare.part",
                        labels.indicator(indicator),
                        labels.result(then.get()),
                        labels.result(now.get()),
                        difference(then.get(), now.get())));
            }
        }
        return told.isEmpty()
                ? labels.text("indicators.compare.nothing", first, second)
                : labels.text("indicators.compare.sentence", first, second, String.join("\u202F; ", told));
    }

    private String difference(Line before, Line after) {
        Value difference = after.result().less(before.result());
        if (!difference.isShown()) {
            return labels.text("indicators.empty");
        }
        return switch (before.indicator().unit()) {
            case PEOPLE, EXCHANGES -> labels.signed(difference.number(), 0);
            case SHARE -> labels.text("indicators.compare.points", labels.signed(100 * difference.number(), 1));
            case DAYS -> labels.text("indicators.days", labels.signed(difference.number(), 1));
            case EUROS -> labels.text("indicators.euros", labels.signed(difference.number(), 0));
        };
    }
}
