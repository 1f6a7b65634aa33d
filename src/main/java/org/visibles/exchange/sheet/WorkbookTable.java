package org.visibles.exchange.sheet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.visibles.exchange.sheet.TableFile.Format;
import org.visibles.exchange.sheet.TableFile.Found;
import org.visibles.exchange.sheet.TableFile.Remark;

/** Reads a sheet of an Excel workbook (.xlsx): what the cells show, formulas by the value they had when saved. */
final class WorkbookTable {

    private static final String TEXTS = "xl/sharedStrings.xml";
    private static final int MERGED_TOLD = 3;

    private final Lines lines;
    private final DayFormats days;
    private final boolean since1904;
    private final Set<Integer> hidden = new TreeSet<>();
    private final List<String> merged = new ArrayList<>();
    private long hiddenRows;
    private long formulas;
    private int mergedCount;
    private boolean wide;

    private WorkbookTable(Lines lines, DayFormats days, boolean since1904) {
        this.lines = lines;
        this.days = days;
        this.since1904 = since1904;
    }

    static Found read(Archive archive, @Nullable String asked, Lines lines) throws IOException {
        WorkbookParts parts = WorkbookParts.of(archive, asked);
        WorkbookTable table = new WorkbookTable(lines, DayFormats.of(archive), parts.since1904());
        try (SharedTexts texts = texts(archive);
                Xml xml = archive.open(parts.part())) {
            table.sheet(xml, texts);
        }
        List<Remark> remarks = new ArrayList<>(parts.remarks());
        remarks.addAll(table.remarks());
        return new Found(Format.XLSX, parts.name(), table.hidden, remarks);
    }

    /** The first lines of each sheet that can be seen; none where there is but one. */
    static List<Sheet> sheets(Archive archive) throws IOException {
        List<String> names = WorkbookParts.seen(archive);
        List<Sheet> sheets = new ArrayList<>();
        if (names.size() < 2) {
            return sheets;
        }
        DayFormats days = DayFormats.of(archive);
        try (SharedTexts texts = texts(archive)) {
            for (String name : names) {
                WorkbookParts parts = WorkbookParts.of(archive, name);
                Sheet.First first = new Sheet.First();
                try (Xml xml = archive.again().open(parts.part())) {
                    new WorkbookTable(new Lines(first), days, parts.since1904()).sheet(xml, texts);
                } catch (Sheet.Enough seen) {
                    // what stands below is of no interest
                }
                sheets.add(first.of(name));
            }
        }
        return sheets;
    }

    private static SharedTexts texts(Archive archive) throws IOException {
        SharedTexts texts = new SharedTexts();
        try {
            if (archive.has(TEXTS)) {
                try (Xml xml = archive.open(TEXTS)) {
                    texts(xml, texts);
                }
            }
            return texts;
        } catch (IOException | RuntimeException failed) {
            texts.close();
            throw failed;
        }
    }

    private static void texts(Xml xml, SharedTexts texts) throws IOException {
        StringBuilder text = new StringBuilder();
        boolean shown = false;
        boolean sound = false;
        while (xml.next()) {
            if (xml.begins("si")) {
                text.setLength(0);
            } else if (xml.ends("si")) {
                texts.add(text.toString());
            } else if (xml.begins("rPh") || xml.ends("rPh")) { // how it is pronounced
                sound = xml.begins("rPh");
            } else if (xml.begins("t") || xml.ends("t")) {
                shown = xml.begins("t");
            } else if (shown && !sound && xml.isText()) {
                xml.text(text);
            }
        }
    }

    private void sheet(Xml xml, SharedTexts texts) throws IOException {
        long number = 0;
        while (xml.next()) {
            if (xml.begins("col") && xml.truth("hidden")) {
                hide(xml.number("min", 1), xml.number("max", 1));
            } else if (xml.begins("row")) {
                number = xml.attribute("r") == null ? number + 1 : xml.number("r", 0);
                boolean unseen = xml.truth("hidden");
                long before = lines.count();
                lines.add(number, row(xml, texts));
                hiddenRows += unseen ? lines.count() - before : 0;
            } else if (xml.begins("mergeCell")) {
                mergedCount++;
                if (merged.size() < MERGED_TOLD) {
                    merged.add(xml.attribute("ref", "?"));
                }
            }
        }
    }

    private void hide(int first, int last) {
        for (int column = Math.max(first, 1); column <= Math.min(last, TableFile.MOST_COLUMNS); column++) {
            hidden.add(column - 1);
        }
    }

    private List<String> row(Xml xml, SharedTexts texts) throws IOException {
        List<String> cells = new ArrayList<>();
        int next = 0;
        while (xml.next() && !xml.ends("row")) {
            if (xml.begins("c")) {
                int column = column(xml.attribute("r"), next);
                next = column + 1;
                String value = cell(xml, texts);
                if (value.isBlank()) {
                    continue;
                }
                if (column >= TableFile.MOST_COLUMNS) {
                    wide = true;
                    continue;
                }
                while (cells.size() <= column) {
                    cells.add("");
                }
                cells.set(column, value);
            }
        }
        return cells;
    }

    private String cell(Xml xml, SharedTexts texts) throws IOException {
        String type = xml.attribute("t", "n");
        int style = xml.number("s", -1);
        StringBuilder value = new StringBuilder();
        String inside = "";
        while (xml.next() && !xml.ends("c")) {
            if (xml.begins("f")) {
                formulas++;
                inside = "f";
            } else if (xml.begins("v") || xml.begins("t")) {
                inside = "v";
            } else if (xml.ends("f") || xml.ends("v") || xml.ends("t")) {
                inside = "";
            } else if (inside.equals("v") && xml.isText()) {
                xml.text(value);
            }
        }
        return shown(type, style, value.toString(), texts);
    }

    private String shown(String type, int style, String value, SharedTexts texts) throws IOException {
        return switch (type) {
            case "s" -> value.matches("\\d{1,9}") ? texts.get(Integer.parseInt(value)) : "";
            case "b" -> value.equals("1") ? Values.YES : Values.NO;
            case "e" -> "";
            case "d" -> value.length() > 10 ? value.substring(0, 10) : value;
            case "n" -> value.isEmpty() ? "" : days.day(style) ? Values.day(value, since1904) : Values.number(value);
            default -> value; // str, inlineStr
        };
    }

    /** Of a cell's name, such as BC12; names beyond what is read count as just beyond. */
    static int column(@Nullable String name, int otherwise) {
        if (name == null) {
            return otherwise;
        }
        int column = 0;
        for (int index = 0; index < name.length() && Character.isLetter(name.charAt(index)); index++) {
            column = column * 26 + Character.toUpperCase(name.charAt(index)) - 'A' + 1;
            if (column > TableFile.MOST_COLUMNS) {
                return TableFile.MOST_COLUMNS;
            }
        }
        return Math.max(column - 1, 0);
    }

    private List<Remark> remarks() {
        List<Remark> remarks = new ArrayList<>();
        if (mergedCount > 0) {
            remarks.add(Remark.of("merged", mergedCount, String.join(", ", merged)));
        }
        remarks.addAll(Remark.ofSheet(hidden, hiddenRows, formulas, wide));
        return remarks;
    }
}
