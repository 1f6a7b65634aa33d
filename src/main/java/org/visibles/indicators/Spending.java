package org.visibles.indicators;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.visibles.costs.MonthSum;
import org.visibles.indicators.Tabulation.At;

/**
 * What was spent, by whom and when. It tells of nobody, so it is never hidden from whoever may read expenses.
 *
 * @param sums null for whoever may not
 */
record Spending(@Nullable List<MonthSum> sums) {

    /** By what expenses can be broken down. */
    static final Set<Variable> DIMENSIONS = EnumSet.of(Variable.ORGANISATION, Variable.QUARTER);

    static final Spending UNREAD = new Spending(null);

    /** In euros; empty for whoever may not read it, and where people are broken down by what is theirs alone. */
    Value euros(Tabulation counts, List<At> places) {
        if (sums == null || !places.stream().map(At::variable).allMatch(DIMENSIONS::contains)) {
            return Value.EMPTY;
        }
        long cents = sums.stream()
                .filter(sum -> places.stream()
                        .allMatch(at -> counts.folding(at.variable())
                                .categories(at.group())
                                .contains(category(at.variable(), sum))))
                .mapToLong(MonthSum::cents)
                .sum();
        return Value.shown(cents / 100.0);
    }

    private static String category(Variable variable, MonthSum sum) {
        return variable == Variable.ORGANISATION
                ? sum.organisation().toString()
                : Quarter.of(sum.month().atDay(1)).code();
    }
}
