package org.visibles.indicators.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.server.VaadinSession;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.test.context.TestPropertySource;
import org.visibles.indicators.FiguresService;
import org.visibles.indicators.Indicator;
import org.visibles.indicators.InventedFacts;
import org.visibles.indicators.Quarter;
import org.visibles.indicators.Selection;
import org.visibles.indicators.Variable;
import org.visibles.kernel.ActingAs;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.Person;
import org.visibles.testkit.StatementCounter;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.testkit.WithMember;
import org.visibles.widgets.Chart;

/** The page of the figures for each reader, and that its files say the same. */
@VisiblesTest
@TestPropertySource(properties = "visibles.test.figures=own-database-of-the-page")
class FiguresViewTest extends SpringBrowserlessTest {

    @Autowired
    ActingAs acting;

    @Autowired
    private FiguresService figures;

    @Autowired
    private TestDatabase database;

    @Autowired
    private StatementCounter counter;

    @BeforeEach
    void invented_people_and_targets() {
        if (database.asOwner().queryForObject("select count(*) from fact", Integer.class) == 0) {
            InventedFacts.write(database, 7, 240);
            String target = "insert into target (programme_id, organisation_id, indicator, value) values (?, ?, ?, ?)";
            database.asOwner().update(target, Fixture.PROGRAMME.value(), null, "identified", 400);
            database.asOwner().update(target, Fixture.PROGRAMME.value(), null, "mobilisation", 0.66);
            database.asOwner().update(target, Fixture.PROGRAMME.value(), Fixture.ROUEN.value(), "identified", 200);
            database.asOwner().update(target, Fixture.PROGRAMME.value(), null, "no-such-thing", 3);
        }
    }

    @Test
    @WithMember(Person.COORDINATION)
    void the_coordination_sees_every_indicator_with_its_definition_and_beside_its_target() {
        open("");
        assertThat($(H1.class).first().getText()).isEqualTo("Chiffres de l'expérimentation");
        assertThat(texts(Paragraph.class)).anyMatch(text -> text.contains("inférieurs à 5 sont masqués"));
        String page = page();
        for (Indicator indicator : Indicator.values()) {
            assertThat(page).contains(word(indicator.key()));
        }
        List<Details> definitions = $(Details.class).all().stream()
                .filter(details -> !(details instanceof DatesChoice))
                .toList();
        assertThat(definitions).hasSize(Indicator.values().length);
        definitions.forEach(details -> {
            assertThat(details.getElement().getAttribute("aria-label")).startsWith("Définition\u00a0: ");
            assertThat(details.getElement().getTextRecursively())
                    .contains("Numérateur", "Source", "1, depuis le 1er septembre 2019");
        });
        assertThat(page).contains("À reconfirmer\u00a0: ");
        assertThat(page).contains("Objectif\u00a0: 400").contains("Objectif\u00a0: 66");
        assertThat(page).containsPattern("\\d+(,\\d)?\\h% de l'objectif, à \\d+(,\\d)?\\h% du temps");
        assertThat(tables().stream()
                        .filter(table -> table.getCaptionText().equals("Objectifs des structures"))
                        .flatMap(table -> rows(table).stream()))
                .singleElement()
                .satisfies(row -> assertThat(row).contains("Jeunes repérés", "200"));
        assertThat(page).doesNotContain("Objectif\u00a0: 200");
    }

    @Test
    @WithMember(Person.AGENT_ROUEN)
    void an_organisation_sees_its_own_people_unhidden_and_its_own_target() {
        open("par=COMMUNE");
        assertThat($(H1.class).first().getText()).isEqualTo("Chiffres de ma structure");
        String page = page();
        assertThat(page).contains("Objectif\u00a0: 200").doesNotContain("Objectif\u00a0: 400");
        assertThat(cells().flatMap(List::stream)).doesNotContain("< 5", "masqué");
        assertThat(csv()).anyMatch(row -> row.getField("Numérateur").matches("< 5|masqué"));
        assertThat(page).contains("Rouen", "Non renseigné").doesNotContain("76540", "14118");
    }

    @Test
    @WithMember(Person.AGENT_ROUEN)
    void whoever_reads_no_expenses_is_offered_no_cost() {
        open("par=COMMUNE&indicateur=COST_PER_IDENTIFIED");
        Select<Indicator> offered = select("Indicateur");
        assertThat(offered.getListDataView().getItems())
                .contains(Indicator.WOMEN)
                .noneMatch(indicator -> indicator.unit() == Indicator.Unit.EUROS);
        assertThat(offered.getValue()).isEqualTo(Indicator.IDENTIFIED);
    }

    @Test
    @WithMember(Person.COORDINATION)
    void groups_that_are_put_together_have_words_of_their_own() {
        for (Variable by : Variable.dimensions()) {
            open("par=" + by);
            List<String> names =
                    rows(tables().getLast()).stream().map(List::getFirst).toList();
            assertThat(names).as(by.name()).doesNotHaveDuplicates();
        }
    }

    @Test
    @WithMember(Person.COORDINATION)
    void each_number_of_the_page_stands_in_both_files() throws Exception {
        for (Variable by : Variable.dimensions()) {
            for (Indicator indicator : List.of(Indicator.IDENTIFIED, Indicator.WOMEN, Indicator.DAYS_TO_ANSWER)) {
                open("par=" + by + "&indicateur=" + indicator);
                same(by, indicator);
            }
        }
    }

    @Test
    @WithMember(Person.COORDINATION)
    void each_number_of_a_crossing_stands_in_the_file() throws Exception {
        open("par=ORGANISATION&avec=SEX");
        NativeTable table = tables().getLast();
        List<String> sexes = headers(table);
        List<NamedCsvRecord> file = csv();
        int compared = 0;
        for (List<String> row : rows(table)) {
            for (int column = 1; column < row.size(); column++) {
                String category = row.getFirst() + ", " + sexes.get(column);
                String shown = row.get(column);
                assertThat(file)
                        .filteredOn(line -> line.getField("Catégorie").equals(category))
                        .singleElement()
                        .satisfies(line -> assertThat(line.getField("Valeur")).isEqualTo(shown));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(4);
    }

    @Test
    @WithMember(Person.COORDINATION)
    void a_chart_is_one_picture_with_a_sentence_and_its_table_follows() {
        open("par=AGE&indicateur=MOBILISATION");
        List<Chart> charts = $(Chart.class).all();
        assertThat(charts).hasSize(2);
        for (Chart chart : charts) {
            assertThat(chart.getElement().getAttribute("role")).isEqualTo("img");
            assertThat(chart.getElement().getAttribute("aria-label")).isNotBlank();
            Component next = following(chart);
            assertThat(next).isInstanceOf(DataTable.class);
            List<String> names = rows(table(next)).stream().map(List::getFirst).toList();
            assertThat(names)
                    .containsAll(chart.bars().stream().map(Chart.Bar::name).toList());
            chart.bars().forEach(bar -> assertThat(bar.label()).isNotBlank());
        }
    }

    @Test
    @WithMember(Person.COORDINATION)
    void choosing_changes_the_address_that_can_be_sent() {
        open("");
        select("Ventilation").setValue(Variable.SEX);
        assertThat(UI.getCurrent().getActiveViewLocation().getQueryParameters().getSingleParameter("par"))
                .contains("SEX");
        assertThat(page()).contains("Femmes", "Hommes");
        Quarter quarter = figures.programme(Selection.ALL).quarters().getFirst();
        select("Période de repérage").setValue(quarter);
        assertThat(UI.getCurrent().getActiveViewLocation().getQueryParameters().getSingleParameter("trimestre"))
                .contains(quarter.code());
        assertThat(csv().getFirst().getField("Catégorie")).contains(String.valueOf(quarter.year()));
    }

    @Test
    @WithMember(Person.COORDINATION)
    void an_address_that_asks_for_more_than_the_grid_gets_the_grid() {
        open("");
        assertThat(corrections()).isEmpty();
        $(DatesChoice.class).single().removeAll();
        String all = page();
        for (String wish : List.of(
                "du=2026-01-01&au=2026-01-02",
                "trimestre=2026-01",
                "trimestre=1999-Q1",
                "avec=EXIT",
                "par=KNOWN",
                "par=COMMUNE&avec=QPV",
                "par=<script>",
                "indicateur=NAMES")) {
            open(wish);
            assertThat(corrections()).as(wish).isNotBlank();
            $(Corrections.class).single().removeAll();
            $(DatesChoice.class).single().removeAll();
            assertThat(page()).as(wish).isEqualTo(all);
        }
    }

    @Test
    @WithMember(Person.COORDINATION)
    void the_coordination_sees_a_past_day_again_as_known_at_the_end_of_a_month() {
        open("connu=2026-05-31");
        assertThat(page()).contains("Situation connue au 31 mai 2026");
        assertThat(corrections()).isEmpty();
        String end = page();
        open("connu=2026-06-17");
        assertThat(corrections()).contains("à la fin d'un mois", "31 mai 2026");
        $(Corrections.class).single().removeAll();
        assertThat(page()).isEqualTo(end);
    }

    @Test
    @WithMember(Person.AGENT_ROUEN)
    void an_organisation_chooses_a_period_and_a_day_of_knowledge_and_is_told_what_cannot_be() {
        open("");
        day("Repérés du").setValue(LocalDate.of(2025, 1, 1));
        day("au").setValue(LocalDate.of(2025, 6, 30));
        assertThat(page()).contains("repérés du 1er janvier 2025 au 30 juin 2025");
        day("Tels que connus au soir du").setValue(LocalDate.of(2025, 9, 15));
        assertThat(page()).contains("Situation connue au 15 septembre 2025");
        assertThat(address("connu")).contains("2025-09-15");
        assertThat(corrections()).isEmpty();

        open("du=2025-06-30&au=2025-01-01");
        assertThat(corrections()).contains("finissait avant de commencer", "du 1er janvier 2025 au 30 juin 2025");
        open("du=2010-01-01&au=2010-12-31");
        assertThat(corrections()).contains("hors de l'expérimentation");
        open("connu=2099-01-01");
        assertThat(corrections()).contains("n'est pas encore venu");
        open("connu=2001-01-01");
        assertThat(corrections()).contains("précède l'expérimentation");
        for (String rubbish : List.of(
                "du=hier&au=demain",
                "du=2025-01-01",
                "connu=2025-13-45",
                "par=%27;--",
                "indicateur=STAR_SIGN",
                "x=1")) {
            open(rubbish);
            assertThat(corrections()).as(rubbish).contains("Une partie du lien n'a pas été comprise");
            assertThat($(Chart.class).exists()).isTrue();
        }
    }

    @Test
    @WithMember(Person.COORDINATION)
    void the_coordination_is_told_of_a_target_of_zero_and_of_who_has_left() {
        String target = "insert into target (programme_id, organisation_id, indicator, value) values (?, ?, ?, ?)";
        database.asOwner().update(target, Fixture.PROGRAMME.value(), null, "women", 0);
        String leave = "delete from programme_participant where programme_id = ? and organisation_id = ?";
        database.asOwner().update(leave, Fixture.PROGRAMME.value(), Fixture.ELBEUF.value());
        try {
            open("");
            assertThat(corrections()).contains("fixé à zéro", "Ne participe plus à l'expérimentation", "Elbeuf");
            assertThat(page()).contains("Objectif\u00a0: 0");
            assertThat(cells().map(List::getFirst)).contains("Elbeuf");
        } finally {
            database.asOwner()
                    .update(
                            "insert into programme_participant values (?, ?)",
                            Fixture.PROGRAMME.value(),
                            Fixture.ELBEUF.value());
            database.asOwner().update("delete from target where indicator = 'women'");
            database.asOwner().update("delete from target_version where indicator = 'women'");
        }
    }

    @Test
    @WithMember(Person.COORDINATION)
    void a_target_of_those_lost_is_a_ceiling_that_is_kept_or_passed() {
        String target = "insert into target (programme_id, organisation_id, indicator, value) values (?, ?, 'lost', ?)";
        double lost = figures.programme(Selection.ALL)
                .total()
                .line(Indicator.LOST)
                .orElseThrow()
                .result()
                .number();
        assertThat(lost).isBetween(0.1, 0.9);
        Map.of(2 * lost, "Plafond respecté\u00a0: 50", lost / 2, "Plafond dépassé\u00a0: 200", 0.0, "Plafond dépassé")
                .forEach((most, told) -> {
                    database.asOwner().update(target, Fixture.PROGRAMME.value(), null, most);
                    database.asOwner().update(target, Fixture.PROGRAMME.value(), Fixture.ROUEN.value(), 1);
                    try {
                        open("");
                        assertThat(page()).contains("Objectif\u00a0: au plus ", told);
                        assertThat(corrections()).doesNotContain("fixé à zéro");
                        ProgressBar bar = $(ProgressBar.class).all().stream()
                                .filter(each -> each.getElement()
                                        .getAttribute("aria-label")
                                        .equals("Part du maximum fixé\u00a0: Perdus de vue"))
                                .findFirst()
                                .orElseThrow();
                        assertThat(bar.getThemeNames().contains("error")).isEqualTo(most < lost);
                        assertThat(bar.getValue()).isEqualTo(most < lost ? 1.5 : 0.5);
                        assertThat(bar.getMax())
                                .as("beyond the mark of the ceiling")
                                .isEqualTo(1.5);
                        assertThat(bar.getElement().getAttribute("aria-valuetext"))
                                .startsWith(told);
                        assertThat(bar.getParent()
                                        .orElseThrow()
                                        .getElement()
                                        .getClassList()
                                        .contains("visibles-ceiling-passed"))
                                .isEqualTo(most < lost);
                        assertThat(cells())
                                .anySatisfy(row -> assertThat(row)
                                        .contains("Perdus de vue")
                                        .anyMatch(cell -> cell.startsWith("au plus 100"))
                                        .anyMatch(cell -> cell.startsWith("Plafond respecté")));
                    } finally {
                        database.asOwner().update("delete from target where indicator = 'lost'");
                        database.asOwner().update("delete from target_version where indicator = 'lost'");
                    }
                });
    }

    @Test
    @WithMember(Person.COORDINATION)
    void the_files_hold_codes_and_numbers_alone() throws Exception {
        open("par=ORGANISATION");
        List<NamedCsvRecord> file = csv();
        assertThat(file).hasSizeGreaterThan(Indicator.values().length);
        for (NamedCsvRecord row : file) {
            assertThat(row.getFieldCount()).isEqualTo(19);
            assertThat(row.getField("Numérateur")).matches("\\d+|< 5|masqué|–");
            row.getFields()
                    .forEach(field -> assertThat(field).doesNotStartWith("=").doesNotStartWith("@"));
        }
        try (XSSFWorkbook workbook = workbook()) {
            for (Row row : workbook.getSheetAt(0)) {
                for (Cell cell : row) {
                    assertThat(cell.getCellType()).isIn(CellType.STRING, CellType.NUMERIC, CellType.BLANK);
                }
            }
        }
    }

    /** As behind a server: while its session is the current one, the page's member acts. */
    @Test
    @WithMember(Person.AGENT_ROUEN)
    void an_organisations_file_holds_what_the_programme_works_out_for_it() {
        open("par=LEVEL");
        VaadinSession.getCurrent()
                .getSession()
                .setAttribute(
                        HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY,
                        SecurityContextHolder.getContext());
        List<NamedCsvRecord> file = csv();
        assertThat(file).hasSizeGreaterThan(2 * Indicator.values().length);
        assertThat(file.getFirst().getField("Numérateur")).matches("\\d\\d+");
    }

    /** As behind a server: while its session is the current one, the page's member acts; else nothing could be kept. */
    @Test
    @WithMember(Person.COORDINATION)
    void what_the_program_does_by_itself_while_a_page_is_open_is_not_done_by_its_member() {
        open("");
        VaadinSession page = VaadinSession.getCurrent();
        page.getSession()
                .setAttribute(
                        HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY,
                        SecurityContextHolder.getContext());
        acting.runAsNobody(() -> assertThat(SecurityContextHolder.getContext().getAuthentication())
                .isNull());
        assertThat(SecurityContextHolder.getContext().getAuthentication()).isNotNull();
        assertThat(VaadinSession.getCurrent()).isSameAs(page);
    }

    @Test
    @WithMember(Person.COORDINATION)
    void the_start_page_of_the_coordination_begins_with_its_key_figures() {
        UI.getCurrent().navigate("");
        String page = page();
        assertThat(page).contains("L'expérimentation en chiffres", "Jeunes repérés", "Taux de mobilisation");
        String identified = csvAfter("").getFirst().getField("Valeur");
        assertThat(page).contains(identified);
    }

    @Test
    @WithMember(Person.ADMIN)
    void an_administrator_does_not_reach_the_page() {
        UI.getCurrent().navigate("chiffres");
        assertThat($(H1.class).all()).noneMatch(title -> title.getText().startsWith("Chiffres"));
        assertThat($(Chart.class).exists()).isFalse();
    }

    @Test
    @WithMember(Person.AGENT_RESTO)
    void a_partner_does_not_reach_the_page() {
        UI.getCurrent().navigate("chiffres");
        assertThat($(Chart.class).exists()).isFalse();
    }

    @Test
    @WithMember(Person.COORDINATION)
    void the_page_sends_ten_statements_or_fewer() {
        open("");
        assertThat(counter.count(() -> open("par=QPV"))).isBetween(5, 10);
    }

    private void same(Variable by, Indicator indicator) throws Exception {
        Map<String, List<String>> page = new java.util.LinkedHashMap<>();
        rows(tables().getLast()).forEach(row -> page.put(row.getFirst(), row));
        List<NamedCsvRecord> file = csv().stream()
                .filter(row -> row.getField("Code").equals(indicator.code()))
                .toList();
        assertThat(file).as(by + " " + indicator).hasSameSizeAs(page.keySet());
        List<String> xlsx = new ArrayList<>();
        try (XSSFWorkbook workbook = workbook()) {
            for (Row row : workbook.getSheetAt(0)) {
                if (row.getCell(2).getStringCellValue().equals(indicator.code())) {
                    xlsx.add(inWords(indicator, row.getCell(6)));
                }
            }
        }
        for (int line = 0; line < file.size(); line++) {
            NamedCsvRecord row = file.get(line);
            String name = line == 0 ? "Total" : row.getField("Catégorie");
            assertThat(page).containsKey(name);
            assertThat(page.get(name).get(1))
                    .as(by + " " + indicator + " " + name)
                    .isEqualTo(row.getField("Valeur"));
            assertThat(xlsx.get(line)).as(by + " " + indicator + " " + name).isEqualTo(row.getField("Valeur"));
            if (indicator.unit() == Indicator.Unit.SHARE) {
                assertThat(page.get(name).get(2)).isEqualTo(row.getField("Numérateur"));
                assertThat(page.get(name).get(3)).isEqualTo(row.getField("Dénominateur"));
                assertThat(page.get(name).get(4)).isEqualTo(row.getField("Part non renseignée"));
            }
        }
    }

    private static String inWords(Indicator indicator, Cell cell) {
        if (cell == null) {
            return "–";
        }
        if (cell.getCellType() != CellType.NUMERIC) {
            return cell.getStringCellValue();
        }
        NumberFormat format = indicator.unit() == Indicator.Unit.SHARE
                ? NumberFormat.getPercentInstance(Locale.FRENCH)
                : NumberFormat.getNumberInstance(Locale.FRENCH);
        format.setMaximumFractionDigits(1);
        return format.format(cell.getNumericCellValue()) + (indicator.unit() == Indicator.Unit.DAYS ? " j" : "");
    }

    private void open(String query) {
        UI.getCurrent().navigate("chiffres", QueryParameters.fromString(query));
        assertThat(getCurrentView()).isInstanceOf(FiguresView.class);
    }

    private List<NamedCsvRecord> csvAfter(String query) {
        open(query);
        return csv();
    }

    private List<NamedCsvRecord> csv() {
        String text = new String(download("Télécharger en CSV"), StandardCharsets.UTF_8).substring(1);
        var reader = CsvReader.builder().fieldSeparator(';').ofNamedCsvRecord(text);
        return reader.stream().toList();
    }

    private XSSFWorkbook workbook() throws Exception {
        return new XSSFWorkbook(new ByteArrayInputStream(download("Télécharger pour Excel")));
    }

    private String corrections() {
        return $(Corrections.class).exists()
                ? $(Corrections.class).single().getElement().getTextRecursively()
                : "";
    }

    private DatePicker day(String label) {
        return $(DatePicker.class).withCaption(label).single();
    }

    private java.util.Optional<String> address(String parameter) {
        return UI.getCurrent().getActiveViewLocation().getQueryParameters().getSingleParameter(parameter);
    }

    private byte[] download(String link) {
        var out = new ByteArrayOutputStream();
        test($(Anchor.class).withText(link).single()).download(out);
        return out.toByteArray();
    }

    @SuppressWarnings("unchecked")
    private <T> Select<T> select(String label) {
        return $(Select.class).withCaption(label).single();
    }

    private String word(String key) {
        return UI.getCurrent().getTranslation(key);
    }

    private String page() {
        return getCurrentView().getElement().getTextRecursively();
    }

    private <T extends Component & com.vaadin.flow.component.HasText> List<String> texts(Class<T> type) {
        return $(type).all().stream()
                .map(com.vaadin.flow.component.HasText::getText)
                .toList();
    }

    private List<NativeTable> tables() {
        return $(NativeTable.class).all();
    }

    private Stream<List<String>> cells() {
        return tables().stream().flatMap(table -> rows(table).stream());
    }

    private static NativeTable table(Component region) {
        return (NativeTable) region.getChildren().findFirst().orElseThrow();
    }

    private static Component following(Component component) {
        List<Component> all = component.getParent().orElseThrow().getChildren().toList();
        return all.get(all.indexOf(component) + 1);
    }

    private static List<String> headers(NativeTable table) {
        return texts(table.getHead().getElement().getChild(0));
    }

    private static List<List<String>> rows(NativeTable table) {
        return table.getBody()
                .getElement()
                .getChildren()
                .map(FiguresViewTest::texts)
                .toList();
    }

    private static List<String> texts(Element row) {
        return row.getChildren().map(Element::getTextRecursively).toList();
    }
}
