package org.visibles.directory.ui;

import com.vaadin.flow.router.QueryParameters;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.visibles.directory.ServiceCriteria;
import org.visibles.directory.Vocabulary.Term;

/** The criteria as they stand in an address: all of them but the words. */
record SearchAddress(QueryParameters parameters) {

    private static final String NOW = "maintenant";

    static QueryParameters of(ServiceCriteria criteria, boolean now) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        put(parameters, Term.THEME, criteria.themes());
        put(parameters, Term.PUBLIC, criteria.publics());
        put(parameters, Term.MODE, criteria.modes());
        if (criteria.commune() != null) {
            parameters.put("commune", List.of(criteria.commune()));
        }
        if (criteria.withinKm() != null) {
            parameters.put("km", List.of(criteria.withinKm().toString()));
        }
        if (criteria.openAt() != null) {
            parameters.put("ouvert", List.of(now ? NOW : criteria.openAt().toString()));
        }
        if (criteria.worksWith()) {
            parameters.put("avec-nous", List.of("oui"));
        }
        return new QueryParameters(parameters);
    }

    private static void put(Map<String, List<String>> parameters, Term term, Set<String> codes) {
        if (!codes.isEmpty()) {
            parameters.put(name(term), List.copyOf(new TreeSet<>(codes)));
        }
    }

    private static String name(Term term) {
        return switch (term) {
            case THEME -> "theme";
            case PUBLIC -> "public";
            case MODE -> "accueil";
            case TYPE, FEES, ACCESS, BY, NETWORK -> throw new IllegalArgumentException(term.name());
        };
    }

    /** As they stand there, known or not. */
    Set<String> codes(Term term) {
        return new HashSet<>(parameters.getParameters().getOrDefault(name(term), List.of()));
    }

    Optional<String> commune() {
        return parameters.getSingleParameter("commune");
    }

    boolean asksWithin(Integer km) {
        return parameters.getSingleParameter("km").filter(km.toString()::equals).isPresent();
    }

    boolean openNow() {
        return parameters.getSingleParameter("ouvert").filter(NOW::equals).isPresent();
    }

    Optional<LocalDateTime> openAt() {
        return parameters.getSingleParameter("ouvert").flatMap(SearchAddress::moment);
    }

    private static Optional<LocalDateTime> moment(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text));
        } catch (DateTimeException mangled) {
            return Optional.empty();
        }
    }

    boolean worksWith() {
        return parameters.getParameters().containsKey("avec-nous");
    }
}
