package org.visibles.indicators.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.QueryParameters;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.visibles.indicators.Defined;
import org.visibles.indicators.Effect.Stage;
import org.visibles.indicators.EffectBy;
import org.visibles.indicators.EffectFigure;
import org.visibles.indicators.FieldFigure;
import org.visibles.indicators.InventedFacts;
import org.visibles.indicators.InventedField;
import org.visibles.indicators.Territory;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.Office;
import org.visibles.testkit.Person;
import org.visibles.testkit.StatementCounter;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.testkit.WithMember;
import org.visibles.widgets.AreaMap;
import org.visibles.widgets.IntervalChart;

/** What works, the work in the field and the map, for each reader, and that their files say the same. */
@VisiblesTest
@TestPropertySource(properties = "visibles.test.figures=own-database-of-what-works")
class EffectViewTest extends SpringBrowserlessTest {

    @Autowired
    private TestDatabase database;

    @Autowired
    private StatementCounter counter;

    @BeforeEach
    void invented_people_and_outings() {
        invent(database);
    }

    /** Once for all that share the database. */
    static void invent(TestDatabase database) {
        if (database.asOwner().queryForObject("select count(*) from fact", Integer.class) == 0) {
            InventedFacts.write(database, 7, 240);
            InventedField.write(database, 8, 400);
            database.asOwner()
                    .update(
                            "insert into method (id, programme_id, code, kind, name, description, starts_on, version)"
                                    + " values (gen_random_uuid(), ?, 'CAFE', 'PRACTICE', 'Café du matin', 'Un café offert devant la gare.', '2026-03-02', 0)",
                            Fixture.PROGRAMME.value());
        }
    }

    @Test
    @WithMember(Person.AGENT_ROUEN)
    void an_organisation_sees_each_share_with_its_interval_or_that_there_are_too_few() {
        open("chiffres/ce-qui-marche", "par=CHANNEL&etape=IDENTIFIED");
        IntervalChart chart = $(IntervalChart.class).single();
        assertThat(chart.getElement().getAttribute("role")).isEqualTo("img");
        assertThat(chart.getElement().getAttribute("aria-label")).isNotBlank();
        assertThat(texts(Paragraph.class)).contains(chart.getElement().getAttribute("aria-label"));
        assertThat(following(chart)).isInstanceOf(DataTable.class);
        List<List<String>> rows = rows();
        assertThat(rows).hasSameSizeAs(chart.intervals());
        for (int row = 0; row < rows.size(); row++) {
            IntervalChart.Interval interval = chart.intervals().get(row);
            assertThat(interval.name()).isEqualTo(rows.get(row).getFirst());
            int met = Integer.parseInt(rows.get(row).get(1).replaceAll("\\D", ""));
            assertThat(interval.drawn()).isEqualTo(met >= 20);
            if (interval.drawn()) {
                assertThat(interval.low()).isLessThanOrEqualTo(interval.share());
                assertThat(interval.high()).isGreaterThanOrEqualTo(interval.share());
                assertThat(interval.label()).startsWith(rows.get(row).get(5));
            } else {
                assertThat(interval.label()).isEqualTo("trop peu pour conclure");
                assertThat(rows.get(row).get(5)).isEqualTo("trop peu pour conclure");
            }
        }
        assertThat(rows.stream().map(List::getFirst)).contains("Pied d'immeuble", "Total");
        assertThat(rows.stream().flatMap(List::stream)).doesNotContain("< 5", "masqué");
    }

    @Test
    @WithMember(Person.AGENT_ROUEN)
    void a_practice_tells_how_it_is_done_and_since_when() {
        open("chiffres/ce-qui-marche", "par=PRACTICE");
        assertThat(page()).contains("Café du matin", "Depuis le 2 mars 2026. Un café offert devant la gare.");
        assertThat(page()).doesNotContain("CAFE");
    }

    @Test
    @WithMember(Person.AGENT_ROUEN)
    void an_organisation_chooses_its_own_places_and_not_itself() {
        open("chiffres/ce-qui-marche", "par=SPOT");
        assertThat(heading()).contains("lieu habituel");
        open("chiffres/ce-qui-marche", "par=ORGANISATION");
        assertThat(heading()).contains("mode d'aller-vers");
    }

    @Test
    @WithMember(Person.COORDINATION)
    void the_coordination_sees_no_count_under_five_and_no_place_of_an_organisation() {
        int hidden = 0;
        for (EffectBy by : EffectBy.published()) {
            open("chiffres/ce-qui-marche", "par=" + by);
            for (List<String> row : rows()) {
                for (String cell : row.subList(1, 5)) {
                    hidden += cell.equals("< 5") || cell.equals("masqué") ? 1 : 0;
                    assertThat(cell).as(by + " " + row).matches("< 5|masqué|[5-9]|\\d[\\d\\u202f\\u00a0]+");
                }
            }
        }
        assertThat(hidden).isPositive();
        open("chiffres/ce-qui-marche", "par=SPOT");
        assertThat(heading()).contains("mode d'aller-vers");
    }

    @Test
    @WithMember(Person.COORDINATION)
    void each_number_of_what_works_stands_in_both_files() throws Exception {
        for (EffectBy by : List.of(EffectBy.CHANNEL, EffectBy.ORGANISATION, EffectBy.HOUR)) {
            for (Stage stage : Stage.values()) {
                open("chiffres/ce-qui-marche", "par=" + by + "&etape=" + stage);
                String name = UI.getCurrent().getTranslation(stage.key());
                List<NamedCsvRecord> file = csv().stream()
                        .filter(line -> line.getField("Étape").equals(name))
                        .toList();
                List<List<String>> rows = new ArrayList<>(rows());
                rows.addFirst(rows.removeLast()); // the total stands first in the file
                assertThat(file).hasSameSizeAs(rows);
                for (int row = 0; row < rows.size(); row++) {
                    assertThat(file.get(row).getField("Rencontrés"))
                            .isEqualTo(plain(rows.get(row).get(1)));
                    assertThat(file.get(row).getField("Ont atteint l'étape"))
                            .isEqualTo(plain(rows.get(row).get(2 + stage.ordinal())));
                    assertThat(file.get(row).getField("Part des rencontrés"))
                            .isEqualTo(rows.get(row).get(5));
                }
            }
        }
        try (XSSFWorkbook workbook = workbook()) {
            List<NamedCsvRecord> file = csv();
            for (int line = 0; line < file.size(); line++) {
                Row row = workbook.getSheetAt(0).getRow(line + 1);
                String met = file.get(line).getField("Rencontrés");
                if (row.getCell(4).getCellType() == CellType.NUMERIC) {
                    assertThat(String.valueOf((long) row.getCell(4).getNumericCellValue()))
                            .isEqualTo(met);
                } else {
                    assertThat(row.getCell(4).getStringCellValue()).isEqualTo(met);
                }
            }
        }
    }

    @Test
    @WithMember(Person.AGENT_ROUEN)
    void the_file_of_an_organisation_hides_what_its_page_shows() throws Exception {
        open("chiffres/ce-qui-marche", "par=WEEKDAY");
        assertThat(csv()).anyMatch(line -> line.getField("Ont atteint l'étape").matches("< 5|masqué"));
        open("chiffres/carte", "");
        assertThat(csv()).anyMatch(line -> line.getField("Taux de raccrochage").equals("masqué"));
        assertThat(page()).doesNotContain("masqué");
    }

    @Test
    @WithMember(Person.COORDINATION)
    void the_work_in_the_field_is_the_same_on_page_and_file() throws Exception {
        open("chiffres/terrain", "");
        List<NamedCsvRecord> file = csv();
        List<List<String>> rows = $(NativeTable.class).all().stream()
                .flatMap(table -> rows(table).stream())
                .toList();
        assertThat(file).hasSize(rows.size() + 1);
        for (int row = 0; row < rows.size(); row++) {
            List<String> fields = file.get(row + 1).getFields();
            assertThat(fields.get(1)).isEqualTo(rows.get(row).getFirst());
            assertThat(fields.subList(3, 3 + FieldFigure.values().length))
                    .isEqualTo(rows.get(row).stream()
                            .skip(1)
                            .map(EffectViewTest::plain)
                            .toList());
        }
        assertThat(page()).contains("Heures par jeune repéré", "Ville de Rouen");
    }

    @Test
    @WithMember(Person.AGENT_ROUEN)
    void an_organisation_sees_its_work_by_quarter_alone() {
        open("chiffres/terrain", "");
        assertThat($(NativeTable.class).all()).hasSize(1);
        assertThat(page()).doesNotContain("masqué", "Elbeuf");
    }

    @Test
    @WithMember(Person.COORDINATION)
    void the_map_has_its_figures_beside_it_and_hides_small_ones() {
        open("chiffres/carte", "quoi=IDENTIFIED");
        assertThat($(AreaMap.class).single().areas()).noneMatch(area -> !area.hidden() && area.value() < 5);
        open("chiffres/carte", "quoi=MET");
        AreaMap map = $(AreaMap.class).single();
        assertThat(map.areas()).anyMatch(AreaMap.Area::hidden).anyMatch(area -> !area.hidden() && area.value() >= 5);
        List<List<String>> rows = rows();
        assertThat(rows).hasSameSizeAs(map.areas());
        for (AreaMap.Area area : map.areas()) {
            assertThat(rows).contains(List.of(area.name(), area.label()));
        }
        open("chiffres/carte", "quoi=OUTINGS");
        assertThat($(AreaMap.class).single().areas()).noneMatch(AreaMap.Area::hidden);
        open("chiffres/carte", "quoi=MET&niveau=QPV_2024"); // this installation holds no quarter
        assertThat($(AreaMap.class).exists()).isFalse();
        assertThat(page()).contains("Rien à montrer ici pour l'instant.");
    }

    @Test
    @WithMember(Person.COORDINATION)
    void each_figure_says_its_definition_its_source_and_its_version_on_its_page_and_in_its_workbook() throws Exception {
        open("chiffres/terrain", "");
        isDefined(FieldFigure.values());
        for (Stage stage : Stage.values()) {
            open("chiffres/ce-qui-marche", "etape=" + stage);
            isDefined(EffectFigure.MET, EffectFigure.of(stage));
        }
        for (Territory.Measure measure : Territory.Measure.values()) {
            open("chiffres/carte", "quoi=" + measure);
            isDefined(measure);
        }
        notesDefine("terrain", FieldFigure.values());
        notesDefine("ce-qui-marche", EffectFigure.values());
        notesDefine("carte", Territory.Measure.values());
    }

    private void isDefined(Defined... figures) {
        List<DefinitionDetails> definitions = $(DefinitionDetails.class).all();
        assertThat(definitions).hasSameSizeAs(figures);
        for (int each = 0; each < figures.length; each++) {
            Element definition = definitions.get(each).getElement();
            assertThat(definition.getAttribute("aria-label"))
                    .isEqualTo("Définition\u00a0: " + word(figures[each].key()));
            assertThat(definition.getTextRecursively())
                    .contains(
                            word(figures[each].formulaKey()),
                            "Numérateur" + word(figures[each].numeratorKey()),
                            "Source" + word(figures[each].source().key()),
                            "Version1, depuis le 1er septembre 2019");
        }
    }

    private void notesDefine(String page, Defined... figures) throws Exception {
        open("chiffres/" + page, "");
        try (XSSFWorkbook workbook = workbook()) {
            List<List<String>> notes = new ArrayList<>();
            for (Row row : workbook.getSheetAt(1)) {
                List<String> words = new ArrayList<>();
                row.forEach(cell -> words.add(cell.getStringCellValue()));
                notes.add(words);
            }
            for (Defined figure : figures) {
                assertThat(notes)
                        .filteredOn(words -> words.getFirst().equals(word(figure.key())))
                        .singleElement()
                        .satisfies(words -> assertThat(words)
                                .contains(
                                        word(figure.formulaKey()),
                                        "Source\u00a0: " + word(figure.source().key()),
                                        "Version\u00a0: 1, depuis le 1er septembre 2019"));
            }
        }
    }

    private static String word(String key) {
        return UI.getCurrent().getTranslation(key);
    }

    @Test
    @WithMember(Person.COORDINATION)
    void each_part_is_reached_from_each_other() {
        open("chiffres", "");
        for (String part : List.of("Action de terrain", "Ce qui marche", "Carte", "Jeunes repérés")) {
            $(com.vaadin.flow.router.RouterLink.class).withText(part).single();
        }
    }

    @Test
    @WithMember(Person.COORDINATION)
    void each_picture_of_the_programme_has_a_sentence_a_table_and_files() {
        picturesAreTold(List.of("", "/terrain", "/ce-qui-marche", "/carte", "/communes"));
    }

    @Test
    @WithMember(Person.AGENT_ROUEN)
    void each_picture_of_an_organisation_has_a_sentence_a_table_and_files() {
        picturesAreTold(List.of("", "/terrain", "/ce-qui-marche", "/carte", "/communes", "/cohortes"));
    }

    /** The sentence stands for the picture where nobody sees it, and beside it where one does. */
    private void picturesAreTold(List<String> parts) {
        for (String part : parts) {
            open("chiffres" + part, "");
            Element page = getCurrentView().getElement();
            List<Element> pictures = below(page, "visibles-chart", "visibles-map");
            assertThat(pictures).as(part).isNotEmpty();
            assertThat(below(page, "table")).as(part).hasSizeGreaterThanOrEqualTo(pictures.size());
            for (Element picture : pictures) {
                assertThat(picture.getAttribute("role")).isEqualTo("img");
                assertThat(below(page, "p", "h2").stream().map(Element::getTextRecursively))
                        .as(part)
                        .contains(picture.getAttribute("aria-label"));
            }
            assertThat(download("Télécharger en CSV")).as(part).hasSizeGreaterThan(100);
            assertThat(download("Télécharger pour Excel")).as(part).hasSizeGreaterThan(100);
        }
    }

    private static List<Element> below(Element element, String... tags) {
        return Stream.concat(Stream.of(element), element.getChildren().flatMap(child -> below(child, tags).stream()))
                .filter(each -> !each.isTextNode() && List.of(tags).contains(each.getTag()))
                .distinct()
                .toList();
    }

    @Test
    @WithMember(Person.COORDINATION)
    void choosing_changes_the_address_that_can_be_sent() {
        open("chiffres/ce-qui-marche", "");
        select("Ventilation").setValue(EffectBy.HOUR);
        assertThat(parameter("par")).contains("HOUR");
        select("Part montrée").setValue(Stage.CONNECTED);
        assertThat(parameter("etape")).contains("CONNECTED");
        assertThat(parameter("par")).contains("HOUR");
        assertThat(heading()).contains("Part des raccrochés");
    }

    @Test
    @WithMember(Person.ADMIN)
    void an_administrator_reaches_none_of_it() {
        for (String route : List.of("chiffres/ce-qui-marche", "chiffres/terrain", "chiffres/carte")) {
            UI.getCurrent().navigate(route);
            assertThat($(NativeTable.class).exists()).isFalse();
        }
    }

    @Test
    @WithMember(Person.COORDINATION)
    void each_page_sends_ten_statements_or_fewer() {
        for (String route : List.of("chiffres/ce-qui-marche", "chiffres/terrain", "chiffres/carte")) {
            open(route, "");
            assertThat(counter.count(() -> open(route, "par=PRACTICE")))
                    .as(route)
                    .isBetween(4, 10);
        }
    }

    private void open(String route, String query) {
        UI.getCurrent().navigate(route, QueryParameters.fromString(query));
        assertThat(getCurrentView().getClass().getPackage()).isEqualTo(EffectView.class.getPackage());
    }

    private static String plain(String number) {
        return number.replaceAll("[\\u202f\\u00a0](?=\\d)", "");
    }

    private String heading() {
        return $(H2.class).first().getText();
    }

    private String page() {
        return getCurrentView().getElement().getTextRecursively();
    }

    private java.util.Optional<String> parameter(String name) {
        return UI.getCurrent().getActiveViewLocation().getQueryParameters().getSingleParameter(name);
    }

    private List<String> texts(Class<Paragraph> type) {
        return $(type).all().stream().map(Paragraph::getText).toList();
    }

    @SuppressWarnings("unchecked")
    private <T> Select<T> select(String label) {
        return $(Select.class).withCaption(label).single();
    }

    private static Component following(Component component) {
        List<Component> all = component.getParent().orElseThrow().getChildren().toList();
        return all.get(all.indexOf(component) + 1);
    }

    private List<List<String>> rows() {
        return rows($(NativeTable.class).all().getLast());
    }

    private static List<List<String>> rows(NativeTable table) {
        return table.getBody()
                .getElement()
                .getChildren()
                .map(EffectViewTest::texts)
                .toList();
    }

    private static List<String> texts(Element row) {
        return row.getChildren().map(Element::getTextRecursively).toList();
    }

    /** Each number of the workbook stands in the CSV file as it is written, and each word; LibreOffice shows no other. */
    @Test
    @WithMember(Person.COORDINATION)
    void both_files_of_each_page_say_the_same_and_libre_office_shows_it(@TempDir Path folder) throws Exception {
        for (String page : List.of("ce-qui-marche", "terrain", "carte", "cohortes")) {
            open("chiffres/" + page, "");
            List<NamedCsvRecord> lines = csv();
            int numbers = 0;
            try (XSSFWorkbook workbook = workbook()) {
                assertThat(workbook.getSheetAt(0).getLastRowNum()).as(page).isEqualTo(lines.size());
                for (int line = 0; line < lines.size(); line++) {
                    List<String> fields = lines.get(line).getFields();
                    for (int column = 0; column < fields.size(); column++) {
                        Cell cell = workbook.getSheetAt(0).getRow(line + 1).getCell(column);
                        String field = fields.get(column);
                        if (cell.getCellType() == CellType.NUMERIC && DateUtil.isCellDateFormatted(cell)) {
                            assertThat(cell.getLocalDateTimeCellValue().toLocalDate())
                                    .as(page)
                                    .hasToString(field);
                        } else if (cell.getCellType() == CellType.NUMERIC) {
                            numbers++;
                            assertThat(written(field))
                                    .as(page + " " + field)
                                    .isCloseTo(
                                            cell.getNumericCellValue(), within(field.endsWith("%") ? 0.00051 : 0.051));
                        } else {
                            assertThat(cell.getStringCellValue()).as(page).isEqualTo(field);
                        }
                    }
                }
            }
            assertThat(numbers).as(page).isGreaterThan(10);
        }
        open("chiffres/ce-qui-marche", "");
        Path opened = Office.opened(folder, "effet.xlsx", download("Télécharger pour Excel"), "");
        try (XSSFWorkbook here = workbook();
                XSSFWorkbook there = new XSSFWorkbook(Files.newInputStream(opened))) {
            for (Row row : here.getSheetAt(0)) {
                for (Cell cell : row) {
                    Cell shown = there.getSheetAt(0).getRow(row.getRowNum()).getCell(cell.getColumnIndex());
                    if (cell.getCellType() == CellType.NUMERIC) {
                        assertThat(shown.getNumericCellValue()).isCloseTo(cell.getNumericCellValue(), within(1e-12));
                    } else {
                        assertThat(shown == null ? "" : shown.getStringCellValue())
                                .isEqualTo(cell.getStringCellValue());
                    }
                }
            }
        }
    }

    private static double written(String field) {
        double number = Double.parseDouble(field.replaceAll("[^\\d,-]", "").replace(',', '.'));
        return field.endsWith("%") ? number / 100 : number;
    }

    private List<NamedCsvRecord> csv() {
        String text = new String(download("Télécharger en CSV"), StandardCharsets.UTF_8).substring(1);
        return CsvReader.builder().fieldSeparator(';').ofNamedCsvRecord(text).stream()
                .toList();
    }

    private XSSFWorkbook workbook() throws Exception {
        return new XSSFWorkbook(new ByteArrayInputStream(download("Télécharger pour Excel")));
    }

    private byte[] download(String link) {
        var out = new ByteArrayOutputStream();
        test($(Anchor.class).withText(link).single()).download(out);
        return out.toByteArray();
    }
}
