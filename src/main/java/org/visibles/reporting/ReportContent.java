package org.visibles.reporting;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.visibles.indicators.Indicator;
import org.visibles.indicators.Value;
import org.visibles.indicators.Variable;

/**
 * All that stands in a report, from which page, PDF and workbook are made: a frozen one keeps it as JSON. Names and
 * definitions are those of the day on which it was made; codes tell what is compared with what.
 *
 * @param format of this record, to be raised when what is kept means something else, or other rules of publication hold: 2
 *     since an organisation's report is made beside the programme's figures; 3 since the targets of organisations and the exits stand in it
 * @param programme its name
 * @param organisation its name; null for the programme's report
 * @param quarter code of the quarter in which people were identified; null for the whole programme
 * @param from first day of the period
 * @param until last day on which people counted were identified
 * @param knownOn as known at the end of this day
 */
public record ReportContent(
        int format,
        ReportKind kind,
        String programme,
        @Nullable String organisation,
        @Nullable String quarter,
        LocalDate from,
        LocalDate until,
        LocalDate knownOn,
        List<Part> parts) {

    static final int FORMAT = 3;

    private static final int BY_ONE_GRID = 2;

    public ReportContent {
        parts = List.copyOf(parts);
    }

    /**
     * One section.
     *
     * @param text what was written there; empty for nothing
     * @param note why there is no table, or what is peculiar about those that are
     */
    public record Part(
            Section section, String text, @Nullable String note, List<Table> tables) {

        public Part {
            tables = List.copyOf(tables);
        }

        private Part asBefore() {
            return new Part(
                    section,
                    text,
                    note,
                    tables.stream()
                            .filter(table -> !table.code().equals(TargetTables.OF_ORGANISATIONS))
                            .map(Table::asBefore)
                            .toList());
        }
    }

    /** How a table is drawn beside its numbers. */
    public enum Drawing {
        NONE,
        /** A bar for each row and column that is drawn. */
        BARS,
        /** The communes of the Métropole, by the column that is drawn. */
        MAP
    }

    /**
     * One table.
     *
     * @param sentence what it shows
     * @param rowsAre what the names of the rows are
     */
    public record Table(
            String code,
            String caption,
            String sentence,
            String rowsAre,
            Drawing drawing,
            List<Column> columns,
            List<Row> rows) {

        public Table {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }

        private Table asBefore() {
            return new Table(
                    code,
                    caption,
                    sentence,
                    rowsAre,
                    drawing,
                    columns,
                    rows.stream()
                            .filter(row -> !code.equals(FigureTables.FUNNEL)
                                    || !row.code().equals(Indicator.EXITED.code()))
                            .toList());
        }

        /** Code of the table that is broken down by it. */
        static String by(Variable variable) {
            return "by-" + variable.name().toLowerCase(Locale.ROOT);
        }
    }

    /** One column; drawn: whether its numbers are in the picture too. */
    public record Column(String code, String name, boolean drawn) {}

    /**
     * One line.
     *
     * @param code empty for the total
     */
    public record Row(String code, String name, List<Cell> cells) {

        public Row {
            cells = List.copyOf(cells);
        }

        public boolean isTotal() {
            return code.isEmpty();
        }
    }

    /** What a cell's number is. */
    public enum Unit {
        COUNT,
        /** Between 0 and 1. */
        SHARE,
        DAYS,
        HOURS,
        EUROS,
        TEXT
    }

    /**
     * One cell.
     *
     * @param number null unless shown, and for a text
     */
    public record Cell(
            Unit unit,
            Value.State state,
            @Nullable Double number,
            @Nullable String text) {

        static Cell of(Unit unit, Value value) {
            return new Cell(unit, value.state(), value.isShown() ? value.number() : null, null);
        }

        static Cell text(String text) {
            return new Cell(Unit.TEXT, Value.State.SHOWN, null, text);
        }

        /** A share of two numbers that are both told. */
        static Cell share(Value part, Value whole) {
            if (part.isShown() && whole.isShown() && whole.number() > 0) {
                return new Cell(Unit.SHARE, Value.State.SHOWN, part.number() / whole.number(), null);
            }
            Value.State state = part.isShown() && whole.isShown() ? Value.State.EMPTY : Value.State.MASKED;
            return new Cell(Unit.SHARE, part.state() == Value.State.EMPTY ? Value.State.EMPTY : state, null, null);
        }
    }

    /** Whether other rules of publication held when it was made. */
    boolean underOtherRules() {
        return format < BY_ONE_GRID;
    }

    /** Without what a report of an earlier format did not have. */
    ReportContent in(int earlier) {
        return earlier >= FORMAT
                ? this
                : new ReportContent(
                        earlier,
                        kind,
                        programme,
                        organisation,
                        quarter,
                        from,
                        until,
                        knownOn,
                        parts.stream().map(Part::asBefore).toList());
    }

    public Optional<Table> table(String code) {
        return parts.stream()
                .flatMap(part -> part.tables().stream())
                .filter(table -> table.code().equals(code))
                .findFirst();
    }
}
