package org.visibles.indicators.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.i18n.I18NProvider;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.visibles.indicators.Figures;
import org.visibles.indicators.Figures.Line;
import org.visibles.indicators.Figures.OrganisationTarget;
import org.visibles.indicators.Indicator;
import org.visibles.indicators.Selection;
import org.visibles.indicators.Value;
import org.visibles.indicators.Value.State;
import org.visibles.indicators.Variable;
import org.visibles.testkit.Office;

class FiguresFileTest {

    private static final Value NOTHING = new Value(State.EMPTY, 0);

    private final Labels labels = new Labels(new Keys(), Locale.FRENCH);

    /** Says the key itself, and what it was given. */
    private static class Keys implements I18NProvider {
        @Override
        public List<Locale> getProvidedLocales() {
            return List.of(Locale.FRENCH);
        }

        @Override
        public String getTranslation(String key, Locale locale, Object... arguments) {
            return key + (arguments.length == 0 ? "" : Arrays.toString(arguments));
        }
    }

    @Test
    void a_csv_file_reads_back_what_was_written() {
        byte[] bytes = csv(figures("=cmd|' /C calc'!A0"));
        assertThat(new String(bytes, StandardCharsets.UTF_8)).startsWith("\uFEFF");
        List<NamedCsvRecord> records = read(bytes);
        NamedCsvRecord total = records.getFirst();
        assertThat(total.getField("indicators.column.numerator")).isEqualTo("45");
        assertThat(total.getField("indicators.column.denominator")).isEqualTo("100");
        assertThat(total.getField("indicators.column.value")).isEqualTo("45\u00A0%");
        assertThat(total.getField("indicators.column.target")).isEqualTo("60\u00A0%");
        assertThat(records.get(1).getField("indicators.column.value")).isEqualTo("indicators.under");
    }

    @Test
    void others_of_an_organisations_file_are_said_to_hold_who_waits() {
        Figures one = figures("o");
        Figures folded = new Figures(
                "Essai",
                true,
                one.knownOn(),
                one.until(),
                Selection.by(Variable.SEX),
                List.of(),
                one.total(),
                List.of(new Figures.Row(List.of("OTHERS"), one.rows().getFirst().lines())),
                Map.of(),
                Map.of(),
                List.of(),
                0.5,
                one.since(),
                one.latest(),
                List.of(),
                List.of(),
                Map.of());
        String sentence = "indicators.others.own-file[Indicators.variable.sex]";
        assertThat(new String(csv(folded), StandardCharsets.UTF_8)).doesNotContain(sentence);
        var out = new ByteArrayOutputStream();
        new FiguresFile(labels, folded, true).csv(out);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains(sentence);
    }

    @Test
    void a_name_that_looks_like_a_formula_is_defused_in_a_csv_file() {
        for (String start : List.of("=", "+", "-", "@", "\t", "\r")) {
            String name = start + "1+1";
            assertThat(read(csv(figures(name))).get(1).getField("indicators.column.category"))
                    .isEqualTo("'" + name);
        }
    }

    @Test
    void a_workbook_reads_back_numbers_as_numbers_and_no_formula() throws Exception {
        var out = new ByteArrayOutputStream();
        new FiguresFile(labels, figures("=1+1"), false).xlsx(out);
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            Row total = workbook.getSheetAt(0).getRow(1);
            assertThat(total.getCell(4).getNumericCellValue()).isEqualTo(45);
            assertThat(total.getCell(6).getNumericCellValue()).isEqualTo(0.45);
            assertThat(total.getCell(6).getCellStyle().getDataFormatString()).isEqualTo("0.0%");
            Row small = workbook.getSheetAt(0).getRow(2);
            assertThat(small.getCell(1).getStringCellValue()).isEqualTo("=1+1");
            assertThat(small.getCell(1).getCellType()).isEqualTo(CellType.STRING);
            assertThat(small.getCell(6).getStringCellValue()).isEqualTo("indicators.under");
            assertThat(workbook.getSheetAt(1).getLastRowNum()).isEqualTo(Indicator.values().length + 2);
        }
    }

    @Test
    void a_long_file_goes_out_while_it_is_written() {
        for (BiConsumer<FiguresFile, OutputStream> write :
                List.<BiConsumer<FiguresFile, OutputStream>>of(FiguresFile::csv, FiguresFile::xlsx)) {
            var out = new ByteArrayOutputStream();
            List<Integer> gone = new ArrayList<>(List.of(0));
            I18NProvider watching = new Keys() {
                @Override
                public String getTranslation(String key, Locale locale, Object... arguments) {
                    gone.add(out.size());
                    return super.getTranslation(key, locale, arguments);
                }
            };
            write.accept(new FiguresFile(new Labels(watching, Locale.FRENCH), manyRows(5_000), false), out);
            int all = out.size();
            int half = gone.get(gone.size() / 2);
            assertThat(half).as("half-way through the rows").isGreaterThan(all / 4);
            assertThat(gone.stream().distinct().count()).isGreaterThan(3);
        }
    }

    @Test
    void each_line_says_as_of_which_day_it_is_known() throws Exception {
        assertThat(read(csv(figures("o"))))
                .isNotEmpty()
                .allSatisfy(line ->
                        assertThat(line.getField("indicators.column.known-on")).isEqualTo("2025-10-31"));
        var out = new ByteArrayOutputStream();
        new FiguresFile(labels, figures("o"), false).xlsx(out);
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            Row header = workbook.getSheetAt(0).getRow(0);
            assertThat(header.getCell(18).getStringCellValue()).isEqualTo("indicators.column.known-on");
            assertThat(workbook.getSheetAt(0)
                            .getRow(2)
                            .getCell(18)
                            .getLocalDateTimeCellValue()
                            .toLocalDate())
                    .isEqualTo(LocalDate.of(2025, 10, 31));
        }
    }

    @Test
    void what_the_organisations_aim_at_has_a_sheet_and_stands_in_their_rows() throws Exception {
        UUID rouen = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        Figures one = figures("o");
        Figures figures = new Figures(
                "Essai",
                true,
                one.knownOn(),
                one.until(),
                Selection.by(Variable.ORGANISATION),
                List.of(),
                one.total(),
                List.of(new Figures.Row(
                        List.of(rouen.toString()), one.rows().getFirst().lines())),
                Map.of(rouen.toString(), "=Rouen", other.toString(), "Elbeuf"),
                Map.of(),
                List.of(
                        new OrganisationTarget(rouen, Indicator.IDENTIFIED, 40, new Value(State.SHOWN, 30)),
                        new OrganisationTarget(rouen, Indicator.MOBILISATION, 0.5, Value.UNDER),
                        new OrganisationTarget(other, Indicator.IDENTIFIED, 10, Value.MASKED)),
                0.25,
                one.since(),
                one.latest(),
                List.of(),
                List.of(),
                Map.of());
        NamedCsvRecord row = read(csv(figures)).get(1);
        assertThat(row.getField("indicators.column.target")).isEqualTo("50\u00A0%");
        assertThat(row.getField("indicators.column.elapsed")).isEqualTo("25\u00A0%");
        assertThat(row.getField("indicators.column.until")).isEqualTo("2025-09-30");

        var out = new ByteArrayOutputStream();
        new FiguresFile(labels, figures, false).xlsx(out);
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            var sheet = workbook.getSheet("indicators.targets");
            assertThat(sheet.getLastRowNum()).isEqualTo(3);
            Row reached = IntStream.rangeClosed(1, 3)
                    .mapToObj(sheet::getRow)
                    .filter(each -> each.getCell(3).getCellType() == CellType.NUMERIC)
                    .findFirst()
                    .orElseThrow();
            assertThat(reached.getCell(0).getStringCellValue()).isEqualTo("=Rouen");
            assertThat(IntStream.rangeClosed(3, 6)
                            .mapToDouble(each -> reached.getCell(each).getNumericCellValue()))
                    .containsExactly(30.0, 40.0, 0.75, 0.25);
            assertThat(reached.getCell(7).getLocalDateTimeCellValue().toLocalDate())
                    .isEqualTo(figures.until());
            Row hidden = IntStream.rangeClosed(1, 3)
                    .mapToObj(sheet::getRow)
                    .filter(each -> each.getCell(0).getStringCellValue().equals("Elbeuf"))
                    .findFirst()
                    .orElseThrow();
            assertThat(hidden.getCell(3).getStringCellValue()).isEqualTo("indicators.masked");
            assertThat(hidden.getCell(5)).isNull();
            assertThat(workbook.getNumberOfSheets()).isEqualTo(3);
        }
    }

    private static Figures manyRows(int rows) {
        Figures one = figures("o");
        return new Figures(
                "Essai",
                true,
                one.knownOn(),
                one.until(),
                one.selection(),
                List.of(),
                one.total(),
                IntStream.range(0, rows)
                        .mapToObj(row -> new Figures.Row(
                                List.of(String.valueOf(row)),
                                one.rows().getFirst().lines()))
                        .toList(),
                Map.of(),
                Map.of(),
                List.of(),
                0.5,
                one.since(),
                one.latest(),
                List.of(),
                List.of(),
                Map.of());
    }

    @Test
    void libre_office_shows_the_same_numbers(@TempDir Path folder) throws Exception {
        var out = new ByteArrayOutputStream();
        new FiguresFile(labels, figures("=1+1"), false).xlsx(out);
        Path opened = Office.opened(folder, "chiffres.xlsx", out.toByteArray(), "");
        try (var workbook = new XSSFWorkbook(Files.newInputStream(opened))) {
            Row total = workbook.getSheetAt(0).getRow(1);
            assertThat(total.getCell(4).getNumericCellValue()).isEqualTo(45);
            assertThat(total.getCell(5).getNumericCellValue()).isEqualTo(100);
            assertThat(total.getCell(6).getNumericCellValue()).isEqualTo(0.45);
            assertThat(total.getCell(6).getCellStyle().getDataFormatString()).isEqualTo("0.0%");
            Row small = workbook.getSheetAt(0).getRow(2);
            assertThat(small.getCell(1).getStringCellValue()).isEqualTo("=1+1");
            assertThat(small.getCell(6).getStringCellValue()).isEqualTo("indicators.under");
        }
    }

    private byte[] csv(Figures figures) {
        var out = new ByteArrayOutputStream();
        new FiguresFile(labels, figures, false).csv(out);
        return out.toByteArray();
    }

    private static List<NamedCsvRecord> read(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8).substring(1);
        var reader = CsvReader.builder().fieldSeparator(';').ofNamedCsvRecord(text);
        return StreamSupport.stream(reader.spliterator(), false).toList();
    }

    private static Figures figures(String organisation) {
        Line total = new Line(
                Indicator.MOBILISATION,
                new Value(State.SHOWN, 45),
                new Value(State.SHOWN, 100),
                new Value(State.SHOWN, 0.45),
                NOTHING,
                NOTHING);
        Line hidden = new Line(
                Indicator.MOBILISATION, Value.UNDER, new Value(State.SHOWN, 20), Value.UNDER, NOTHING, NOTHING);
        return new Figures(
                "Essai",
                true,
                LocalDate.of(2025, 10, 31),
                LocalDate.of(2025, 9, 30),
                Selection.by(Variable.ORGANISATION),
                List.of(),
                new Figures.Row(List.of(), List.of(total)),
                List.of(new Figures.Row(List.of("o"), List.of(hidden))),
                Map.of("o", organisation),
                Map.of(Indicator.MOBILISATION, 0.6),
                List.of(),
                0.5,
                LocalDate.of(2024, 10, 1),
                LocalDate.of(2025, 10, 31),
                List.of(),
                List.of(),
                Map.of());
    }
}
