package org.visibles.exchange;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.visibles.exchange.Likeness.Found;
import org.visibles.exchange.Likeness.Person;
import org.visibles.exchange.ListedRow.Group;
import org.visibles.exchange.column.Columns;
import org.visibles.exchange.column.Field;
import org.visibles.exchange.column.Problem;
import org.visibles.exchange.column.RowReader;
import org.visibles.exchange.column.Towns;
import org.visibles.geography.CommuneHistory;
import org.visibles.geography.GeographyService;
import org.visibles.kernel.RuleViolation;
import org.visibles.youth.YouthCheck;
import org.visibles.youth.YouthDetails;

/** Sorts rows into the four groups, by the rules of the record and by whom they seem to be; in the caller's transaction. */
@Component
class ListChecking {

    /** Rows that are compared with each other in memory. */
    static final int BATCH = 500;

    private static final int ALL_COMMUNES = 10_000;

    private final StagedRows rows;
    private final Likeness likeness;
    private final YouthCheck people;
    private final GeographyService geography;
    private final CommuneHistory communes;
    private final Clock clock;

    ListChecking(
            StagedRows rows,
            Likeness likeness,
            YouthCheck people,
            GeographyService geography,
            CommuneHistory communes,
            Clock clock) {
        this.rows = rows;
        this.likeness = likeness;
        this.people = people;
        this.geography = geography;
        this.communes = communes;
        this.clock = clock;
    }

    RowReader reader(ImportedList list) {
        return new RowReader(
                list.columns(),
                list.terms(),
                new Towns(geography.search("", ALL_COMMUNES), geography.qpvs()).knowing(communes.former()),
                LocalDate.now(clock));
    }

    /** Checks some rows, which are in their order. */
    void check(ImportedList list, RowReader reader, List<ListedRow> batch) {
        Map<Long, List<Problem>> problems = new HashMap<>();
        List<Person> persons = new ArrayList<>();
        for (ListedRow row : batch) {
            List<Problem> found = new ArrayList<>();
            YouthDetails details = details(list, reader, row, found);
            problems.put(row.number(), found);
            if (details != null && !list.terms().pseudonymous()) {
                persons.add(new Person(row.number(), details));
            }
        }
        Map<Long, Found> known = persons.isEmpty()
                ? Map.of()
                : likeness.find(list.id(), list.total(), persons, numbers -> earlier(list, reader, numbers));
        rows.checked(
                list.id(),
                batch.stream()
                        .map(row -> checked(
                                list, row, problems.getOrDefault(row.number(), List.of()), known.get(row.number())))
                        .toList());
    }

    private static CheckedRow checked(ImportedList list, ListedRow row, List<Problem> problems, @Nullable Found found) {
        boolean refused = problems.stream().anyMatch(Problem::refused);
        Group group = refused
                ? Group.REFUSED
                : found != null && found.sure()
                        ? Group.KNOWN
                        : found != null || !problems.isEmpty() ? Group.UNCLEAR : Group.NEW;
        return new CheckedRow(
                row.number(),
                group,
                problems,
                found == null ? null : found.known(),
                found == null ? null : found.sameAs(),
                found == null ? List.of() : found.reasons(),
                RowDigest.row(row.cells(), list.columns(), list.terms().pseudonymous()));
    }

    private List<Person> earlier(ImportedList list, RowReader reader, Collection<Long> numbers) {
        List<Person> persons = new ArrayList<>();
        for (ListedRow row : numbers.isEmpty() ? List.<ListedRow>of() : rows.numbered(list.id(), numbers)) {
            YouthDetails details = row.group() == Group.REFUSED ? null : details(list, reader, row, new ArrayList<>());
            if (details != null) {
                persons.add(new Person(row.number(), details));
            }
        }
        return persons;
    }

    /** As they would be kept; null where a rule refuses them. */
    private @Nullable YouthDetails details(ImportedList list, RowReader reader, ListedRow row, List<Problem> problems) {
        RowReader.Read read = reader.read(row.cells());
        problems.addAll(read.problems());
        if (problems.stream().anyMatch(Problem::refused)) {
            return null;
        }
        YouthDetails details = read.details();
        if (!list.terms().pseudonymous() && nobody(list.columns(), details)) {
            problems.add(new Problem(-1, "exchange.problem.nobody", List.of(), "", true));
            return null;
        }
        try {
            return people.checked(details);
        } catch (RuleViolation rule) {
            problems.add(problem(list.columns(), row.cells(), rule));
            return null;
        }
    }

    private static boolean nobody(Columns columns, YouthDetails details) {
        return details.lastName() == null
                && details.firstName() == null
                && (!columns.has(Field.PSEUDONYM) || details.pseudonym().equals(RowReader.NO_PSEUDONYM));
    }

    static Problem problem(Columns columns, List<String> cells, RuleViolation rule) {
        int column = Blame.of(rule, columns);
        String value = column >= 0 && column < cells.size() ? cells.get(column).strip() : "";
        return new Problem(
                column,
                rule.key(),
                rule.arguments().stream().map(String::valueOf).toList(),
                value,
                true);
    }
}
