package org.visibles.exchange.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.visibles.exchange.sheet.TableFile.Found;

class TableFileTest {

    @TempDir
    private Path folder;

    private final List<List<String>> rows = new ArrayList<>();
    private final List<Long> numbers = new ArrayList<>();

    static Stream<Arguments> texts() {
        Charset windows = Charset.forName("windows-1252");
        String french = "Prénom;Âge\r\nZoé;18\r\nFrançois;19";
        return Stream.of(
                Arguments.of(french.getBytes(StandardCharsets.UTF_8), "UTF-8"),
                Arguments.of(("\uFEFF" + french).getBytes(StandardCharsets.UTF_8), "UTF-8"),
                Arguments.of(french.getBytes(windows), "Windows-1252"),
                Arguments.of(("\uFEFF" + french).getBytes(StandardCharsets.UTF_16LE), "UTF-16LE"),
                Arguments.of(("\uFEFF" + french).getBytes(StandardCharsets.UTF_16BE), "UTF-16BE"),
                Arguments.of("Prénom\tÂge\rZoé\t18\rFrançois\t19".getBytes(windows), "Windows-1252"),
                Arguments.of("Prénom|Âge\nZoé|18\nFrançois|19\n".getBytes(StandardCharsets.UTF_8), "UTF-8"),
                Arguments.of("sep=,\nPrénom,Âge\nZoé,18\nFrançois,19".getBytes(StandardCharsets.UTF_8), "UTF-8"),
                Arguments.of(
                        "\"Prénom\",\"Âge\"\n\"Zoé\",\"18\"\n\n\"François\",\"19\"".getBytes(StandardCharsets.UTF_8),
                        "UTF-8"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void a_text_in_any_encoding_and_with_any_separator_reads_the_same(byte[] text, String encoding) throws IOException {
        Found found = read(Files.write(folder.resolve("liste.csv"), text));
        assertThat(rows).containsExactly(List.of("Prénom", "Âge"), List.of("Zoé", "18"), List.of("François", "19"));
        assertThat(found.detail()).isEqualTo(encoding);
        assertThat(found.remarks()).isEmpty();
    }

    @Test
    void what_stands_between_quotes_divides_nothing() throws IOException {
        read(Files.writeString(
                folder.resolve("liste.csv"), "Nom;Adresse\nA;\"1, rue; dite \"\"la\"\"\nbas\"\nB;2, rue, b, c, d"));
        assertThat(rows.get(1)).containsExactly("A", "1, rue; dite \"la\"\nbas");
        assertThat(numbers).containsExactly(1L, 2L, 4L);
    }

    @Test
    void two_encodings_in_one_file_are_both_read_and_it_is_said() throws IOException {
        Path file = folder.resolve("liste.csv");
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write("Nom;Prénom\nLéa;Noé\n".getBytes(StandardCharsets.UTF_8));
            out.write("Zoé;Chloé\n".getBytes(Charset.forName("windows-1252")));
        }
        Found found = read(file);
        assertThat(rows.get(1)).containsExactly("Léa", "Noé");
        assertThat(rows.get(2)).containsExactly("Zoé", "Chloé");
        assertThat(found.remarks()).containsExactly(TableFile.Remark.of("mixed-encodings", 3));
    }

    @Test
    void a_workbook_shows_what_its_cells_show() throws IOException {
        for (boolean since1904 : new boolean[] {false, true}) {
            rows.clear();
            Found found = read(workbook(since1904));
            assertThat(rows.get(0)).startsWith("Nom", "Né le", "Téléphone", "Formule");
            assertThat(rows.get(1))
                    .containsExactly("Zoé", "2001-05-14", "612345678", "7.5", "oui", "33612345678", "0.1");
            assertThat(found.detail()).isEqualTo("Liste");
            assertThat(found.hidden()).containsExactly(2);
            assertThat(found.remarks())
                    .extracting(TableFile.Remark::code)
                    .contains("merged", "hidden-columns", "hidden-sheets", "formulas", "hidden-rows");
            assertThat(found.remarks())
                    .extracting(TableFile.Remark::code)
                    .satisfies(codes -> assertThat(codes.contains("since-1904")).isEqualTo(since1904));
        }
    }

    private Path workbook(boolean since1904) throws IOException {
        Path file = folder.resolve("liste-" + since1904 + ".xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            if (since1904) {
                workbook.getCTWorkbook().getWorkbookPr().setDate1904(true);
            }
            workbook.createSheet("Caché");
            workbook.setSheetHidden(0, true);
            Sheet sheet = workbook.createSheet("Liste");
            workbook.setActiveSheet(1);
            CellStyle day = workbook.createCellStyle();
            day.setDataFormat(workbook.createDataFormat().getFormat("dd/mm/yyyy"));
            fill(sheet.createRow(0), "Nom", "Né le", "Téléphone", "Formule", "Vrai", "Long", "Dixième");
            Row row = sheet.createRow(2);
            row.createCell(0).setCellValue("Zoé");
            row.createCell(1).setCellValue(LocalDate.of(2001, 5, 14));
            row.getCell(1).setCellStyle(day);
            row.createCell(2).setCellValue(612345678d);
            row.createCell(3).setCellFormula("3*2.5");
            row.createCell(4).setCellValue(true);
            row.createCell(5).setCellValue(33612345678d);
            row.createCell(6).setCellValue(0.1 + 1e-17);
            workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
            fill(sheet.createRow(3), "Caché");
            sheet.getRow(3).setZeroHeight(true);
            sheet.setColumnHidden(2, true);
            sheet.addMergedRegion(new CellRangeAddress(4, 5, 0, 1));
            workbook.write(out);
        }
        return file;
    }

    @Test
    void of_several_sheets_the_one_asked_for_is_read() throws IOException {
        Path file = folder.resolve("feuilles.xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            fill(workbook.createSheet("Lisez-moi").createRow(0), "Bonjour");
            workbook.createSheet("Vide");
            fill(workbook.createSheet("Liste").createRow(3), "Nom");
            fill(workbook.createSheet("Secrète").createRow(0), "Non");
            workbook.setSheetHidden(3, true);
            workbook.write(out);
        }
        Path open = folder.resolve("feuilles.ods");
        try (Packed packed = Packed.at(open)) {
            packed.part("content.xml", """
                    <d xmlns:o="o" xmlns:t="t" xmlns:x="x" xmlns:s="s"><s:style s:name="h"><s:table-properties t:display="false"/></s:style><o:spreadsheet>
                    <t:table t:name="Lisez-moi"><t:table-row><t:table-cell><x:p>Bonjour</x:p></t:table-cell></t:table-row></t:table>
                    <t:table t:name="Vide"/>
                    <t:table t:name="Liste"><t:table-row t:number-rows-repeated="3"><t:table-cell/></t:table-row>
                    <t:table-row><t:table-cell><x:p>Nom</x:p></t:table-cell></t:table-row></t:table>
                    <t:table t:name="Secrète" t:style-name="h"><t:table-row><t:table-cell><x:p>Non</x:p></t:table-cell></t:table-row></t:table>
                    </o:spreadsheet></d>""");
        }
        for (Path each : List.of(file, open)) {
            assertThat(TableFile.sheets(each))
                    .containsExactly(
                            new org.visibles.exchange.sheet.Sheet(
                                    "Lisez-moi", List.of(new Line(1, List.of("Bonjour")))),
                            new org.visibles.exchange.sheet.Sheet("Vide", List.of()),
                            new org.visibles.exchange.sheet.Sheet("Liste", List.of(new Line(4, List.of("Nom")))));
            rows.clear();
            Found found = TableFile.read(each, "Liste", line -> rows.add(line.cells()));
            assertThat(rows).containsExactly(List.of("Nom"));
            assertThat(found.detail()).isEqualTo("Liste");
            assertThat(found.remarks())
                    .containsExactlyInAnyOrder(
                            TableFile.Remark.of("hidden-sheets", "Secrète"),
                            TableFile.Remark.of("other-sheets", "Liste", "Lisez-moi, Vide"));
            assertThatThrownBy(() -> TableFile.read(each, "Secrète", line -> {}))
                    .as("what its author has hidden stays so")
                    .hasMessageContaining("rule.exchange.file.no-sheet");
        }
    }

    private static void fill(Row row, String... texts) {
        IntStream.range(0, texts.length).forEach(each -> row.createCell(each).setCellValue(texts[each]));
    }

    @Test
    void an_open_document_shows_what_its_cells_show() throws IOException {
        Path file = folder.resolve("liste.ods");
        try (Packed packed = Packed.at(file)) {
            packed.part("content.xml", """
                    <office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s"><office:automatic-styles>
                    <style:style style:name="ta2"><style:table-properties table:display="false"/></style:style></office:automatic-styles>
                    <office:body><office:spreadsheet>
                    <table:table table:name="Caché" table:style-name="ta2"><table:table-row><table:table-cell><text:p>non</text:p></table:table-cell></table:table-row></table:table>
                    <table:table table:name="Liste"><table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>
                    <table:table-row><table:table-cell><text:p>Nom</text:p></table:table-cell><table:table-cell><text:p>Né le</text:p></table:table-cell><table:table-cell><text:p>Tél</text:p></table:table-cell></table:table-row>
                    <table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>
                    <table:table-row><table:table-cell><office:annotation><text:p>note</text:p></office:annotation><text:p>Zoé<text:s/>A</text:p><text:p>B</text:p></table:table-cell>
                    <table:table-cell office:value-type="date" office:date-value="2001-05-14T00:00:00"><text:p>14/05/01</text:p></table:table-cell>
                    <table:table-cell office:value-type="float" office:value="6.12345678E8"><text:p>612 345 678</text:p></table:table-cell></table:table-row>
                    </table:table></office:spreadsheet></office:body></office:document-content>""");
        }
        Found found = read(file);
        assertThat(rows).containsExactly(List.of("Nom", "Né le", "Tél"), List.of("Zoé A B", "2001-05-14", "612345678"));
        assertThat(numbers).containsExactly(1L, 5L);
        assertThat(found.hidden()).containsExactly(2);
        assertThat(found.remarks())
                .extracting(TableFile.Remark::code)
                .containsExactly("hidden-sheets", "hidden-columns");
    }

    @Test
    void four_hundred_columns_are_read_and_columns_without_end_are_not() throws IOException {
        Path file = folder.resolve("large.xlsx");
        try (Packed packed = Packed.workbook(file)) {
            packed.sheet(to -> {
                to.write("<row r=\"1\">");
                for (int column = 0; column < 450; column++) {
                    to.write("<c t=\"inlineStr\"><is><t>c" + column + "</t></is></c>");
                }
                to.write("<c r=\"ZZZZZZZZ1\"><v>1</v></c></row>");
            });
        }
        Found found = read(file);
        assertThat(rows.getFirst()).hasSize(450).endsWith("c449");
        assertThat(found.remarks()).extracting(TableFile.Remark::code).containsExactly("wide");
    }

    @Test
    void days_are_told_from_numbers_by_how_they_are_shown() {
        assertThat(Stream.of("dd/mm/yyyy", "m/d/yy", "[$-40C]d mmmm yyyy;@", "yyyy\\-mm\\-dd", "jj/mm/aaaa"))
                .allMatch(DayFormats::isDay);
        assertThat(Stream.of("General", "0.00", "#,##0 \"jours\"", "0#\" \"##\" \"##", "h:mm", "[Red]0"))
                .noneMatch(DayFormats::isDay);
        assertThat(Values.day("37025", false)).isEqualTo("2001-05-14");
        assertThat(Values.day("0.5", false)).isEqualTo("0.5");
        assertThat(Values.letters(0) + Values.letters(26) + Values.letters(701)).isEqualTo("AAAZZ");
    }

    private Found read(Path file) throws IOException {
        return TableFile.read(file, line -> {
            rows.add(line.cells());
            numbers.add(line.number());
        });
    }
}
