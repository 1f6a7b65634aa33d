package org.visibles.indicators.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.router.QueryParameters;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.visibles.indicators.InventedFacts;
import org.visibles.testkit.Person;
import org.visibles.testkit.StatementCounter;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.testkit.WithMember;

/** The page that says what changed between two days, for each reader. */
@VisiblesTest
@TestPropertySource(properties = "visibles.test.figures=own-database-of-the-page")
class ChangesViewTest extends SpringBrowserlessTest {

    @Autowired
    private TestDatabase database;

    @Autowired
    private StatementCounter counter;

    @BeforeEach
    void invented_people() {
        if (database.asOwner().queryForObject("select count(*) from fact", Integer.class) == 0) {
            InventedFacts.write(database, 7, 160);
        }
    }

    @Test
    @WithMember(Person.AGENT_ROUEN)
    void an_organisation_sees_the_causes_of_each_difference() {
        open("depuis=2026-05-15&jusque=2026-08-15");
        assertThat(page())
                .contains("connus au 15 mai 2026", "15 août 2026", "Saisi en retard", "Survenu depuis")
                .doesNotContain("au moins", "masqué");
        List<String> identified = row(tables().getLast(), "Jeunes repérés");
        assertThat(number(identified.get(2)) - number(identified.get(1))).isEqualTo(number(identified.get(3)));
        assertThat(identified.get(4)).contains("Survenu depuis\u00a0: +");
        assertThat($(Corrections.class).exists()).isFalse();

        day("Connus au").setValue(LocalDate.of(2026, 2, 1));
        assertThat(UI.getCurrent().getActiveViewLocation().getQueryParameters().getSingleParameter("depuis"))
                .contains("2026-02-01");
        assertThat(page()).contains("connus au 1er février 2026");
    }

    @Test
    @WithMember(Person.COORDINATION)
    void the_coordination_sees_published_figures_and_entries_in_fives() {
        open("depuis=2026-03-31&jusque=2026-08-31");
        assertThat(page()).contains("Survenu depuis", "au moins ", "< 5").doesNotContain("numérateur");
        assertThat(tables().getLast().getElement().getTextRecursively()).doesNotContain("Survenu depuis");
    }

    @Test
    @WithMember(Person.COORDINATION)
    void the_coordination_takes_what_is_published_with_it() throws IOException {
        open("depuis=2026-03-31&jusque=2026-08-31");
        List<List<String>> shown = Stream.concat(
                        rows(tables().getFirst()).map(row -> List.of(row.getFirst(), row.get(1))),
                        rows(tables().getLast()))
                .toList();
        List<NamedCsvRecord> lines = CsvReader.builder()
                .fieldSeparator(';')
                .ofNamedCsvRecord(new String(download("Télécharger en CSV"), StandardCharsets.UTF_8).substring(1))
                .stream()
                .toList();
        assertThat(lines).hasSameSizeAs(shown);
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(download("Télécharger pour Excel")))) {
            int numbers = 0;
            for (int line = 0; line < shown.size(); line++) {
                List<String> cells = shown.get(line);
                NamedCsvRecord written = lines.get(line);
                assertThat(written.getField(1)).isEqualTo(cells.getFirst());
                Row row = workbook.getSheetAt(0).getRow(line + 1);
                boolean cause = cells.size() == 2;
                for (int column = 1; column < cells.size(); column++) {
                    int at = cause ? 6 : column + 2;
                    String seen = plain(cells.get(column));
                    assertThat(plain(written.getField(at))).isEqualTo(seen);
                    numbers += sameNumber(row.getCell(at), seen);
                }
            }
            assertThat(numbers).isGreaterThan(8);
        }
    }

    private static String plain(String text) {
        return text.replace("au moins ", "").replaceAll("[\\u00A0\\u202F+]", "");
    }

    /** One where the cell of the workbook is a number, which is the one that is seen. */
    private static int sameNumber(Cell cell, String seen) {
        if (cell.getCellType() != CellType.NUMERIC) {
            assertThat(plain(cell.getStringCellValue())).isEqualTo(seen);
            return 0;
        }
        double factor = seen.endsWith("%") || seen.endsWith("pt") ? 100 : 1;
        double number = Double.parseDouble(
                seen.replace('\u2212', '-').replaceAll("[^\\d,-]", "").replace(',', '.'));
        assertThat(cell.getNumericCellValue() * factor).as(seen).isCloseTo(number, within(0.051));
        return 1;
    }

    @Test
    @WithMember(Person.AGENT_ROUEN)
    void an_organisation_takes_nothing_of_it_away() {
        open("depuis=2026-05-15&jusque=2026-08-15");
        assertThat(page()).contains("restent à l'écran");
        assertThat($(Anchor.class).withText("Télécharger en CSV").exists()).isFalse();
    }

    @Test
    @WithMember(Person.AGENT_ROUEN)
    void what_cannot_be_is_said_and_something_is_shown_all_the_same() {
        open("depuis=2026-08-15&jusque=2026-05-15");
        assertThat(page()).contains("ils ont été échangés");
        for (String rubbish : List.of("depuis=demain", "x=1", "du=2026-01-01")) {
            open(rubbish);
            assertThat(page()).as(rubbish).contains("Une partie du lien n'a pas été comprise", "Saisi en retard");
        }
        open("depuis=2026-05-15&jusque=2026-05-15");
        assertThat(page()).contains("Aucun chiffre n'a changé");
    }

    @Test
    @WithMember(Person.AGENT_ROUEN)
    void the_number_of_statements_does_not_grow_with_the_data() {
        open("depuis=2026-02-15&jusque=2026-09-15"); // mergers of communes as known on past days are read once
        int few = counter.count(() -> open("depuis=2026-02-15&jusque=2026-09-15"));
        InventedFacts.write(database, 8, 100);
        assertThat(counter.count(() -> open("depuis=2026-02-15&jusque=2026-09-15")))
                .isEqualTo(few)
                .isLessThan(24); // two for each cause
    }

    private void open(String query) {
        UI.getCurrent().navigate("chiffres/changements", QueryParameters.fromString(query));
        assertThat(getCurrentView()).isInstanceOf(ChangesView.class);
    }

    private String page() {
        return getCurrentView().getElement().getTextRecursively();
    }

    private DatePicker day(String label) {
        return $(DatePicker.class).withCaption(label).single();
    }

    private List<NativeTable> tables() {
        return $(NativeTable.class).all();
    }

    private byte[] download(String link) {
        var out = new ByteArrayOutputStream();
        test($(Anchor.class).withText(link).single()).download(out);
        return out.toByteArray();
    }

    private static Stream<List<String>> rows(NativeTable table) {
        return table.getBody()
                .getElement()
                .getChildren()
                .map(row ->
                        row.getChildren().map(cell -> cell.getTextRecursively()).toList());
    }

    private static List<String> row(NativeTable table, String name) {
        return rows(table)
                .filter(cells -> cells.getFirst().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static int number(String text) {
        return Integer.parseInt(text.replace("+", "").replace("\u2212", "-"));
    }
}
