package org.visibles.indicators.ui;

import com.vaadin.flow.router.QueryParameters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.visibles.indicators.Cited;
import org.visibles.indicators.CohortTable;
import org.visibles.indicators.Indicator;
import org.visibles.indicators.Part;
import org.visibles.indicators.Selection;
import org.visibles.indicators.Variable;
import org.visibles.indicators.Within;
import org.visibles.indicators.Within.Stage;

/**
 * Which number of the figures the address of a page points at: what the figures are asked for, and of that one part and
 * one row.
 *
 * @param categories of the row; empty for everyone
 * @param within of a cohort those who got so far soon enough; else null
 * @param unread whether something in the address could not be read, and is left out
 */
record CitedAsked(
        FiguresAsked figures,
        Part part,
        List<String> categories,
        @Nullable Within within,
        boolean unread) {

    private static final String PART = "nombre";
    private static final String MONTHS = "mois";
    private static final String STAGE = "etape";
    private static final List<String> CATEGORIES = List.of("valeur", "croisee");

    static CitedAsked of(QueryParameters parameters) {
        Map<String, List<String>> rest = new HashMap<>(parameters.getParameters());
        List.of(PART, MONTHS, STAGE).forEach(rest::remove);
        CATEGORIES.forEach(rest::remove);
        FiguresAsked figures = FiguresAsked.of(new QueryParameters(rest));
        List<Part> parts = Part.of(figures.indicator());
        Part first = parts.isEmpty() ? Part.NUMERATOR : parts.getFirst();
        Part part = Choice.of(parameters, PART, parts, first);
        List<String> categories = CATEGORIES.stream()
                .flatMap(name -> parameters.getSingleParameter(name).stream())
                .toList();
        boolean row = categories.size() == figures.selection().by().size();
        Optional<Within> within = within(parameters);
        boolean cohort = parameters.getParameters().containsKey(MONTHS)
                || parameters.getParameters().containsKey(STAGE);
        boolean unread = figures.unread()
                || cohort && within.isEmpty()
                || !categories.isEmpty() && !row
                || parameters
                        .getSingleParameter(PART)
                        .filter(code -> !code.equalsIgnoreCase(part.name()))
                        .isPresent();
        return new CitedAsked(figures, part, row ? categories : List.of(), within.orElse(null), unread);
    }

    private static Optional<Within> within(QueryParameters parameters) {
        return parameters
                .getSingleParameter(STAGE)
                .flatMap(code -> Stream.of(Stage.values())
                        .filter(stage -> stage.name().equals(code))
                        .findFirst())
                .flatMap(stage -> parameters
                        .getSingleParameter(MONTHS)
                        .flatMap(months -> CohortTable.AFTER.stream()
                                .filter(each -> each.toString().equals(months))
                                .findFirst())
                        .map(months -> new Within(months, stage)));
    }

    /** A number on the page of the figures, as these are shown. */
    static CitedAsked of(Selection selection, Indicator indicator, Part part, List<String> categories) {
        List<Variable> by = selection.by();
        FiguresAsked figures = new FiguresAsked(
                selection.quarter(),
                selection.period(),
                selection.knownOn(),
                by.isEmpty() ? null : by.getFirst(),
                by.size() < 2 ? null : by.getLast(),
                indicator,
                1,
                false);
        return new CitedAsked(figures, part, categories, null, false);
    }

    QueryParameters parameters() {
        Map<String, String> all = new HashMap<>();
        figures.parameters().getParameters().forEach((name, values) -> all.put(name, values.getFirst()));
        all.put(PART, part.name());
        if (within != null) {
            all.put(MONTHS, String.valueOf(within.months()));
            all.put(STAGE, within.stage().name());
        }
        for (int at = 0; at < categories.size(); at++) {
            all.put(CATEGORIES.get(at), categories.get(at));
        }
        return QueryParameters.simple(all);
    }

    CitedAsked part(Part other) {
        return new CitedAsked(figures, other, categories, null, false);
    }

    /** Of a cohort. */
    CitedAsked within(Within soon) {
        return new CitedAsked(figures, part, categories, soon, false);
    }

    Cited cited() {
        return new Cited(figures.selection(), null, figures.indicator(), part, new ArrayList<>(categories), within);
    }
}
