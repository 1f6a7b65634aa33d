package org.visibles.exchange;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.visibles.acquaintance.ListComparison;
import org.visibles.acquaintance.ListComparison.Match;
import org.visibles.acquaintance.ListMatches;
import org.visibles.exchange.ListedRow.Reason;
import org.visibles.exchange.column.Folded;
import org.visibles.kernel.YouthId;
import org.visibles.youth.YouthCheck;
import org.visibles.youth.YouthDetails;

/** Finds rows of a list that seem to be of a person whom the organisation follows, or of one further up in the list. */
@Component
class Likeness {

    /** What more rows share says too little about each. */
    static final int SHARED_BY = 60;

    private static final int REASONS = 5;
    private static final int START = 2;

    private final YouthCheck people;
    private final ListMatches matches;
    private final RowTraits traits;

    Likeness(YouthCheck people, ListMatches matches, RowTraits traits) {
        this.people = people;
        this.matches = matches;
        this.traits = traits;
    }

    /** A row that can be compared. */
    record Person(long number, YouthDetails details) {}

    /**
     * Whom a row seems to be.
     *
     * @param sure else it may be another
     */
    record Found(@Nullable YouthId known, @Nullable Long sameAs, boolean sure, List<Reason> reasons) {}

    /**
     * Those of the rows who were found, by their numbers; the rows are kept, so that later ones are compared with them.
     *
     * @param all how many rows the list has
     */
    Map<Long, Found> find(
            UUID importId, long all, List<Person> rows, Function<Collection<Long>, List<Person>> earlier) {
        Map<String, YouthId> numbers = people.numbered(rows.stream()
                .map(row -> row.details().imilo())
                .filter(Objects::nonNull)
                .toList());
        ListComparison comparison =
                matches.look(rows.stream().map(Person::details).toList(), all);
        Set<Long> own = new HashSet<>();
        rows.forEach(row -> own.add(row.number()));
        Map<ByteBuffer, List<Person>> above = new HashMap<>();
        earlier.apply(traits.like(importId, rows).stream()
                        .filter(number -> !own.contains(number))
                        .toList())
                .forEach(row -> file(above, row));
        Map<Long, Found> found = new HashMap<>();
        for (int place = 0; place < rows.size(); place++) {
            Person row = rows.get(place);
            Found seems = byNumber(row, numbers);
            seems = seems == null ? followed(comparison, place, row) : seems;
            seems = seems == null
                    ? further(comparison, place, row, above)
                    : seems; // a record says more than another row
            if (seems != null) {
                found.put(row.number(), seems);
            }
            file(above, row);
        }
        traits.keep(importId, rows);
        return found;
    }

    private static void file(Map<ByteBuffer, List<Person>> above, Person row) {
        digests(row.details())
                .forEach(digest ->
                        above.computeIfAbsent(digest, key -> new ArrayList<>()).add(row));
    }

    /** The same number of i-milo is the same person. */
    private static @Nullable Found byNumber(Person row, Map<String, YouthId> numbers) {
        String number = row.details().imilo();
        YouthId known = number == null ? null : numbers.get(number);
        return known == null ? null : new Found(known, null, true, List.of(new Reason("IMILO", "SAME", null)));
    }

    private static @Nullable Found followed(ListComparison comparison, int place, Person row) {
        return comparison.followed(place).stream()
                .filter(match -> !apart(row.details().imilo(), match.imilo()))
                .findFirst()
                .map(match -> new Found(match.id(), null, Evidence.sure(match), reasons(match)))
                .orElse(null);
    }

    private record Further(long number, Match match) {}

    private static @Nullable Found further(
            ListComparison comparison, int place, Person row, Map<ByteBuffer, List<Person>> above) {
        Set<Person> shared = new LinkedHashSet<>();
        digests(row.details())
                .forEach(digest -> above.getOrDefault(digest, List.of()).stream()
                        .limit(SHARED_BY)
                        .filter(other -> other.number() < row.number())
                        .forEach(shared::add));
        return shared.stream()
                .filter(other -> !apart(row.details().imilo(), other.details().imilo()))
                .map(other -> new Further(other.number(), comparison.with(place, other.details())))
                .filter(each -> each.match().likely())
                .max(Comparator.comparingDouble((Further each) -> each.match().above())
                        .thenComparingLong(each -> -each.number()))
                .map(each -> new Found(null, each.number(), Evidence.sure(each.match()), reasons(each.match())))
                .orElse(null);
    }

    /** Two numbers of i-milo are two people. */
    private static boolean apart(@Nullable String one, @Nullable String other) {
        return one != null && other != null && !one.equals(other);
    }

    private static List<Reason> reasons(Match match) {
        return match.reasons().stream()
                .limit(REASONS)
                .map(reason ->
                        new Reason(reason.feature().name(), reason.level().name(), reason.bits()))
                .toList();
    }

    /** What two rows of one person are likely to share, as digests. */
    static Set<ByteBuffer> digests(YouthDetails details) {
        Set<ByteBuffer> digests = new HashSet<>();
        String last = details.lastName() == null ? "" : Folded.of(details.lastName());
        String first = details.firstName() == null ? "" : Folded.of(details.firstName());
        if (!last.isEmpty() && !first.isEmpty()) {
            boolean order = last.compareTo(first) < 0;
            put(digests, "name", order ? last : first, order ? first : last);
        }
        if (details.birthDate() != null) {
            for (String name : List.of(last, first)) {
                put(
                        digests,
                        "birth",
                        details.birthDate().toString(),
                        name.substring(0, Math.min(START, name.length())));
            }
        }
        details.phones().forEach(phone -> put(digests, "phone", phone));
        if (details.email() != null) {
            put(digests, "email", details.email().toLowerCase(Locale.ROOT));
        }
        if (details.imilo() != null) {
            put(digests, "imilo", details.imilo());
        }
        return digests;
    }

    private static void put(Set<ByteBuffer> digests, String... parts) {
        digests.add(ByteBuffer.wrap(RowDigest.of(List.of(parts)), 0, 16));
    }
}
