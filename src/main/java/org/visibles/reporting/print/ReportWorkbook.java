package org.visibles.reporting.print;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.stereotype.Component;
import org.visibles.reporting.ReportContent.Cell;
import org.visibles.reporting.ReportContent.Part;
import org.visibles.reporting.ReportContent.Row;
import org.visibles.reporting.ReportContent.Table;
import org.visibles.reporting.ReportWords;

/**
 * A report as a workbook: what it is, then one sheet for each table, then the texts. Numbers are numbers, so that one can go
 * on working with them; what is hidden is a word.
 */
@Component
public class ReportWorkbook {

    private static final int SHEET_NAME = 31;
    private static final Set<String> WIDE = Set.of("definition", "source");

    private final ReportWords words;

    ReportWorkbook(ReportWords words) {
        this.words = words;
    }

    public byte[] write(Seal seal) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<Table> tables = seal.content().parts().stream()
                .flatMap(part -> part.tables().stream())
                .toList();
        try (Workbook workbook = new Workbook(out, "Visibles", "1.0")) {
            cover(workbook.newWorksheet(words.text("reporting.sheet.cover")), seal, tables);
            for (int index = 0; index < tables.size(); index++) {
                sheet(workbook.newWorksheet(name(index, tables.get(index))), tables.get(index));
            }
            texts(workbook.newWorksheet(words.text("reporting.sheet.texts")), seal);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return out.toByteArray();
    }

    /**
     * What a sheet may be called: 31 characters, without those that Excel refuses, and no apostrophe at its end, for which
     * LibreOffice leaves the sheet out; the number makes it one of a kind.
     */
    static String name(int index, Table table) {
        String name = (index + 1) + " " + table.caption().replaceAll("[\\[\\]:*?/\\\\]", " ");
        return name.substring(0, Math.min(name.length(), SHEET_NAME)).replaceAll("['’\\s]+$", "");
    }

    private void cover(Worksheet sheet, Seal seal, List<Table> tables) {
        sheet.width(0, 60);
        sheet.width(1, 90);
        int row = 0;
        sheet.value(row, 0, seal.title());
        sheet.style(row++, 0).bold().set();
        sheet.value(row++, 0, seal.of());
        for (String line : seal.about()) {
            sheet.value(row++, 0, line);
        }
        for (String line : seal.seal()) {
            sheet.value(row++, 0, line);
        }
        sheet.value(row++, 0, words.text("reporting.cover.suppressed"));
        row++;
        for (int index = 0; index < tables.size(); index++) {
            sheet.value(row, 0, name(index, tables.get(index)));
            sheet.value(row++, 1, tables.get(index).sentence());
        }
    }

    private void sheet(Worksheet sheet, Table table) {
        head(sheet, 0, table.rowsAre(), 42);
        for (int column = 0; column < table.columns().size(); column++) {
            head(
                    sheet,
                    column + 1,
                    table.columns().get(column).name(),
                    WIDE.contains(table.columns().get(column).code()) ? 80 : 18);
        }
        sheet.freezePane(1, 1);
        for (int index = 0; index < table.rows().size(); index++) {
            Row row = table.rows().get(index);
            sheet.value(index + 1, 0, row.name());
            for (int column = 0; column < row.cells().size(); column++) {
                write(sheet, index + 1, column + 1, row.cells().get(column));
            }
            if (row.isTotal()) {
                sheet.range(index + 1, 0, index + 1, row.cells().size())
                        .style()
                        .bold()
                        .set();
            }
        }
    }

    private static void head(Worksheet sheet, int column, String text, int width) {
        sheet.value(0, column, text);
        sheet.style(0, column).bold().wrapText(true).set();
        sheet.width(column, width);
    }

    private void write(Worksheet sheet, int row, int column, Cell cell) {
        Double number = cell.number();
        if (number == null) {
            sheet.value(row, column, words.cell(cell));
            return;
        }
        sheet.value(row, column, number);
        switch (cell.unit()) {
            case SHARE -> sheet.style(row, column).format("0.0%").set();
            case DAYS, HOURS -> sheet.style(row, column).format("0.0").set();
            case EUROS -> sheet.style(row, column).format("#,##0 \"€\"").set();
            case COUNT, TEXT -> {}
        }
    }

    private void texts(Worksheet sheet, Seal seal) {
        sheet.width(0, 42);
        sheet.width(1, 110);
        int row = 0;
        for (Part part : seal.content().parts()) {
            if (!part.text().isEmpty()) {
                sheet.value(row, 0, words.text(part.section().key()));
                sheet.value(row, 1, part.text());
                sheet.style(row++, 1).wrapText(true).set();
            }
        }
    }
}
