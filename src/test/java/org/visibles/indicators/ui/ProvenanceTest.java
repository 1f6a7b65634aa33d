package org.visibles.indicators.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.QueryParameters;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.visibles.testkit.Person;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.testkit.WithMember;

/** Each line of every file of the figures says of which programme it is, as known when, and by which definitions. */
@VisiblesTest
@TestPropertySource(properties = "visibles.test.figures=own-database-of-what-works")
class ProvenanceTest extends SpringBrowserlessTest {

    private static final List<String> FOLLOWING =
            List.of("Expérimentation", "Compté à partir du", "Compté jusqu'au", "Situation connue au");

    @Autowired
    private TestDatabase database;

    @BeforeEach
    void invented_people_and_outings() {
        EffectViewTest.invent(database);
    }

    @Test
    @WithMember(Person.COORDINATION)
    void each_line_of_the_programmes_files_says_where_it_comes_from() throws Exception {
        for (String part : List.of("", "/terrain", "/ce-qui-marche", "/carte", "/comparer", "/communes", "/cohortes")) {
            open("chiffres" + part, "connu=2026-06-30");
            saysWhereItComesFrom(part, "", "2026-06-30");
        }
        open("chiffres/changements", "depuis=2026-03-31&jusque=2026-06-30");
        saysWhereItComesFrom("changements", "", "");
        assertThat(csv())
                .allSatisfy(line -> assertThat(line.getField("Comparé à la situation connue au"))
                        .isEqualTo("2026-03-31"));
    }

    @Test
    @WithMember(Person.AGENT_ROUEN)
    void each_line_of_an_organisations_files_says_where_it_comes_from() throws Exception {
        for (String part : List.of("", "/terrain", "/ce-qui-marche", "/carte", "/comparer", "/communes", "/cohortes")) {
            open("chiffres" + part, "connu=2026-06-30");
            saysWhereItComesFrom(part, "", "2026-06-30");
        }
    }

    @Test
    @WithMember(Person.COORDINATION)
    void the_file_of_a_quarter_says_from_when_until_when() throws Exception {
        open("chiffres", "trimestre=2026-Q1&connu=2026-06-30");
        saysWhereItComesFrom("trimestre", "2026-01-01", "2026-03-31");
    }

    @Test
    @WithMember(Person.COORDINATION)
    void the_versions_are_those_of_the_registry() {
        open("chiffres/carte", "connu=2026-06-30");
        assertThat(csv())
                .allSatisfy(line -> assertThat(line.getField("Versions des définitions"))
                        .isEqualTo("map-outings 1, map-met 1, map-identified 1, map-connection 1"));
    }

    private void saysWhereItComesFrom(String part, String from, String until) throws Exception {
        String programme = database.asOwner().queryForObject("select name from programme", String.class);
        List<NamedCsvRecord> lines = csv();
        assertThat(lines).as(part).isNotEmpty().allSatisfy(line -> {
            assertThat(FOLLOWING.stream().map(line::getField))
                    .as(part)
                    .containsExactly(programme, from, until, "2026-06-30");
            assertThat(line.getHeader()).as(part).containsAnyOf("Version", "Versions des définitions");
        });
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(download("Télécharger pour Excel")))) {
            Row header = workbook.getSheetAt(0).getRow(0);
            int first = lines.getFirst().getHeader().indexOf(FOLLOWING.getFirst());
            assertThat(header.getCell(first).getStringCellValue()).isEqualTo(FOLLOWING.getFirst());
            assertThat(workbook.getSheetAt(0).getLastRowNum()).as(part).isPositive();
            for (int line = 1; line <= workbook.getSheetAt(0).getLastRowNum(); line++) {
                Row row = workbook.getSheetAt(0).getRow(line);
                assertThat(row.getCell(first).getStringCellValue()).isEqualTo(programme);
                assertThat(day(row.getCell(first + 3))).as(part).isEqualTo(LocalDate.of(2026, 6, 30));
            }
        }
    }

    private static LocalDate day(Cell cell) {
        return cell.getLocalDateTimeCellValue().toLocalDate();
    }

    private List<NamedCsvRecord> csv() {
        String text = new String(download("Télécharger en CSV"), StandardCharsets.UTF_8).substring(1);
        return CsvReader.builder().fieldSeparator(';').ofNamedCsvRecord(text).stream()
                .toList();
    }

    private byte[] download(String link) {
        var out = new ByteArrayOutputStream();
        test($(Anchor.class).withText(link).single()).download(out);
        return out.toByteArray();
    }

    private void open(String route, String query) {
        UI.getCurrent().navigate(route, QueryParameters.fromString(query));
    }
}
