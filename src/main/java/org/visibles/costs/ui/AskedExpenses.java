package org.visibles.costs.ui;

import com.vaadin.flow.router.QueryParameters;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.visibles.costs.ExpenseFilter;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.OrganisationId;

/** The filter as it stands in the page's address; what cannot be read is left out. */
final class AskedExpenses {

    private static final String ORGANISATION = "structure";
    private static final String CATEGORY = "categorie";
    private static final String FROM = "du";
    private static final String UNTIL = "au";
    private static final String KNOWN = "connu";

    private AskedExpenses() {}

    static ExpenseFilter of(QueryParameters parameters) {
        return new ExpenseFilter(
                read(parameters, ORGANISATION, OrganisationId::of).orElse(null),
                parameters
                        .getSingleParameter(CATEGORY)
                        .filter(code -> code.matches("[A-Z][A-Z0-9_]*"))
                        .orElse(null),
                read(parameters, FROM, YearMonth::parse).orElse(null),
                read(parameters, UNTIL, YearMonth::parse).orElse(null),
                read(parameters, KNOWN, LocalDate::parse).orElse(null));
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

    static QueryParameters parameters(ExpenseFilter filter) {
        Map<String, String> all = new LinkedHashMap<>();
        if (filter.organisation() != null) {
            all.put(ORGANISATION, filter.organisation().toString());
        }
        if (filter.category() != null) {
            all.put(CATEGORY, filter.category());
        }
        if (filter.from() != null) {
            all.put(FROM, filter.from().toString());
        }
        if (filter.until() != null) {
            all.put(UNTIL, filter.until().toString());
        }
        if (filter.knownOn() != null) {
            all.put(KNOWN, filter.knownOn().toString());
        }
        return QueryParameters.simple(all);
    }
}
