package org.visibles.costs;

import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashMap;
import java.util.Map;

/** The address of the page of expenses, in which their filter stands. */
public final class ExpensesAddress {

    public static final String ROUTE = "depenses";

    public static final String ORGANISATION = "structure";
    public static final String CATEGORY = "categorie";
    /** First and last month, as {@code 2026-01}. */
    public static final String FROM = "du";

    public static final String UNTIL = "au";
    /** Day of knowledge. */
    public static final String KNOWN = "connu";

    private ExpensesAddress() {}

    /** The page with this filter. */
    public static String of(ExpenseFilter filter) {
        String parameters = parameters(filter).getQueryString();
        return parameters.isEmpty() ? ROUTE : ROUTE + "?" + parameters;
    }

    public static QueryParameters parameters(ExpenseFilter filter) {
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
