package org.visibles.indicators.ui;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import org.visibles.indicators.Figures;
import org.visibles.indicators.Figures.Line;
import org.visibles.indicators.Indicator;
import org.visibles.indicators.Indicator.Unit;
import org.visibles.indicators.IndicatorGroup;
import org.visibles.indicators.Value.State;

/** One tile for each indicator: its number, of how many, beside its target; definition, source and version on demand. */
class KeyFigures extends Section {

    KeyFigures(Labels labels, Figures figures) {
        addClassName("visibles-section");
        add(new H2(labels.text("indicators.key-figures")));
        for (IndicatorGroup group : IndicatorGroup.values()) {
            Div tiles = tiles(labels, figures, group);
            if (tiles.getComponentCount() > 0) {
                add(new H3(labels.text(group.key())), tiles);
            }
        }
    }

    static Div tiles(Labels labels, Figures figures, IndicatorGroup group) {
        Div tiles = new Div();
        tiles.addClassName("visibles-tiles");
        for (Indicator indicator : group.indicators()) {
            figures.total()
                    .line(indicator)
                    .filter(KeyFigures::readable)
                    .ifPresent(line -> tiles.add(tile(labels, figures, line)));
        }
        return tiles;
    }

    /** What was spent is not for everyone who reads figures. */
    private static boolean readable(Line line) {
        return line.indicator().unit() != Unit.EUROS || line.numerator().isShown();
    }

    private static Div tile(Labels labels, Figures figures, Line line) {
        Span name = new Span(labels.indicator(line.indicator()));
        name.addClassName("visibles-tile-name");
        Span value = new Span(labels.result(line));
        value.addClassName("visibles-tile-value");
        Div tile = new Div(name, value);
        tile.addClassName("visibles-tile");
        if (line.denominator().isShown() && line.numerator().isShown()) {
            tile.add(small(labels.text(
                    line.indicator().unit() == Unit.EUROS ? "indicators.euros-for" : "indicators.of",
                    labels.count(line.numerator()),
                    labels.count(line.denominator()))));
        }
        if (line.notStated().state() != State.EMPTY) {
            tile.add(small(labels.text("indicators.not-stated-share", labels.share(line.notStated()))));
        }
        if (line.toReconfirm().state() != State.EMPTY) {
            tile.add(small(labels.text("indicators.to-reconfirm-share", labels.share(line.toReconfirm()))));
        }
        Double target = figures.targets().get(line.indicator());
        if (target != null) {
            tile.add(progress(labels, figures, line, target));
        }
        tile.add(definition(labels, line.indicator()));
        return tile;
    }

    private static Details definition(Labels labels, Indicator indicator) {
        DescriptionList entries = new DescriptionList();
        new DefinitionWords(labels)
                .essential(indicator)
                .forEach(entry -> entries.add(
                        new DescriptionList.Term(entry.name()), new DescriptionList.Description(entry.words())));
        Details definition = new Details(
                labels.text("indicators.definition"), new Paragraph(labels.text(indicator.formulaKey())), entries);
        definition.addClassName("visibles-definition");
        definition
                .getElement()
                .setAttribute("aria-label", labels.text("indicators.definition-of", labels.indicator(indicator)));
        return definition;
    }

    private static Div progress(Labels labels, Figures figures, Line line, double target) {
        Div progress = new Div(small(labels.text("indicators.target", labels.target(line.indicator(), target))));
        if (target > 0 && line.result().isShown()) {
            double part = line.result().number() / target;
            ProgressBar bar = new ProgressBar(0, 1, Math.min(1, part));
            bar.getElement()
                    .setAttribute(
                            "aria-label", labels.text("indicators.progress-of", labels.indicator(line.indicator())));
            progress.add(bar, small(labels.progress(line.indicator(), part, figures.elapsed())));
        }
        return progress;
    }

    private static Span small(String text) {
        Span span = new Span(text);
        span.addClassName("visibles-tile-note");
        return span;
    }
}
