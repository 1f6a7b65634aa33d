package org.visibles.exchange.sheet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.visibles.exchange.sheet.TableFile.Remark;
import org.visibles.kernel.RuleViolation;

/** Which sheets an Excel workbook has, and which of them is read: the one asked for, else the first that can be seen. */
record WorkbookParts(String name, String part, boolean since1904, List<Remark> remarks) {

    private static final String FOLDER = "xl/";
    private static final String WORKBOOK = FOLDER + "workbook.xml";
    /** Nobody chooses among more. */
    private static final int OFFERED = 20;

    private static final int MOST_SHEETS = 1_000;

    private record Sheet(String name, String relation, boolean hidden) {}

    /** @param asked null for the first */
    static WorkbookParts of(Archive archive, @Nullable String asked) throws IOException {
        List<Sheet> sheets = new ArrayList<>();
        boolean since1904 = false;
        try (Xml xml = archive.open(WORKBOOK)) {
            while (xml.next()) {
                if (xml.begins("workbookPr")) {
                    since1904 = xml.truth("date1904");
                } else if (xml.begins("sheet") && sheets.size() < MOST_SHEETS) {
                    sheets.add(new Sheet(
                            xml.attribute("name", "?"),
                            xml.attribute("id", ""),
                            !xml.attribute("state", "visible").equals("visible")));
                }
            }
        }
        List<Sheet> seen = sheets.stream().filter(sheet -> !sheet.hidden()).toList();
        if (seen.isEmpty()) {
            throw new RuleViolation("rule.exchange.file.all-hidden");
        }
        Sheet read = seen.stream()
                .filter(sheet -> asked == null || sheet.name().equals(asked))
                .findFirst()
                .orElseThrow(() -> new RuleViolation("rule.exchange.file.no-sheet", String.valueOf(asked)));
        return new WorkbookParts(
                read.name(), part(archive, read.relation()), since1904, remarks(archive, sheets, read, since1904));
    }

    /** Those that can be seen, in their order. */
    static List<String> seen(Archive archive) throws IOException {
        List<String> names = new ArrayList<>();
        try (Xml xml = archive.open(WORKBOOK)) {
            while (xml.next()) {
                if (xml.begins("sheet")
                        && names.size() < OFFERED
                        && xml.attribute("state", "visible").equals("visible")) {
                    names.add(xml.attribute("name", "?"));
                }
            }
        }
        return names;
    }

    private static List<Remark> remarks(Archive archive, List<Sheet> sheets, Sheet read, boolean since1904) {
        List<Remark> remarks = new ArrayList<>();
        List<String> hidden = names(sheets.stream().filter(Sheet::hidden).toList());
        List<String> others = names(sheets.stream()
                .filter(sheet -> !sheet.hidden() && sheet != read)
                .toList());
        if (!hidden.isEmpty()) {
            remarks.add(Remark.of("hidden-sheets", String.join(", ", hidden)));
        }
        if (!others.isEmpty()) {
            remarks.add(Remark.of("other-sheets", read.name(), String.join(", ", others)));
        }
        if (since1904) {
            remarks.add(Remark.of("since-1904"));
        }
        List<String> parts = archive.names();
        if (parts.stream().anyMatch(part -> part.endsWith("vbaProject.bin"))) {
            remarks.add(Remark.of("macros"));
        }
        if (parts.stream().anyMatch(part -> part.startsWith("xl/externalLinks/"))) {
            remarks.add(Remark.of("external-links"));
        }
        return remarks;
    }

    private static List<String> names(List<Sheet> sheets) {
        return sheets.stream().map(Sheet::name).limit(5).toList();
    }

    private static String part(Archive archive, String relation) throws IOException {
        Map<String, String> targets = new HashMap<>();
        try (Xml xml = archive.open("xl/_rels/workbook.xml.rels")) {
            while (xml.next()) {
                if (xml.begins("Relationship") && targets.size() < MOST_SHEETS) {
                    targets.put(xml.attribute("Id", ""), xml.attribute("Target", ""));
                }
            }
        }
        String target = targets.getOrDefault(relation, "");
        return target.startsWith("/") ? target.substring(1) : FOLDER + target;
    }
}
