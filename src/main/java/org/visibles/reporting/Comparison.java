package org.visibles.reporting;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.visibles.indicators.Value;
import org.visibles.indicators.Variable;
import org.visibles.reporting.ReportContent.Cell;
import org.visibles.reporting.ReportContent.Column;
import org.visibles.reporting.ReportContent.Row;
import org.visibles.reporting.ReportContent.Table;

/**
 * The tables of a frozen report beside those that the same question gives today. Compared by code: what is called
 * otherwise now is equal. Texts are nobody's figures and are not compared.
 *
 * @param cells that were compared
 */
public record Comparison(int cells, List<Difference> differences) {

    private static final Set<String> NOT_OF_PEOPLE = Set.of("target", "progress");

    /** What is known of why a cell differs. */
    public enum Cause {
        /** Its number is another. */
        NUMBER,
        /** Its number is another, and of those counted there some were anonymised since: they stay counted by month and age band. */
        ANONYMISED,
        /** Its number is another, and of those counted there some were joined, or parted, since. */
        MERGED,
        /** The indicator is no longer there. */
        INDICATOR_GONE,
        /** The indicator means something else now. */
        DEFINITION,
        /** The category is no longer told by itself, or no longer there. */
        CATEGORY_GONE,
        /** The category was not told by itself, or not there. */
        CATEGORY_NEW,
        /** The table is no longer made, or was not. */
        TABLE,
        /** The rules by which numbers are hidden and categories put together are others since. */
        RULES;

        /** Key of it in words. */
        public String key() {
            return "reporting.cause."
                    + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * One cell that differs, or a line or table that only one of the two has.
     *
     * @param before null where the frozen report has none
     * @param after null where there is none today
     */
    public record Difference(
            String table,
            String row,
            String column,
            @Nullable Cell before,
            @Nullable Cell after,
            Cause cause) {

        private Difference underOtherRules() {
            boolean theirs = cause == Cause.TABLE || cause == Cause.NUMBER && (hidden(before) || hidden(after));
            return theirs ? new Difference(table, row, column, before, after, Cause.RULES) : this;
        }

        private static boolean hidden(@Nullable Cell cell) {
            return cell != null && (cell.state() == Value.State.UNDER || cell.state() == Value.State.MASKED);
        }
    }

    public boolean isEqual() {
        return differences.isEmpty();
    }

    static Comparison of(ReportContent kept, ReportContent now) {
        return of(kept, now, (table, row) -> Cause.NUMBER);
    }

    /** Why the numbers of people in a row of a table are others, by their codes. */
    interface OfPeople {
        Cause cause(String table, String row);
    }

    static Comparison of(ReportContent kept, ReportContent now, OfPeople ofPeople) {
        return kept.underOtherRules()
                ? compared(kept, now.in(kept.format()), (table, row) -> {
                            Cause cause = ofPeople.cause(table, row);
                            return cause == Cause.NUMBER && Variable.isOthers(row) ? Cause.RULES : cause;
                        })
                        .underOtherRules()
                : compared(kept, now.in(kept.format()), ofPeople);
    }

    /** Of a report that was frozen when other rules of publication held: what is hidden on one side only is their doing. */
    private Comparison underOtherRules() {
        return new Comparison(
                cells, differences.stream().map(Difference::underOtherRules).toList());
    }

    private static Comparison compared(ReportContent kept, ReportContent now, OfPeople ofPeople) {
        List<Difference> differences = new ArrayList<>();
        int cells = 0;
        for (Table before : tables(kept)) {
            Table after = now.table(before.code()).orElse(null);
            cells += before.rows().stream().mapToInt(row -> row.cells().size()).sum();
            if (after == null) {
                differences.add(new Difference(before.caption(), "", "", null, null, Cause.TABLE));
            } else {
                compare(before, after, ofPeople, differences);
            }
        }
        tables(now).stream()
                .filter(after -> kept.table(after.code()).isEmpty())
                .forEach(after -> differences.add(new Difference(after.caption(), "", "", null, null, Cause.TABLE)));
        return new Comparison(cells, List.copyOf(differences));
    }

    private static List<Table> tables(ReportContent content) {
        return content.parts().stream().flatMap(part -> part.tables().stream()).toList();
    }

    private static void compare(Table before, Table after, OfPeople ofPeople, List<Difference> differences) {
        boolean indicators = before.code().equals("key-figures")
                || before.code().equals(DefinitionTable.CODE)
                || before.code().equals("targets")
                || before.code().equals(TargetTables.OF_ORGANISATIONS);
        for (int index = 0; index < before.rows().size(); index++) {
            Row row = before.rows().get(index);
            Row again = same(before, index, after);
            if (again == null) {
                differences.add(new Difference(
                        before.caption(),
                        row.name(),
                        "",
                        row.cells().getFirst(),
                        null,
                        indicators ? Cause.INDICATOR_GONE : Cause.CATEGORY_GONE));
            } else {
                compare(before, after, row, again, ofPeople, differences);
            }
        }
        if (before.code().equals(DefinitionTable.CODE)) {
            return; // what is defined besides changes nothing that was told
        }
        for (int index = 0; index < after.rows().size(); index++) {
            Row row = after.rows().get(index);
            if (same(after, index, before) == null) {
                differences.add(new Difference(
                        before.caption(), row.name(), "", null, row.cells().getFirst(), Cause.CATEGORY_NEW));
            }
        }
    }

    /** Of the same code; where several bear it, as neighbouring ages that are put together do, as many before it. */
    private static @Nullable Row same(Table table, int index, Table other) {
        String code = code(table.rows().get(index));
        long before = table.rows().subList(0, index).stream()
                .filter(row -> code(row).equals(code))
                .count();
        return other.rows().stream()
                .filter(row -> code(row).equals(code))
                .skip(before)
                .findFirst()
                .orElse(null);
    }

    /** Groups that are put together were once all called the same. */
    private static String code(Row row) {
        return Variable.isOthers(row.code()) ? Variable.OTHERS : row.code();
    }

    private static void compare(
            Table before, Table after, Row row, Row again, OfPeople ofPeople, List<Difference> differences) {
        for (int number = 0; number < before.columns().size(); number++) {
            Column column = before.columns().get(number);
            int there = after.columns().stream().map(Column::code).toList().indexOf(column.code());
            Cell cell = row.cells().get(number);
            Cell now = there < 0 ? null : again.cells().get(there);
            if (!Objects.equals(cell, now)) {
                differences.add(new Difference(
                        before.caption(), row.name(), column.name(), cell, now, cause(before, row, column, ofPeople)));
            }
        }
    }

    /** Targets and expenses are nobody's: what happened to people changes none of them. */
    private static Cause cause(Table table, Row row, Column column, OfPeople ofPeople) {
        if (table.code().equals(DefinitionTable.CODE)) {
            return Cause.DEFINITION;
        }
        return NOT_OF_PEOPLE.contains(column.code()) || row.code().startsWith("cost-")
                ? Cause.NUMBER
                : ofPeople.cause(table.code(), row.code());
    }
}
