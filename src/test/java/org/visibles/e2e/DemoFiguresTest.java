package org.visibles.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.liquibase.autoconfigure.LiquibaseConnectionDetails;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.visibles.e2e.DemoRecount.Count;
import org.visibles.indicators.SwitchedMonthEnds;

/** The demo's figures, on the page and in both files, are those that hand-written SQL counts over the demo's records. */
@EndToEnd
class DemoFiguresTest {

    private static final String OWN = "Ville de Rouen";
    private static final String TOTAL = "Total";

    @LocalServerPort
    private int port;

    @Autowired
    private LiquibaseConnectionDetails owner;

    @Autowired
    private SwitchedMonthEnds monthEnds;

    @Autowired
    private DemoRows rows;

    private DemoRecount recount;

    @BeforeEach
    void count() {
        recount = new DemoRecount(owner.getJdbcUrl(), owner.getUsername(), owner.getPassword());
    }

    @AfterEach
    void close() {
        recount.close();
    }

    @ParameterizedTest
    @CsvSource({"responsable.rouen, desktop", "responsable.rouen, phone", "coordination, desktop", "coordination, phone"
    })
    void the_two_dates_the_definitions_and_what_changed_are_sound(String login, String device) {
        try (Visitor visitor = Visitor.on(device, port)) {
            visitor.signIn(login);
            visitor.open("chiffres?connu=2099-01-01&rebut=1");
            visitor.sees("n'est pas encore venu");
            visitor.page()
                    .getByText("Définition", new Page.GetByTextOptions().setExact(true))
                    .first()
                    .click();
            visitor.sees("Numérateur");
            visitor.picture(login + "-deux-dates");
            visitor.check(login + " deux dates");
            visitor.open("chiffres/changements");
            visitor.sees("Saisi en retard");
            visitor.picture(login + "-ce-qui-a-change");
            visitor.check(login + " ce qui a change");
            visitor.lookAtCalendar("Comparés à ceux connus au", login + "-calendrier");
            if (visitor.atDesk()) { // on a phone the calendar fills the screen, and nothing can be typed
                noDay(visitor);
            }
        }
    }

    /** Typed, it is told as soon as the field is left, by whichever key, and stays; so do the figures. */
    private static void noDay(Visitor visitor) {
        String typed = "99/99/2026";
        for (String key : List.of("Tab", "Enter")) {
            Locator field = visitor.open("chiffres/changements")
                    .page()
                    .getByLabel("Connus au", new Page.GetByLabelOptions().setExact(true));
            field.fill(typed);
            field.press(key);
            visitor.settle().sees("Date illisible : jour/mois/année.");
            assertThat(visitor.typed("Connus au")).isEqualTo(typed);
            assertThat(visitor.page()
                            .locator("vaadin-date-picker-overlay-content:visible")
                            .count())
                    .isZero();
            visitor.sees("Saisi en retard");
        }
        visitor.check("no day");
    }

    @ParameterizedTest
    @ValueSource(strings = {"desktop", "phone"})
    void who_waits_and_who_is_put_together_with_others_is_said_in_words(String device) {
        monthEnds.during(() -> {
            try (Visitor visitor = Visitor.on(device, port).signIn("coordination")) {
                visitor.open("chiffres?indicateur=WOMEN&par=COMMUNE").sees("ne sont pas encore réparties");
                visitor.page().locator(".visibles-not-yet-told").scrollIntoViewIfNeeded();
                visitor.picture("coordination-pas-encore-reparties");
                visitor.check("who waits");
                assertThat(text(download(visitor, "CSV"))).contains("ne sont pas encore réparties");
            }
            try (Visitor visitor = Visitor.on(device, port).signIn("responsable.rouen")) {
                visitor.open("chiffres?par=AGE");
                assertThat(text(download(visitor, "CSV"))).contains("peut compter des personnes entrées récemment");
                preview(visitor, "réunit les petites catégories");
                visitor.picture("rapport-reparties-plus-tard");
                visitor.check("report in which somebody may wait");
            }
            String lead = rows.leadOfTheFewest();
            try (Visitor visitor = Visitor.on(device, port).signIn(lead)) {
                preview(visitor, "Trop peu de jeunes repérés par votre structure");
                visitor.picture("rapport-reunie-avec-d-autres");
                visitor.check("report of an organisation put together with others");
            } finally {
                rows.leadsNoMore(lead);
            }
        });
    }

    private static void preview(Visitor visitor, String sentence) {
        visitor.open("rapports").press("Nouveau rapport");
        visitor.page().waitForURL("**/rapports/brouillon/*");
        visitor.settle().press("Voir l'aperçu");
        visitor.page().getByText("Télécharger en PDF").waitFor();
        visitor.settle().sees(sentence);
        visitor.text(sentence).evaluate("told => told.scrollIntoView({block: 'center'})");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The facts are locked, as if there were so many of them. */
    @ParameterizedTest
    @ValueSource(strings = {"desktop", "phone"})
    void figures_that_take_long_say_so_come_by_themselves_and_can_be_called_off(String device) throws SQLException {
        try (Visitor visitor = Visitor.on(device, port).signIn("responsable.rouen");
                Connection facts =
                        DriverManager.getConnection(owner.getJdbcUrl(), owner.getUsername(), owner.getPassword())) {
            facts.setAutoCommit(false);
            facts.createStatement().execute("lock table fact in access exclusive mode");
            visitor.page().navigate(visitor.base() + "chiffres/terrain");
            visitor.sees("Calcul en cours : Action de terrain");
            visitor.picture("chiffres-en-cours");
            visitor.check("figures under way");
            Set<Integer> asked = await().until(() -> waiting(facts), pids -> !pids.isEmpty());
            visitor.button("Annuler").click();
            visitor.sees("Le calcul est arrêté");
            await().until(() -> !waiting(facts).containsAll(asked));
            visitor.check("figures called off");

            visitor.button("Recommencer le calcul").click();
            visitor.sees("Calcul en cours : Action de terrain");
            Set<Integer> again = await().until(() -> waiting(facts), pids -> !pids.isEmpty());
            visitor.page()
                    .getByText("Ce qui marche", new Page.GetByTextOptions().setExact(true))
                    .click();
            visitor.sees("Calcul en cours : Ce qui marche");
            await().until(() -> !waiting(facts).containsAll(again)); // what was left is not counted any more
            visitor.page().navigate(visitor.base() + "chiffres/terrain");
            visitor.sees("Calcul en cours : Action de terrain");
            facts.rollback();
            visitor.settle().sees("Heures par jeune repéré");
            assertThat(visitor.page().locator(".visibles-waiting").count()).isZero();
        }
    }

    /** The connections that wait for the facts. */
    private static Set<Integer> waiting(Connection facts) {
        String waiting = "select pid from pg_locks where relation = 'fact'::regclass and not granted";
        JdbcTemplate sql = new JdbcTemplate(new SingleConnectionDataSource(facts, true));
        return Set.copyOf(sql.queryForList(waiting, Integer.class));
    }

    @Test
    void an_organisation_reads_the_recount_of_its_own_people() {
        try (Visitor lead = Visitor.atDesk(port).signIn("responsable.rouen")) {
            String own = "organisation = '" + OWN + "'";
            Map<String, Map<String, Count>> expected = Map.of(
                    TOTAL,
                    recount.where(own),
                    "Femmes",
                    recount.where(own + " and sex = 'Femmes'"),
                    "Hommes",
                    recount.where(own + " and sex = 'Hommes'"));
            assertThat(expected.get(TOTAL).get("identified").value()).isGreaterThan(10);
            expected.get(TOTAL).keySet().forEach(code -> {
                Map<String, List<String>> table = table(lead, "SEX", code);
                expected.forEach((category, counts) -> same(category, counts.get(code), table.get(category)));
            });
            Map<String, List<String>> exchanges = table(lead, "SEX", "exchanges");
            assertThat(number(exchanges.get(TOTAL).getFirst())).isEqualTo(recount.exchanges(own));
        }
    }

    @ParameterizedTest
    @CsvSource({"COMMUNE, commune", "ORGANISATION, organisation", "SEX, sex"})
    void the_coordination_reads_the_recount_on_the_page_and_in_both_files(String by, String column) throws IOException {
        try (Visitor coordination = Visitor.atDesk(port).signIn("coordination")) {
            coordination.open("chiffres?par=" + by);
            List<NamedCsvRecord> csv = csv(download(coordination, "CSV"));
            Map<String, Map<String, Count>> expected = new HashMap<>();
            int shown = 0;
            int apart = 0;
            for (NamedCsvRecord line : csv) {
                String category = line.getField("Catégorie");
                boolean total = line.getField("Ventilation").equals(TOTAL);
                String condition = total ? "true" : column + " = '" + category.replace("'", "''") + "'";
                Map<String, Count> counts = expected.computeIfAbsent(condition, recount::where);
                shown += sameInFile(line, counts, total || by.equals("ORGANISATION") ? category : null, total);
                if (!category.startsWith("Autres")) {
                    apart += sameApart(line, counts);
                }
            }
            assertThat(apart).isPositive();
            assertThat(shown).isGreaterThan(30);
            sameInWorkbook(download(coordination, "Excel"), csv);
            sameOnPage(coordination, by, csv);
            if (by.equals("ORGANISATION")) {
                coordination.open("chiffres/structures?indicateur=IDENTIFIED");
                assertThat(csv(download(coordination, "CSV")))
                        .extracting(NamedCsvRecord::getFields)
                        .isEqualTo(csv.stream().map(NamedCsvRecord::getFields).toList());
            }
        }
    }

    /** Compares what is shown; what is hidden, or the rest of the others, stands for no single category. */
    private int sameInFile(
            NamedCsvRecord line, Map<String, Count> counts, @Nullable String organisation, boolean total) {
        String code = line.getField("Code");
        String what = line.getField("Catégorie") + " " + code;
        if (line.getField("Catégorie").startsWith("Autres")) {
            return 0;
        }
        if (code.equals("exchanges")) {
            if (organisation != null && isNumber(line.getField("Valeur"))) {
                assertThat(number(line.getField("Valeur")))
                        .as(what)
                        .isEqualTo(recount.exchanges(of(organisation, total)));
            }
            return 0;
        }
        if (code.startsWith("cost-per-")) {
            if (organisation != null && isNumber(line.getField("Valeur"))) {
                double people = code.endsWith("identified")
                        ? counts.get("identified").value()
                        : counts.get("connection").numerator();
                assertThat(number(line.getField("Valeur")))
                        .as(what)
                        .isEqualTo(Math.rint(recount.expenses(of(organisation, total)) / people));
                return 1;
            }
            return 0;
        }
        Count count = counts.get(code);
        int shown = 0;
        if (count.denominator() == null) {
            if (isNumber(line.getField("Valeur"))) {
                assertThat(number(line.getField("Valeur"))).as(what).isCloseTo(count.value(), within(0.051));
                shown++;
            }
            return shown;
        }
        if (isNumber(line.getField("Numérateur"))) {
            assertThat(number(line.getField("Numérateur"))).as(what).isEqualTo(count.numerator());
            shown++;
        }
        if (isNumber(line.getField("Dénominateur"))) {
            assertThat(number(line.getField("Dénominateur"))).as(what).isEqualTo(count.denominator());
        }
        return shown;
    }

    /** What stands beside the share: of whom it is not stated, whose situation is to be confirmed again. */
    private static int sameApart(NamedCsvRecord line, Map<String, Count> counts) {
        double people = counts.get("identified").value();
        Count count = counts.get(line.getField("Code"));
        int shown = 0;
        if (isNumber(line.getField("Part non renseignée"))) {
            shown++;
            assertThat(number(line.getField("Part non renseignée")))
                    .as(line.getFields() + " not stated")
                    .isCloseTo(100 * count.notStated() / people, within(0.051));
        }
        if (isNumber(line.getField("Part à reconfirmer"))) {
            shown++;
            assertThat(number(line.getField("Part à reconfirmer")))
                    .as(line.getFields() + " to reconfirm")
                    .isCloseTo(100 * count.toReconfirm() / people, within(0.051));
        }
        return shown;
    }

    private static String of(String organisation, boolean total) {
        return total ? "true" : "organisation = '" + organisation.replace("'", "''") + "'";
    }

    private static void sameInWorkbook(Path file, List<NamedCsvRecord> csv) throws IOException {
        try (var workbook = new XSSFWorkbook(Files.newInputStream(file))) {
            for (int number = 0; number < csv.size(); number++) {
                Row row = workbook.getSheetAt(0).getRow(number + 1);
                NamedCsvRecord line = csv.get(number);
                assertThat(row.getCell(1).getStringCellValue()).isEqualTo(line.getField("Catégorie"));
                assertThat(row.getCell(2).getStringCellValue()).isEqualTo(line.getField("Code"));
                sameCell(row.getCell(4), line.getField("Numérateur"), 1);
                sameCell(row.getCell(5), line.getField("Dénominateur"), 1);
                sameCell(
                        row.getCell(6),
                        line.getField("Valeur"),
                        line.getField("Valeur").endsWith("%") ? 100 : 1);
            }
        }
    }

    private static void sameCell(Cell cell, String text, int factor) {
        if (cell == null) {
            assertThat(isNumber(text)).isFalse();
        } else if (cell.getCellType() == CellType.NUMERIC) {
            assertThat(cell.getNumericCellValue() * factor).isCloseTo(number(text), within(0.051));
        } else {
            assertThat(cell.getStringCellValue()).isEqualTo(text);
        }
    }

    private static void sameOnPage(Visitor coordination, String by, List<NamedCsvRecord> csv) {
        for (String code : List.of("identified", "mobilisation", "days-to-answer")) {
            Map<String, List<String>> table = table(coordination, by, code);
            List<NamedCsvRecord> lines = csv.stream()
                    .filter(line -> line.getField("Code").equals(code))
                    .toList();
            assertThat(table).hasSize(lines.size());
            for (NamedCsvRecord line : lines) {
                String category = line.getField("Ventilation").equals(TOTAL) ? TOTAL : line.getField("Catégorie");
                assertThat(table.get(category).getFirst().replace("\u202F", ""))
                        .as(category)
                        .isEqualTo(line.getField("Valeur"));
            }
        }
    }

    private static void same(String category, Count count, List<String> cells) {
        if (cells == null) {
            assertThat(count.numerator() == null ? count.value() : count.denominator())
                    .as(category)
                    .isIn(null, 0.0);
        } else if (count.denominator() == null) {
            if (count.value() == null) {
                assertThat(isNumber(cells.getFirst())).as(category).isFalse();
            } else {
                assertThat(number(cells.getFirst())).as(category).isCloseTo(count.value(), within(0.051));
            }
        } else {
            assertThat(number(cells.get(1))).as(category + " numerator").isEqualTo(count.numerator());
            assertThat(number(cells.get(2))).as(category + " denominator").isEqualTo(count.denominator());
        }
    }

    /** The table of the page: cells by category. */
    private static Map<String, List<String>> table(Visitor visitor, String by, String code) {
        visitor.open("chiffres?par=" + by + "&indicateur=" + code.toUpperCase().replace('-', '_'));
        Map<String, List<String>> table = new HashMap<>();
        for (Locator row : visitor.page()
                .locator(".visibles-table")
                .last()
                .locator("tbody tr")
                .all()) {
            List<String> cells = new ArrayList<>(row.locator("th, td").allInnerTexts());
            table.put(cells.removeFirst(), cells);
        }
        return table;
    }

    private static Path download(Visitor visitor, String name) {
        Download file = visitor.page()
                .waitForDownload(() -> visitor.page()
                        .locator("a.visibles-download", new Page.LocatorOptions().setHasText(name))
                        .click());
        return file.path();
    }

    private static List<NamedCsvRecord> csv(Path file) throws IOException {
        try (var records =
                CsvReader.builder().fieldSeparator(';').detectBomHeader(true).ofNamedCsvRecord(file)) {
            return records.stream().toList();
        }
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && Character.isDigit(text.charAt(0));
    }

    private static double number(String text) {
        return Double.parseDouble(text.replaceAll("[\\u00A0\\u202F ]", "")
                .replaceAll("[^0-9,]", "")
                .replace(',', '.'));
    }
}
