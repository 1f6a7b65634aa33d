package org.visibles.indicators.ui;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.visibles.indicators.Dated;
import org.visibles.indicators.Dates;
import org.visibles.indicators.Defined;
import org.visibles.indicators.Figures;
import org.visibles.indicators.Quarter;

/**
 * What the last columns of each line of a file say of all of it, so that a line that is copied elsewhere says it still.
 *
 * @param programme its name
 * @param from first day of the quarter or period that is counted; null for the whole programme
 * @param until the last day that counts; null where each figure has its own
 * @param knownOn as known at the end of this day
 * @param versions number of the definition of each figure by its code in the registry; empty where each line has its own
 */
record Provenance(
        Labels labels,
        String programme,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        LocalDate knownOn,
        String versions) {

    static Provenance of(Labels labels, Figures figures) {
        Quarter quarter = figures.selection().quarter();
        return quarter == null
                ? of(labels, figures.dates(), List.of())
                : new Provenance(
                        labels,
                        figures.programme(),
                        quarter.firstDay(),
                        quarter.lastDay().isBefore(figures.until()) ? quarter.lastDay() : figures.until(),
                        figures.knownOn(),
                        "");
    }

    static Provenance of(Labels labels, Dated counted, List<? extends Defined> figures) {
        return of(labels, counted.dates(), figures);
    }

    static Provenance of(Labels labels, Dates dates, List<? extends Defined> figures) {
        return new Provenance(
                labels,
                dates.programme(),
                dates.period() == null ? null : dates.period().from(),
                dates.until(),
                dates.knownOn(),
                figures.stream()
                        .map(figure ->
                                figure.registryCode() + " " + figure.version().number())
                        .collect(Collectors.joining(", ")));
    }

    List<String> headers() {
        List<String> headers = new ArrayList<>(List.of(
                labels.text("indicators.column.programme"),
                labels.text("indicators.column.from"),
                labels.text("indicators.column.until"),
                labels.text("indicators.column.known-on")));
        if (!versions.isEmpty()) {
            headers.add(labels.text("indicators.column.versions"));
        }
        return headers;
    }

    List<String> cells() {
        List<String> cells = new ArrayList<>(List.of(programme, text(from), text(until), knownOn.toString()));
        if (!versions.isEmpty()) {
            cells.add(versions);
        }
        return cells;
    }

    /** @param column the first one that is free */
    void write(Worksheet sheet, int row, int column) {
        sheet.value(row, column, programme);
        day(sheet, row, column + 1, from);
        day(sheet, row, column + 2, until);
        day(sheet, row, column + 3, knownOn);
        if (!versions.isEmpty()) {
            sheet.value(row, column + 4, versions);
        }
    }

    private static void day(Worksheet sheet, int row, int column, @Nullable LocalDate day) {
        if (day == null) {
            sheet.value(row, column, "");
            return;
        }
        sheet.value(row, column, day);
        sheet.style(row, column).format("yyyy-mm-dd").set();
    }

    private static String text(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }
}
