package org.visibles.indicators.ui;

import com.vaadin.flow.router.InvalidLocationException;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The page of the figures from which a list was opened; the address of the list holds it, so that there is a way back.
 *
 * @param page of the figures, with what was asked there
 */
record Origin(Location page) {

    private static final String FROM = "depuis";

    /** An address elsewhere would lead out of the program. */
    private static final Pattern FIGURES = Pattern.compile("chiffres(/[a-z-]+)*(\\?.*)?");

    static Origin of(String path, QueryParameters asked) {
        return new Origin(new Location(path, asked));
    }

    /** The one in the address of a list, if it is a page of the figures. */
    static Optional<Origin> of(QueryParameters parameters) {
        return parameters
                .getSingleParameter(FROM)
                .filter(address -> FIGURES.matcher(address).matches())
                .flatMap(Origin::read);
    }

    private static Optional<Origin> read(String address) {
        try {
            return Optional.of(new Origin(new Location(address)));
        } catch (IllegalArgumentException | InvalidLocationException garbled) {
            return Optional.empty();
        }
    }

    /** What the address of a list asks for itself; with a page that is none of the figures, which nobody understands. */
    static QueryParameters without(QueryParameters parameters) {
        Map<String, List<String>> rest = new HashMap<>(parameters.getParameters());
        of(parameters).ifPresent(known -> rest.remove(FROM));
        return new QueryParameters(rest);
    }

    QueryParameters along(QueryParameters parameters) {
        Map<String, List<String>> all = new HashMap<>(parameters.getParameters());
        all.put(FROM, List.of(address()));
        return new QueryParameters(all);
    }

    String address() {
        return page.getPathWithQueryParameters();
    }

    DatesAsked dates() {
        return DatesAsked.of(page.getQueryParameters());
    }
}
