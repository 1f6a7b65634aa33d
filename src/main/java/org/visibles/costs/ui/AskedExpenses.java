package org.visibles.costs.ui;

import com.vaadin.flow.router.QueryParameters;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.visibles.costs.CategoryRow;
import org.visibles.costs.ExpenseFilter;
import org.visibles.costs.ExpenseService;
import org.visibles.costs.ExpensesAddress;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.OrganisationId;
import org.visibles.organisation.OrganisationRow;

/**
 * The filter as it stands in the page's address, put right.
 *
 * @param corrections keys of what was put right
 */
record AskedExpenses(ExpenseFilter filter, List<String> corrections) {

    /** What can be asked for. */
    record Choices(
            List<OrganisationRow> organisations,
            List<CategoryRow> categories,
            ExpenseService.Period period,
            LocalDate today) {

        boolean has(OrganisationId id) {
            return organisations.stream().anyMatch(each -> each.id().equals(id));
        }

        boolean has(String category) {
            return categories.stream().anyMatch(each -> each.code().equals(category));
        }
    }

    static AskedExpenses of(QueryParameters parameters, Choices choices) {
        Optional<OrganisationId> organisation = read(parameters, ExpensesAddress.ORGANISATION, OrganisationId::of)
                .filter(choices::has);
        Optional<String> category =
                parameters.getSingleParameter(ExpensesAddress.CATEGORY).filter(choices::has);
        Optional<YearMonth> from = read(parameters, ExpensesAddress.FROM, AskedExpenses::month);
        Optional<YearMonth> until = read(parameters, ExpensesAddress.UNTIL, AskedExpenses::month);
        Optional<LocalDate> known = read(parameters, ExpensesAddress.KNOWN, AskedExpenses::day);
        List<String> corrections = new ArrayList<>();
        if (Stream.of(organisation, category, from, until, known)
                        .filter(Optional::isPresent)
                        .count()
                < parameters.getParameters().size()) {
            corrections.add("costs.correction.address");
        }
        boolean reversed = from.isPresent() && until.isPresent() && until.get().isBefore(from.get());
        if (reversed) {
            corrections.add("costs.correction.months-reversed");
        }
        Optional<LocalDate> knownOn =
                known.filter(day -> !day.equals(choices.today())).filter(day -> isPast(day, choices, corrections));
        return new AskedExpenses(
                new ExpenseFilter(
                        organisation.orElse(null),
                        category.orElse(null),
                        (reversed ? until : from).orElse(null),
                        (reversed ? from : until).orElse(null),
                        knownOn.orElse(null)),
                corrections);
    }

    private static boolean isPast(LocalDate day, Choices choices, List<String> corrections) {
        if (day.isAfter(choices.today())) {
            corrections.add("costs.correction.known-in-future");
            return false;
        }
        if (day.isBefore(choices.period().first().atDay(1))) {
            corrections.add("costs.correction.known-before-programme");
            return false;
        }
        return true;
    }

    private static <T> Optional<T> read(QueryParameters parameters, String name, Function<String, T> reading) {
        return parameters.getSingleParameter(name).flatMap(text -> {
            try {
                return Optional.of(reading.apply(text));
            } catch (DateTimeException | NotFound mangled) {
                return Optional.empty();
            }
        });
    }

    private static YearMonth month(String text) {
        return YearMonth.from(day(text + "-01"));
    }

    /** Of a year of four digits: a database knows none that is much later. */
    private static LocalDate day(String text) {
        if (text.length() != "2026-01-01".length()) {
            throw new DateTimeException("no day of a year of four digits");
        }
        return LocalDate.parse(text);
    }
}
