package org.visibles.indicators.ui;

import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.visibles.indicators.CitedMet;
import org.visibles.indicators.Effect;
import org.visibles.indicators.Effect.Line;
import org.visibles.indicators.Effect.Part;
import org.visibles.indicators.Effect.Stage;
import org.visibles.indicators.EffectBy;
import org.visibles.indicators.EffectFigure;
import org.visibles.indicators.Indicator;
import org.visibles.indicators.Proportion;
import org.visibles.indicators.Value;
import org.visibles.indicators.Variable;
import org.visibles.widgets.IntervalChart;
import org.visibles.widgets.RowPages;

/** One breakdown of what works: a sentence, the chart of one stage's shares, the table with all numbers, the methods. */
class EffectTable extends Section {

    private final Labels labels;
    private final EffectLabels words;
    private final Stage stage;
    private final Behind behind;

    /**
     * @param page of the lines, from 1; the total stands on each
     * @param open called with the number of another
     */
    EffectTable(Labels labels, Effect effect, Stage stage, Behind behind, int page, IntConsumer open) {
        this.labels = labels;
        this.behind = behind;
        this.words = new EffectLabels(labels, effect);
        this.stage = stage;
        addClassName("visibles-section");
        String title = labels.text(
                "indicators.effect.heading",
                labels.text(stage.shareKey()),
                labels.text(effect.by().key()));
        List<Line> all = words.lines();
        String sentence = sentence(effect.total(), all);
        RowPages pages = new RowPages(all.size(), page);
        List<Line> lines = pages.of(all);
        add(new H2(title), new Paragraph(sentence));
        List<IntervalChart.Interval> intervals =
                new ArrayList<>(lines.stream().map(this::interval).toList());
        intervals.add(interval(effect.total()));
        add(new IntervalChart(
                sentence, intervals, all.stream().map(this::interval).toList()));
        List<String> headers =
                new ArrayList<>(List.of(labels.entry(labels.text(effect.by().key()))));
        Stream.of(EffectFigure.values())
                .map(figure -> labels.text(figure.peopleKey()))
                .forEach(headers::add);
        headers.add(labels.text(stage.shareKey()));
        headers.add(labels.text("indicators.effect.interval-95"));
        List<List<Entry>> cells =
                new ArrayList<>(lines.stream().map(line -> cells(effect, line)).toList());
        cells.add(cells(effect, effect.total()));
        add(DataTable.linked(title, headers, cells));
        pages.links(open).ifPresent(this::add);
        if (!effect.together().isEmpty()) {
            add(new Paragraph(words.together() + " " + labels.text("indicators.effect.rule")));
        }
        if (effect.by() == EffectBy.PRACTICE || effect.by() == EffectBy.CHANNEL) {
            methods(effect, lines);
        }
    }

    private IntervalChart.Interval interval(Line line) {
        Proportion share = line.share(stage);
        return new IntervalChart.Interval(
                words.category(line.category()),
                share.share(),
                share.low(),
                share.high(),
                words.inWords(share),
                share.isShown());
    }

    private List<Entry> cells(Effect effect, Line line) {
        Proportion share = line.share(stage);
        String name = words.category(line.category());
        List<Entry> cells = new ArrayList<>(List.of(Entry.of(name)));
        for (EffectFigure figure : EffectFigure.values()) {
            Value people = line.people(figure);
            String text = labels.count(people);
            cells.add(
                    effect.suppressed()
                            ? byOrganisation(text, people, figure, line)
                            : behind.met(
                                    text,
                                    people,
                                    new CitedMet(effect.by(), line.category(), figure, effect.knownOn()),
                                    name));
        }
        cells.add(Entry.of(words.share(share)));
        cells.add(Entry.of(share.isShown() ? words.interval(share) : labels.text("indicators.empty")));
        return cells;
    }

    /** All those identified are those of the figures, whose numbers by organisation are published. */
    private Entry byOrganisation(String text, Value people, EffectFigure figure, Line line) {
        return line.category().isEmpty()
                ? counted(figure)
                        .map(indicator ->
                                behind.byOrganisation(text, people, indicator, labels.text("indicators.total")))
                        .orElseGet(() -> Entry.of(text))
                : Entry.of(text);
    }

    private static Optional<Indicator> counted(EffectFigure figure) {
        return switch (figure) {
            case MET -> Optional.empty();
            case IDENTIFIED -> Optional.of(Indicator.IDENTIFIED);
            case MOBILISED -> Optional.of(Indicator.MOBILISATION);
            case CONNECTED -> Optional.of(Indicator.CONNECTION);
        };
    }

    /** Names the category with the highest share that can be told. */
    private String sentence(Line total, List<Line> lines) {
        return lines.stream()
                .filter(line -> line.share(stage).isShown() && !line.category().equals(Variable.OTHERS))
                .max(Comparator.comparingDouble(line -> line.share(stage).share()))
                .map(line -> labels.text(
                        "indicators.effect.sentence",
                        labels.text(stage.shareKey()),
                        words.category(line.category()),
                        words.inWords(line.share(stage)),
                        words.inWords(total.share(stage))))
                .orElseGet(() -> labels.text("indicators.effect.nothing"));
    }

    /** How each is done, and since when: of those that the program does not explain by their name. */
    private void methods(Effect effect, List<Line> lines) {
        DescriptionList list = new DescriptionList();
        list.addClassName("visibles-terms");
        effect.methods().stream()
                .filter(method -> method.name() != null
                        && Stream.concat(
                                        lines.stream().map(Line::category),
                                        effect.together().stream().map(Part::category))
                                .anyMatch(method.code()::equals))
                .forEach(method -> {
                    String since = method.endsOn() == null
                            ? labels.text("indicators.effect.since", labels.day(method.startsOn()))
                            : labels.text(
                                    "indicators.effect.from-to",
                                    labels.day(method.startsOn()),
                                    labels.day(method.endsOn()));
                    list.add(
                            new DescriptionList.Term(words.name(method)),
                            new DescriptionList.Description(
                                    method.description() == null ? since : since + " " + method.description()));
                });
        if (list.getChildren().findAny().isPresent()) {
            add(list);
        }
    }
}
