package org.visibles.indicators.ui;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.visibles.indicators.Figures;
import org.visibles.indicators.Figures.Line;
import org.visibles.indicators.Indicator;
import org.visibles.indicators.Value.State;

/** One tile for each indicator: its number, of how many, beside its target; the definition on demand. */
class KeyFigures extends Section {

    static final Set<Indicator> ESSENTIAL =
            EnumSet.of(Indicator.IDENTIFIED, Indicator.MOBILISATION, Indicator.CONNECTION, Indicator.POSITIVE_OUTCOME);

    private static final Map<String, Set<Indicator>> GROUPS = groups();

    KeyFigures(Labels labels, Figures figures) {
        addClassName("visibles-section");
        add(new H2(labels.text("indicators.key-figures")));
        GROUPS.forEach((key, indicators) -> {
            add(new H3(labels.text(key)));
            add(tiles(labels, figures, indicators));
        });
    }

    private static Map<String, Set<Indicator>> groups() {
        Map<String, Set<Indicator>> groups = new LinkedHashMap<>();
        groups.put("indicators.group.essential", ESSENTIAL);
        groups.put(
                "indicators.group.journeys",
                EnumSet.of(
                        Indicator.CONNECTION_OF_MOBILISED,
                        Indicator.EXITED,
                        Indicator.LASTING_EMPLOYMENT,
                        Indicator.STILL_AT_SIX_MONTHS,
                        Indicator.LOST));
        groups.put("indicators.group.people", EnumSet.range(Indicator.LIVING_IN_QPV, Indicator.ALREADY_KNOWN));
        groups.put("indicators.group.delays", EnumSet.range(Indicator.DAYS_TO_APPOINTMENT, Indicator.NO_SHOW_RATE));
        groups.put("indicators.group.activity", EnumSet.of(Indicator.EXCHANGES));
        return groups;
    }

    static Div tiles(Labels labels, Figures figures, Set<Indicator> indicators) {
        Div tiles = new Div();
        tiles.addClassName("visibles-tiles");
        for (Indicator indicator : indicators) {
            figures.total().line(indicator).ifPresent(line -> tiles.add(tile(labels, figures, line)));
        }
        return tiles;
    }

    private static Div tile(Labels labels, Figures figures, Line line) {
        Span name = new Span(labels.indicator(line.indicator()));
        name.addClassName("visibles-tile-name");
        Span value = new Span(labels.result(line));
        value.addClassName("visibles-tile-value");
        Div tile = new Div(name, value);
        tile.addClassName("visibles-tile");
        if (line.denominator().isShown() && line.numerator().isShown()) {
            tile.add(small(
                    labels.text("indicators.of", labels.count(line.numerator()), labels.count(line.denominator()))));
        }
        if (line.notStated().state() != State.EMPTY) {
            tile.add(small(labels.text("indicators.not-stated-share", labels.share(line.notStated()))));
        }
        Double target = figures.targets().get(line.indicator());
        if (target != null && target > 0) {
            tile.add(progress(labels, line, target));
        }
        Details definition = new Details(
                labels.text("indicators.definition"),
                new Paragraph(labels.text(line.indicator().formulaKey())));
        definition
                .getElement()
                .setAttribute(
                        "aria-label", labels.text("indicators.definition-of", labels.indicator(line.indicator())));
        tile.add(definition);
        return tile;
    }

    private static Div progress(Labels labels, Line line, double target) {
        Div progress = new Div(small(labels.text("indicators.target", labels.target(line.indicator(), target))));
        if (line.result().isShown()) {
            double part = line.result().number() / target;
            ProgressBar bar = new ProgressBar(0, 1, Math.min(1, part));
            bar.getElement()
                    .setAttribute(
                            "aria-label", labels.text("indicators.progress-of", labels.indicator(line.indicator())));
            progress.add(bar, small(labels.text("indicators.progress", labels.share(part))));
        }
        return progress;
    }

    private static Span small(String text) {
        Span span = new Span(text);
        span.addClassName("visibles-tile-note");
        return span;
    }
}
