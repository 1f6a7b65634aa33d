package org.visibles.indicators.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.progressbar.ProgressBarVariant;
import java.util.List;
import org.visibles.indicators.Figures;
import org.visibles.indicators.Figures.Line;
import org.visibles.indicators.Indicator;
import org.visibles.indicators.Indicator.Unit;
import org.visibles.indicators.IndicatorGroup;
import org.visibles.indicators.Part;
import org.visibles.indicators.Value.State;

/** One tile for each indicator: its number, of how many, beside its target; definition, source and version on demand. */
class KeyFigures extends Section {

    KeyFigures(Labels labels, Figures figures, Behind behind) {
        addClassName("visibles-section");
        add(new H2(labels.text("indicators.key-figures")));
        for (IndicatorGroup group : IndicatorGroup.values()) {
            Div tiles = tiles(labels, figures, group, behind);
            if (tiles.getComponentCount() > 0) {
                add(new H3(labels.text(group.key())), tiles);
            }
        }
    }

    static Div tiles(Labels labels, Figures figures, IndicatorGroup group, Behind behind) {
        Div tiles = new Div();
        tiles.addClassName("visibles-tiles");
        for (Indicator indicator : group.indicators()) {
            figures.total()
                    .line(indicator)
                    .filter(KeyFigures::readable)
                    .ifPresent(line -> tiles.add(tile(labels, figures, line, behind)));
        }
        return tiles;
    }

    /** What was spent is not for everyone who reads figures. */
    static boolean readable(Line line) {
        return line.indicator().unit() != Unit.EUROS || line.numerator().isShown();
    }

    private static Div tile(Labels labels, Figures figures, Line line, Behind behind) {
        Span name = new Span(labels.indicator(line.indicator()));
        name.addClassName("visibles-tile-name");
        boolean fraction = line.denominator().isShown() && line.numerator().isShown();
        Span value = new Span(
                fraction ? new Span(labels.result(line)) : behind.number(labels.result(line), line, Part.NUMERATOR));
        value.addClassName("visibles-tile-value");
        Div tile = new Div(name, value);
        tile.addClassName("visibles-tile");
        if (fraction) {
            tile.add(
                    line.indicator().unit() == Unit.EUROS
                            ? cost(labels, figures, line, behind)
                            : fraction(labels, line, behind));
        }
        if (line.notStated().state() != State.EMPTY) {
            tile.add(note(behind.number(
                    labels.text("indicators.not-stated-share", labels.share(line.notStated())),
                    line,
                    Part.NOT_STATED)));
        }
        if (line.toReconfirm().state() != State.EMPTY) {
            tile.add(note(behind.number(
                    labels.text("indicators.to-reconfirm-share", labels.share(line.toReconfirm())),
                    line,
                    Part.TO_RECONFIRM)));
        }
        Double target = figures.targets().get(line.indicator());
        if (target != null) {
            tile.add(progress(labels, figures, line, target));
        }
        if (figures.suppressed()) {
            behind.byOrganisation(line).map(KeyFigures::note).ifPresent(tile::add);
        }
        tile.add(new DefinitionDetails(labels, line.indicator()));
        return tile;
    }

    private static Span fraction(Labels labels, Line line, Behind behind) {
        Span note = note(behind.number(labels.count(line.numerator()), line, Part.NUMERATOR));
        note.add(" " + labels.text("indicators.out-of") + " ");
        note.add(behind.number(labels.count(line.denominator()), line, Part.DENOMINATOR));
        return note;
    }

    private static Span cost(Labels labels, Figures figures, Line line, Behind behind) {
        Span note = new Span();
        note.addClassName("visibles-tile-note");
        new CostParts(labels, figures, behind)
                .of(line, List.of(), labels.indicator(line.indicator()))
                .forEach(part -> note.add(part.shown(), new Text(" ")));
        return note;
    }

    private static Div progress(Labels labels, Figures figures, Line line, double target) {
        Div progress = new Div(small(labels.text("indicators.target", labels.aim(line.indicator(), target))));
        Progress made = new Progress(line.indicator(), line.result().number(), target);
        if (made.told() && line.result().isShown()) {
            ProgressBar bar = new ProgressBar(0, made.full(), made.bar());
            if (made.passed()) {
                bar.addThemeVariants(ProgressBarVariant.LUMO_ERROR);
            }
            String words = made.words(labels, figures.elapsed());
            bar.getElement().setAttribute("aria-valuetext", words);
            bar.getElement()
                    .setAttribute(
                            "aria-label",
                            labels.text(
                                    line.indicator().lessIsBetter()
                                            ? "indicators.ceiling-of"
                                            : "indicators.progress-of",
                                    labels.indicator(line.indicator())));
            progress.add(line.indicator().lessIsBetter() ? ceiling(bar, made) : bar, small(words));
        }
        return progress;
    }

    /** With a mark where the ceiling is. */
    private static Div ceiling(ProgressBar bar, Progress made) {
        Div marked = new Div(bar);
        marked.addClassName("visibles-ceiling");
        marked.setClassName("visibles-ceiling-passed", made.passed());
        return marked;
    }

    private static Span small(String text) {
        return note(new Span(text));
    }

    private static Span note(Component content) {
        Span span = new Span(content);
        span.addClassName("visibles-tile-note");
        return span;
    }
}
