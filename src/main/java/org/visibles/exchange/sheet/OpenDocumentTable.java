package org.visibles.exchange.sheet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.visibles.exchange.sheet.TableFile.Format;
import org.visibles.exchange.sheet.TableFile.Found;
import org.visibles.exchange.sheet.TableFile.Remark;
import org.visibles.kernel.RuleViolation;

/** Reads a sheet of an OpenDocument workbook (.ods): the one asked for, else the first that can be seen. */
final class OpenDocumentTable {

    private static final String CONTENT = "content.xml";
    private static final String MANIFEST = "META-INF/manifest.xml";
    private static final int MOST_STYLES = 10_000;
    private static final int SHEETS_TOLD = 5;

    private final Lines lines;
    private final @Nullable String asked;
    private final Set<String> unseenStyles = new HashSet<>();
    private final Set<Integer> hidden = new TreeSet<>();
    private final List<String> hiddenSheets = new ArrayList<>();
    private final List<String> others = new ArrayList<>();
    private String name = "";
    private long hiddenRows;
    private long formulas;
    private long merged;
    private boolean wide;

    private OpenDocumentTable(Lines lines, @Nullable String asked) {
        this.lines = lines;
        this.asked = asked;
    }

    /** The first lines of each sheet that can be seen; none where there is but one. */
    static List<Sheet> sheets(Archive archive) throws IOException {
        OpenDocumentTable names = new OpenDocumentTable(new Lines(line -> {}), "");
        try (Xml xml = archive.open(CONTENT)) {
            names.document(xml);
        }
        List<Sheet> sheets = new ArrayList<>();
        for (String each : names.others.size() < 2 ? List.<String>of() : names.others) {
            Sheet.First first = new Sheet.First();
            try (Xml xml = archive.again().open(CONTENT)) {
                new OpenDocumentTable(new Lines(first), each).document(xml);
            } catch (Sheet.Enough seen) {
                // what stands below is of no interest
            }
            sheets.add(first.of(each));
        }
        return sheets;
    }

    static Found read(Archive archive, @Nullable String asked, Lines lines) throws IOException {
        if (archive.has(MANIFEST)) {
            try (Xml xml = archive.open(MANIFEST)) {
                while (xml.next()) {
                    if (xml.begins("encryption-data")) {
                        throw new RuleViolation("rule.exchange.file.password");
                    }
                }
            }
        }
        OpenDocumentTable table = new OpenDocumentTable(lines, asked);
        boolean spreadsheet;
        try (Xml xml = archive.open(CONTENT)) {
            spreadsheet = table.document(xml);
        }
        if (!spreadsheet) {
            throw new RuleViolation("rule.exchange.file.no-table");
        }
        if (table.name.isEmpty()) {
            throw table.others.isEmpty()
                    ? new RuleViolation("rule.exchange.file.all-hidden")
                    : new RuleViolation("rule.exchange.file.no-sheet", String.valueOf(asked));
        }
        List<Remark> remarks = table.remarks();
        if (archive.names().stream().anyMatch(part -> part.startsWith("Basic/") || part.startsWith("Scripts/"))) {
            remarks.add(Remark.of("macros"));
        }
        return new Found(Format.ODS, table.name, table.hidden, remarks);
    }

    private boolean document(Xml xml) {
        boolean spreadsheet = false;
        String style = "";
        while (xml.next()) {
            if (xml.begins("spreadsheet")) {
                spreadsheet = true;
            } else if (xml.begins("style")) {
                style = xml.attribute("name", "");
            } else if (xml.begins("table-properties")
                    && unseenStyles.size() < MOST_STYLES
                    && xml.attribute("display", "true").equals("false")) {
                unseenStyles.add(style);
            } else if (xml.begins("table")) {
                table(xml);
            }
        }
        return spreadsheet;
    }

    private void table(Xml xml) {
        String called = xml.attribute("name", "?");
        if (unseenStyles.contains(xml.attribute("style-name", ""))) {
            told(hiddenSheets, called);
        } else if (name.isEmpty() && (asked == null || asked.equals(called))) {
            name = called;
            rows(xml);
            return;
        } else {
            told(others, called);
        }
        while (xml.next() && !xml.ends("table")) {
            // another sheet
        }
    }

    private static void told(List<String> sheets, String called) {
        if (sheets.size() < SHEETS_TOLD) {
            sheets.add(called);
        }
    }

    private void rows(Xml xml) {
        long number = 1;
        int column = 0;
        while (xml.next() && !xml.ends("table")) {
            if (xml.begins("table-column")) {
                int times = times(xml, "number-columns-repeated");
                if (!xml.attribute("visibility", "visible").equals("visible")) {
                    for (int each = column; each < Math.min(column + times, TableFile.MOST_COLUMNS); each++) {
                        hidden.add(each);
                    }
                }
                column = Math.min(column + times, TableFile.MOST_COLUMNS);
            } else if (xml.begins("table-row")) {
                int times = times(xml, "number-rows-repeated");
                boolean unseen = !xml.attribute("visibility", "visible").equals("visible");
                List<String> cells = row(xml);
                long before = lines.count();
                for (int time = 0; time < times && !Line.blank(cells); time++) {
                    lines.add(number + time, cells);
                }
                hiddenRows += unseen ? lines.count() - before : 0;
                number += times;
            }
        }
    }

    private List<String> row(Xml xml) {
        List<String> cells = new ArrayList<>();
        while (xml.next() && !xml.ends("table-row")) {
            boolean covered = xml.begins("covered-table-cell");
            if (!covered && !xml.begins("table-cell")) {
                continue;
            }
            int times = times(xml, "number-columns-repeated");
            merged += times(xml, "number-columns-spanned") > 1 || times(xml, "number-rows-spanned") > 1 ? 1 : 0;
            formulas += xml.attribute("formula") == null ? 0 : 1;
            String value = cell(xml, covered ? "covered-table-cell" : "table-cell");
            for (int time = 0; time < times; time++) {
                if (cells.size() >= TableFile.MOST_COLUMNS) {
                    wide |= !value.isBlank();
                    break;
                }
                cells.add(value);
            }
        }
        return cells;
    }

    private String cell(Xml xml, String element) {
        String type = xml.attribute("value-type", "");
        String known = switch (type) {
            case "float", "percentage", "currency" -> Values.number(xml.attribute("value", ""));
            case "date" -> {
                String day = xml.attribute("date-value", "");
                yield day.length() > 10 ? day.substring(0, 10) : day;
            }
            case "boolean" -> xml.attribute("boolean-value", "").equals("true") ? Values.YES : Values.NO;
            default -> "";
        };
        StringBuilder text = new StringBuilder();
        boolean paragraph = false;
        boolean note = false;
        while (xml.next() && !xml.ends(element)) {
            if (xml.begins("annotation") || xml.ends("annotation")) {
                note = xml.begins("annotation");
            } else if (xml.begins("p")) {
                paragraph = true;
                text.append(text.isEmpty() || note ? "" : " ");
            } else if (xml.ends("p")) {
                paragraph = false;
            } else if (xml.begins("s") || xml.begins("tab") || xml.begins("line-break")) {
                text.append(note ? "" : " ");
            } else if (paragraph && !note && xml.isText()) {
                xml.text(text);
            }
        }
        return known.isEmpty() ? text.toString() : known;
    }

    private static int times(Xml xml, String attribute) {
        return Math.max(1, xml.number(attribute, 1));
    }

    private List<Remark> remarks() {
        List<Remark> remarks = new ArrayList<>();
        if (!hiddenSheets.isEmpty()) {
            remarks.add(Remark.of("hidden-sheets", String.join(", ", hiddenSheets)));
        }
        if (!others.isEmpty()) {
            remarks.add(Remark.of("other-sheets", name, String.join(", ", others)));
        }
        if (merged > 0) {
            remarks.add(Remark.of("merged-some", merged));
        }
        remarks.addAll(Remark.ofSheet(hidden, hiddenRows, formulas, wide));
        return remarks;
    }
}
