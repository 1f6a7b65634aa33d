package org.visibles.indicators.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.visibles.indicators.Correction;
import org.visibles.indicators.Figures;
import org.visibles.indicators.Figures.Row;
import org.visibles.indicators.FiguresService;
import org.visibles.indicators.Period;
import org.visibles.indicators.Quarter;
import org.visibles.indicators.Selection;
import org.visibles.indicators.ui.CompareAsked.Span;

/**
 * What was read of two periods.
 *
 * @param spans the two periods, in the order of their choice; none where it is too early to compare
 * @param rows of each
 */
record Compared(Figures known, List<Span> spans, List<Row> rows, List<String> corrections) {

    static Compared read(FiguresService figures, boolean programme, Labels labels, CompareAsked asked) {
        Selection byQuarter = asked.byQuarter();
        Figures known = programme ? figures.programme(byQuarter) : figures.own(byQuarter);
        List<Quarter> quarters = known.quarters();
        List<Quarter> usual = usual(known);
        List<String> corrections = new ArrayList<>(Corrections.withoutTargets(labels, known));
        if (quarters.isEmpty() || programme && quarters.size() < 2) {
            return new Compared(known, List.of(), List.of(), corrections);
        }
        Span first = chosen(programme, asked.first(), quarters, usual.get(Math.max(0, usual.size() - 2)));
        Span second = chosen(programme, asked.second(), quarters, usual.getLast());
        if (programme && (unpublished(asked.first(), first) || unpublished(asked.second(), second))) {
            corrections.add(labels.text("indicators.compare.not-published"));
        }
        List<Span> spans = List.of(first, second);
        List<Row> rows = spans.stream()
                .map(span -> row(known, span)
                        .orElseGet(() -> programme
                                ? new Row(List.of(), List.of())
                                : free(figures, labels, known, span, corrections)))
                .toList();
        return new Compared(known, spans, rows, corrections);
    }

    /** The quarters that are over, where there are two. */
    private static List<Quarter> usual(Figures known) {
        List<Quarter> over = known.quarters().stream()
                .filter(quarter -> !quarter.lastDay().isAfter(known.knownOn()))
                .toList();
        return over.size() < 2 ? known.quarters() : over;
    }

    private static Span chosen(boolean programme, @Nullable Span asked, List<Quarter> quarters, Quarter usual) {
        boolean published = asked != null && (!programme || quarters.contains(asked.quarter()));
        return published && asked != null ? asked : Span.of(usual);
    }

    private static boolean unpublished(@Nullable Span asked, Span shown) {
        return asked != null && !asked.equals(shown);
    }

    /** The quarters are all in the figures that were read. */
    private static Optional<Row> row(Figures known, Span span) {
        Quarter quarter = span.quarter();
        return known.rows().stream()
                .filter(row -> quarter != null && row.categories().equals(List.of(quarter.code())))
                .findFirst();
    }

    /** A free period is read by itself. */
    private static Row free(FiguresService figures, Labels labels, Figures known, Span span, List<String> corrections) {
        Figures read = figures.own(
                new Selection(null, List.of(), known.selection().knownOn(), new Period(span.from(), span.until())));
        for (Correction correction : read.corrections()) {
            if (correction.name().startsWith("PERIOD")) {
                corrections.add(labels.text(
                        correction.key(),
                        labels.day(read.knownOn()),
                        labels.day(
                                read.selection().period() == null
                                        ? read.since()
                                        : read.selection().period().from()),
                        labels.day(read.until()),
                        ""));
            }
        }
        return read.total();
    }
}
