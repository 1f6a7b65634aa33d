package org.visibles.indicators.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.router.QueryParameters;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.Person;
import org.visibles.testkit.StatementCounter;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.testkit.WithMember;
import org.visibles.widgets.Chart;
import org.visibles.widgets.IntervalChart;
import org.visibles.widgets.RowPages;

/** Five thousand lines: a thousand communes by five bands of age, one person in each. */
@VisiblesTest
@WithMember(Person.AGENT_ROUEN)
@TestPropertySource(properties = "visibles.test.figures=own-database-of-the-page")
class LongBreakdownTest extends SpringBrowserlessTest {

    private static final int COMMUNES = 1_000;

    private static final String PEOPLE = """
            with place as (select code from commune where active order by code limit ?),
            person as (
              select gen_random_uuid() as subject, p.code, a.band
              from place p, unnest(array['16_17', '18_21', '22_25', '26_29', 'OVER_29']) a(band))
            insert into fact (id, programme_id, subject, organisation_id, kind, effective_on, recorded_at, codes)
            select gen_random_uuid(), ?, subject, ?, kind, '2026-03-02', '2026-03-03', codes from person cross join lateral (values
              ('ATTRIBUTES', jsonb_build_object('eligible', 'YES', 'commune', code, 'ageBand', band)),
              ('STAGE', jsonb_build_object('stage', 'IDENTIFIED'))) v(kind, codes)""";

    private static final String MET = """
            insert into fact (id, programme_id, subject, organisation_id, kind, effective_on, recorded_at, codes)
            select gen_random_uuid(), ?, gen_random_uuid(), ?, 'ENCOUNTER', '2026-03-02', '2026-03-03',
              jsonb_build_object('way', 'STREET', 'commune', '76540', 'spot', gen_random_uuid())
            from generate_series(1, 5000)""";

    @Autowired
    private TestDatabase database;

    @Autowired
    private StatementCounter counter;

    @Autowired
    private I18NProvider texts;

    @BeforeEach
    void nobody() {
        database.asOwner().update("delete from fact");
    }

    private void people(int communes) {
        database.asOwner().update(PEOPLE, communes, Fixture.PROGRAMME.value(), Fixture.ROUEN.value());
    }

    @Test
    void a_long_table_is_shown_a_page_at_a_time() {
        people(3);
        int few = statements();
        database.asOwner().update("delete from fact");
        people(COMMUNES);
        assertThat(statements()).isEqualTo(few);

        NativeTable table = $(NativeTable.class).all().getLast();
        assertThat(table.getBody().getChildren()).hasSize(RowPages.ROWS);
        assertThat(words()).isEqualTo("Lignes précédentesLignes 1 à 50 sur 1 000Lignes suivantes");
        assertThat($(Button.class).withText("Lignes précédentes").single().isEnabled())
                .isFalse();
        test($(Button.class).withText("Lignes suivantes").single()).click();
        assertThat(words()).contains("Lignes 51 à 100 sur 1 000");

        open("par=COMMUNE&avec=AGE&page=999");
        assertThat(words()).contains("Lignes 951 à 1 000 sur 1 000");
        assertThat($(Button.class).withText("Lignes suivantes").single().isEnabled())
                .isFalse();
    }

    @Test
    void the_chart_draws_the_rows_of_its_page_and_the_total_stands_below() {
        people(120);
        open("par=COMMUNE");
        assertThat($(Chart.class).all().getLast().bars()).hasSize(RowPages.ROWS);
        assertThat($(NativeTable.class).all().getLast().getBody().getChildren()).hasSize(RowPages.ROWS + 1);
        open("par=COMMUNE&page=3");
        assertThat($(Chart.class).all().getLast().bars()).hasSize(20);
    }

    @Test
    void the_small_charts_are_those_of_the_largest_communes() {
        people(120);
        UI.getCurrent().navigate("chiffres/communes");
        assertThat($(Chart.class).all()).hasSize(SmallMultiples.MOST);
        assertThat(getCurrentView().getElement().getTextRecursively())
                .contains("Les 60 où le plus de jeunes ont été repérés, sur 120");
    }

    @Test
    void what_works_at_five_thousand_places_is_read_a_page_at_a_time() {
        database.asOwner().update(MET, Fixture.PROGRAMME.value(), Fixture.ROUEN.value());
        UI.getCurrent().navigate("chiffres/ce-qui-marche", QueryParameters.fromString("par=SPOT&page=100"));
        assertThat($(IntervalChart.class).single().intervals()).hasSize(RowPages.ROWS + 1);
        NativeTable table = $(NativeTable.class).single();
        assertThat(table.getBody().getChildren()).hasSize(RowPages.ROWS + 1);
        assertThat(table.getElement().getTextRecursively())
                .endsWith("Total5\u202f000000" + "0\u00a0%0\u00a0% à 0,1\u00a0%");
        assertThat(words()).contains("Lignes 4 951 à 5 000 sur 5 000");
        test($(Button.class).withText("Lignes précédentes").single()).click();
        assertThat(words()).contains("Lignes 4 901 à 4 950 sur 5 000");
        assertThat(UI.getCurrent().getActiveViewLocation().getQueryParameters().getQueryString())
                .contains("page=99", "par=SPOT");
    }

    @Test
    void a_file_of_five_thousand_rows_is_written_as_it_goes() throws IOException {
        AtomicInteger made = new AtomicInteger();
        PlainFile file = new PlainFile(
                "carte",
                "Carte",
                List.of("Commune", "Jeunes"),
                () -> IntStream.rangeClosed(1, 5_000)
                        .peek(made::set)
                        .mapToObj(each -> List.of(
                                PlainFile.Cell.of("Lieu " + each),
                                new PlainFile.Cell("" + each, (double) each, false))),
                new Provenance(
                        new Labels(texts, Locale.FRENCH),
                        "Essai",
                        null,
                        LocalDate.of(2026, 6, 30),
                        LocalDate.of(2026, 9, 30),
                        "carte 1"),
                "Lisez-moi",
                List.of(List.of("Carte", "Une ligne par lieu")));
        var csv = new ByteArrayOutputStream();
        file.csv(csv);
        assertThat(csv.toString(StandardCharsets.UTF_8).lines())
                .hasSize(5_001)
                .endsWith("Lieu 5000;5000;Essai;;2026-06-30;2026-09-30;carte 1");
        AtomicInteger first = new AtomicInteger();
        var xlsx = new ByteArrayOutputStream() {
            @Override
            public synchronized void write(byte[] bytes, int from, int length) {
                first.compareAndSet(0, made.get());
                super.write(bytes, from, length);
            }
        };
        made.set(0);
        file.xlsx(xlsx);
        assertThat(first.get()).isLessThan(5_000);
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(xlsx.toByteArray()))) {
            assertThat(workbook.getSheetAt(0).getLastRowNum()).isEqualTo(5_000);
            assertThat(workbook.getSheetAt(0).getRow(5_000).getCell(1).getNumericCellValue())
                    .isEqualTo(5_000);
            assertThat(workbook.getSheetAt(1).getRow(0).getCell(0).getStringCellValue())
                    .isEqualTo("Carte");
        }
    }

    private int statements() {
        return counter.statements(() -> open("par=COMMUNE&avec=AGE")).size();
    }

    private void open(String query) {
        UI.getCurrent().navigate("chiffres", QueryParameters.fromString(query));
    }

    private String words() {
        return $(Nav.class)
                .withAttribute("aria-label", "Pages du tableau")
                .single()
                .getElement()
                .getTextRecursively()
                .replaceAll("\\h", " ");
    }
}
