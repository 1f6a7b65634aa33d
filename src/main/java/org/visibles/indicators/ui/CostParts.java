package org.visibles.indicators.ui;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.visibles.costs.ExpenseFilter;
import org.visibles.costs.ExpensesAddress;
import org.visibles.indicators.Figures;
import org.visibles.indicators.Figures.Line;
import org.visibles.indicators.Part;
import org.visibles.indicators.Period;
import org.visibles.indicators.Quarter;
import org.visibles.indicators.Selection;
import org.visibles.indicators.Variable;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.OrganisationId;

/** The two numbers that make a cost: what was spent leads to the expenses, the people by whom it is divided to these. */
record CostParts(Labels labels, Figures figures, Behind behind) {

    /** Those of a row; none where either is not told. */
    List<Entry> of(Line line, List<String> categories, String row) {
        if (!line.numerator().isShown() || !line.denominator().isShown()) {
            return List.of();
        }
        String euros = labels.text("indicators.euros", labels.count(line.numerator()));
        String people = labels.text(
                "indicators.young-people", Math.round(line.denominator().number()));
        return List.of(
                filter(categories)
                        .map(ExpensesAddress::of)
                        .map(address ->
                                new Entry(euros, address, labels.text("indicators.behind.expenses", euros, row)))
                        .orElseGet(() -> Entry.of(euros)),
                Entry.of(labels.text("indicators.euros-for")),
                behind.entry(people, line, Part.DENOMINATOR, categories, row));
    }

    /** Empty for a row that is of several organisations or quarters, or broken down by something else. */
    private Optional<ExpenseFilter> filter(List<String> categories) {
        Selection selection = figures.selection();
        if (categories.isEmpty()) {
            return Optional.of(filter(null, selection.quarter()));
        }
        String code = categories.getFirst();
        if (selection.by().equals(List.of(Variable.QUARTER))) {
            return Quarter.read(code).map(quarter -> filter(null, quarter));
        }
        return selection.by().equals(List.of(Variable.ORGANISATION))
                ? organisation(code).map(id -> filter(id, selection.quarter()))
                : Optional.empty();
    }

    private ExpenseFilter filter(@Nullable OrganisationId organisation, @Nullable Quarter quarter) {
        Period period = figures.selection().period();
        YearMonth from = period == null ? null : YearMonth.from(period.from());
        YearMonth until = YearMonth.from(figures.until());
        if (quarter != null) {
            YearMonth first = YearMonth.from(quarter.firstDay());
            YearMonth last = YearMonth.from(quarter.lastDay());
            from = from == null || from.isBefore(first) ? first : from;
            until = until.isAfter(last) ? last : until;
        }
        return new ExpenseFilter(organisation, null, from, until, figures.knownOn());
    }

    private static Optional<OrganisationId> organisation(String code) {
        try {
            return Optional.of(OrganisationId.of(code));
        } catch (NotFound several) {
            return Optional.empty();
        }
    }
}
