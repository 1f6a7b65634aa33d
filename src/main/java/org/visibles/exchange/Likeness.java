package org.visibles.exchange;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.visibles.exchange.ListedRow.Reason;
import org.visibles.exchange.column.Folded;
import org.visibles.kernel.YouthId;
import org.visibles.matching.Birth;
import org.visibles.matching.Described;
import org.visibles.matching.Estimate;
import org.visibles.matching.Feature;
import org.visibles.matching.Level;
import org.visibles.matching.Matching;
import org.visibles.matching.Verdict;
import org.visibles.youth.YouthCheck;
import org.visibles.youth.YouthCheck.Lookalike;
import org.visibles.youth.YouthDetails;

/** Finds rows of a list that seem to be of a person whom the organisation follows, or of one further up in the list. */
@Component
class Likeness {

    private static final int REASONS = 4;

    private final YouthCheck people;
    private final RowTraits traits;

    Likeness(YouthCheck people, RowTraits traits) {
        this.people = people;
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

    /** Those of the rows who were found, by their numbers; the rows are kept, so that later ones are compared with them. */
    Map<Long, Found> find(UUID importId, List<Person> rows, Function<Collection<Long>, List<Person>> earlier) {
        List<Lookalike> records = people.alike(traits(rows));
        Set<Long> own = new HashSet<>();
        rows.forEach(row -> own.add(row.number()));
        List<Person> before = earlier.apply(traits.like(importId, rows).stream()
                .filter(number -> !own.contains(number))
                .toList());
        List<Described> all = new ArrayList<>();
        records.forEach(record -> all.add(described(record)));
        before.forEach(row -> all.add(described(row.details())));
        int first = all.size();
        rows.forEach(row -> all.add(described(row.details())));
        Map<Long, Found> found = new HashMap<>();
        byNumber(records, rows, found);
        Matching matching = new Matching(all);
        Estimate estimate = Estimate.shipped(all.size());
        List<Matching.Pair> pairs = matching.pairs(estimate, 0);
        for (boolean known : new boolean[] {true, false}) { // a record says more than another row
            for (Matching.Pair pair : pairs) {
                boolean record = pair.one() < records.size();
                if (record != known || pair.other() < first) {
                    continue;
                }
                Person row = rows.get(pair.other() - first);
                Person other = record ? null : row(pair.one() - records.size(), before, rows);
                String number = other == null
                        ? records.get(pair.one()).imilo()
                        : other.details().imilo();
                if (found.containsKey(row.number())
                        || other != null && other.number() >= row.number()
                        || apart(row.details().imilo(), number)) {
                    continue;
                }
                Verdict verdict = matching.verdict(estimate, pair.one(), pair.other());
                Evidence evidence = Evidence.of(verdict, all.size());
                if (evidence.likely()) {
                    found.put(
                            row.number(),
                            new Found(
                                    record ? records.get(pair.one()).id() : null,
                                    other == null ? null : other.number(),
                                    evidence.sure(),
                                    reasons(verdict)));
                }
            }
        }
        traits.keep(importId, rows);
        return found;
    }

    /** The same number of i-milo is the same person. */
    private static void byNumber(List<Lookalike> records, List<Person> rows, Map<Long, Found> found) {
        Map<String, YouthId> numbers = new HashMap<>();
        records.stream().filter(each -> each.imilo() != null).forEach(each -> numbers.put(each.imilo(), each.id()));
        for (Person row : rows) {
            YouthId known = row.details().imilo() == null
                    ? null
                    : numbers.get(row.details().imilo());
            if (known != null) {
                found.put(row.number(), new Found(known, null, true, List.of(new Reason("IMILO", "SAME"))));
            }
        }
    }

    private static Person row(int place, List<Person> before, List<Person> rows) {
        return place < before.size() ? before.get(place) : rows.get(place - before.size());
    }

    /** Two numbers of i-milo are two people. */
    private static boolean apart(@Nullable String one, @Nullable String other) {
        return one != null && other != null && !one.equals(other);
    }

    private static List<Reason> reasons(Verdict verdict) {
        return verdict.reasons().stream()
                .filter(reason -> reason.level() != Level.OTHER)
                .filter(reason -> reason.feature() != Feature.NAME_ORDER || reason.level() == Level.SWAPPED)
                .limit(REASONS)
                .map(reason ->
                        new Reason(reason.feature().name(), reason.level().name()))
                .toList();
    }

    private static YouthCheck.Traits traits(List<Person> rows) {
        Set<String> names = new HashSet<>();
        Set<LocalDate> births = new HashSet<>();
        Set<String> phones = new HashSet<>();
        Set<String> emails = new HashSet<>();
        Set<String> imilo = new HashSet<>();
        for (Person row : rows) {
            YouthDetails details = row.details();
            if (details.lastName() != null && details.firstName() != null) {
                names.add(details.lastName() + " " + details.firstName());
                names.add(details.firstName() + " " + details.lastName());
            }
            add(births, details.birthDate());
            phones.addAll(details.phones());
            add(emails, details.email() == null ? null : details.email().toLowerCase(Locale.ROOT));
            add(imilo, details.imilo());
        }
        return new YouthCheck.Traits(names, births, phones, emails, imilo);
    }

    private static <T> void add(Set<T> to, @Nullable T value) {
        if (value != null) {
            to.add(value);
        }
    }

    private static Described described(Lookalike record) {
        return described(
                record.firstName(),
                record.lastName(),
                record.birthDate(),
                record.sex(),
                record.phones(),
                record.email(),
                record.handle(),
                record.address(),
                record.commune());
    }

    private static Described described(YouthDetails details) {
        return described(
                details.firstName(),
                details.lastName(),
                details.birthDate(),
                details.sex() == null ? null : details.sex().name(),
                details.phones(),
                details.email(),
                details.handle(),
                details.address(),
                details.commune());
    }

    private static Described described(
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable LocalDate birth,
            @Nullable String sex,
            List<String> phones,
            @Nullable String email,
            @Nullable String handle,
            @Nullable String address,
            @Nullable String commune) {
        return new Described(
                firstName,
                lastName,
                birth == null ? null : Birth.on(birth.getYear(), birth.getMonthValue(), birth.getDayOfMonth()),
                sex,
                Set.copyOf(phones),
                email == null ? Set.of() : Set.of(email),
                handle == null ? Set.of() : Set.of(handle),
                address,
                commune,
                null);
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
                put(digests, "birth", details.birthDate().toString(), name.isEmpty() ? "" : name.substring(0, 1));
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
