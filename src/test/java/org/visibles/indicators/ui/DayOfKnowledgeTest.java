package org.visibles.indicators.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouterLink;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.visibles.testkit.Person;
import org.visibles.testkit.StatementCounter;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.testkit.WithMember;

/** Each part of the figures can be asked for as known on a day, says on which, and hands it on to the other parts. */
@VisiblesTest
@TestPropertySource(properties = "visibles.test.figures=own-database-of-what-works")
class DayOfKnowledgeTest extends SpringBrowserlessTest {

    private static final String KEPT = "ne tient pas compte de la période choisie ";
    private static final String KNOWN = "Tels que connus au soir du";

    /** By address what else it holds. */
    private static final Map<String, String> PARTS = parts();

    @Autowired
    private TestDatabase database;

    @Autowired
    private StatementCounter counter;

    private static Map<String, String> parts() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("", "par=SEX");
        parts.put("/terrain", "");
        parts.put("/ce-qui-marche", "par=WEEKDAY&etape=MOBILISED");
        parts.put("/carte", "quoi=IDENTIFIED&niveau=COMMUNE");
        parts.put("/comparer", "");
        parts.put("/communes", "");
        parts.put("/cohortes", "");
        return parts;
    }

    @BeforeEach
    void invented_people_and_outings() {
        EffectViewTest.invent(database);
    }

    @Test
    @WithMember(Person.AGENT_ROUEN)
    void an_organisation_chooses_the_day_on_each_part() {
        PARTS.forEach((part, rest) -> {
            open(part, rest);
            assertThat(corrections()).as(part).isEmpty();
            String today = numbers();
            $(DatePicker.class).withCaption(KNOWN).single().setValue(LocalDate.of(2026, 1, 15));
            assertThat(parameter("connu")).as(part).contains("2026-01-15");
            QueryParameters.fromString(rest)
                    .getParameters()
                    .forEach((name, values) -> assertThat(parameter(name)).contains(values.getFirst()));
            assertThat(page()).as(part).contains("connu", "au 15 janvier 2026");
            assertThat(corrections()).as(part).isEmpty();
            assertThat(numbers()).as(part).isNotEqualTo(today);
            $(Button.class).withText("Revenir à aujourd'hui").single().click();
            assertThat(parameter("connu")).as(part).isEmpty();
            assertThat(numbers()).as(part).isEqualTo(today);
        });
    }

    @Test
    @WithMember(Person.COORDINATION)
    void the_coordination_chooses_an_end_of_a_month_on_each_part() {
        PARTS.forEach((part, rest) -> {
            open(part, rest);
            String today = numbers();
            String file = file();
            this.<LocalDate>select().setValue(LocalDate.of(2026, 3, 31));
            assertThat(parameter("connu")).as(part).contains("2026-03-31");
            assertThat(page()).as(part).contains("Situation connue au 31 mars 2026");
            assertThat(numbers()).as(part).isNotEqualTo(today);
            assertThat(file()).as(part).isNotEqualTo(file);
            String march = numbers();
            open(part, rest + "&connu=2026-04-17");
            assertThat(corrections()).as(part).contains("à la fin d'un mois", "31 mars 2026");
            assertThat(numbers()).as(part).isEqualTo(march);
        });
    }

    @Test
    @WithMember(Person.AGENT_ROUEN)
    void a_day_that_cannot_be_is_put_right_in_words() {
        PARTS.keySet().forEach(this::putRight);
    }

    @Test
    @WithMember(Person.COORDINATION)
    void the_coordination_is_told_as_well() {
        PARTS.keySet().forEach(this::putRight);
        putRight("/structures");
        open("/cohortes", "du=2026-01-01&au=2026-02-01");
        assertThat(corrections()).contains("Une période libre n'est pas publiée");
    }

    private void putRight(String part) {
        open(part, "");
        String latest = numbers();
        Map.of(
                        "2099-01-01", "n'est pas encore venu",
                        "2001-01-01", "précède l'expérimentation",
                        "hier", "Une partie du lien n'a pas été comprise")
                .forEach((day, told) -> {
                    open(part, "connu=" + day);
                    assertThat(corrections()).as(part).contains(told);
                    assertThat($(Corrections.class).single().getElement().getAttribute("role"))
                            .isEqualTo("status");
                    assertThat(numbers()).as(part).isEqualTo(latest);
                });
    }

    @Test
    @WithMember(Person.AGENT_ROUEN)
    void the_dates_go_along_from_part_to_part() {
        Stream.concat(PARTS.keySet().stream(), Stream.of("/verifications")).forEach(part -> {
            open(part, "connu=2026-01-15");
            List<String> links = tabs();
            assertThat(links).as(part).hasSize(9);
            assertThat(links)
                    .as(part)
                    .filteredOn(link -> link.contains("connu=2026-01-15"))
                    .hasSize(8);
            assertThat(links).as(part).contains("chiffres/changements?jusque=2026-01-15");
        });
        open("/changements", "jusque=2026-01-15&depuis=2025-12-31");
        assertThat(tabs()).contains("chiffres/terrain?connu=2026-01-15");
        open("", "du=2025-01-01&au=2025-06-30&connu=2026-01-15");
        String dates = "?au=2025-06-30&connu=2026-01-15&du=2025-01-01";
        assertThat(tabs())
                .contains(
                        "chiffres/cohortes" + dates,
                        "chiffres/communes" + dates,
                        "chiffres/terrain" + dates,
                        "chiffres/changements?au=2025-06-30&du=2025-01-01&jusque=2026-01-15");
        open("", "");
        assertThat(tabs()).allMatch(link -> link.endsWith("?"));
    }

    @Test
    @WithMember(Person.AGENT_ROUEN)
    void a_period_is_kept_through_the_parts_that_do_not_go_by_it() {
        Map.of(
                        "du=2026-01-01&au=2026-02-01", "(du 1er janvier 2026 au 1er février 2026)",
                        "trimestre=2026-Q1", "(T1 2026)")
                .forEach((period, words) -> {
                    for (String part : List.of("/terrain", "/ce-qui-marche", "/carte", "/comparer")) {
                        open(part, "");
                        String whole = numbers();
                        assertThat(page()).as(part).doesNotContain(KEPT);
                        open(part, period);
                        assertThat(corrections()).as(part).isEmpty();
                        assertThat(numbers()).as(part).isEqualTo(whole);
                        assertThat(page()).as(part).contains(KEPT + words);
                        $(DatePicker.class).withCaption(KNOWN).single().setValue(LocalDate.of(2026, 1, 15));
                        $(Button.class)
                                .withText("Revenir à aujourd'hui")
                                .single()
                                .click();
                        assertThat(tabs())
                                .as(part)
                                .contains("chiffres?" + sorted(period), "chiffres/cohortes?" + sorted(period));
                    }
                });
        for (String part : List.of("/communes", "/changements")) {
            open(part, "trimestre=2026-Q1");
            assertThat(corrections()).as(part).isEmpty();
            assertThat(page()).as(part).contains(KEPT + "(T1 2026)");
            assertThat(tabs()).as(part).contains("chiffres?trimestre=2026-Q1");
            open(part, "du=2026-01-01&au=2026-02-01");
            assertThat(page()).as(part).doesNotContain(KEPT);
        }
    }

    private static String sorted(String query) {
        return Stream.of(query.split("&")).sorted().collect(Collectors.joining("&"));
    }

    @Test
    @WithMember(Person.AGENT_ROUEN)
    void the_communes_are_shown_of_a_period_too() {
        open("/communes", "du=2025-01-01&au=2025-06-30");
        assertThat(page()).contains("repérés du 1er janvier 2025 au 30 juin 2025", "T1 2025", "T2 2025");
        assertThat(page()).doesNotContain("T3 2025", "T4 2024");
    }

    @Test
    @WithMember(Person.COORDINATION)
    void a_past_day_costs_no_more_statements() {
        PARTS.forEach((part, rest) -> {
            open(part, rest + "&connu=2026-03-31");
            assertThat(counter.count(() -> open(part, rest + "&connu=2026-03-31&x=" + System.nanoTime())))
                    .as(part)
                    .isBetween(3, 10);
        });
    }

    private List<String> tabs() {
        return $(RouterLink.class).all().stream()
                .filter(link -> link.getParent().orElseThrow() instanceof FiguresTabs)
                .map(link -> new Location(link.getHref()))
                .map(location -> location.getPath()
                        + location.getQueryParameters().getParameters().entrySet().stream()
                                .map(each ->
                                        each.getKey() + "=" + each.getValue().getFirst())
                                .sorted()
                                .collect(Collectors.joining("&", "?", "")))
                .toList();
    }

    private String numbers() {
        return $(NativeTable.class).all().stream()
                .map(table -> table.getBody().getElement().getTextRecursively())
                .toList()
                .toString();
    }

    private String file() {
        var out = new ByteArrayOutputStream();
        test($(Anchor.class).withText("Télécharger en CSV").single()).download(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private String corrections() {
        return $(Corrections.class).exists()
                ? $(Corrections.class).single().getElement().getTextRecursively()
                : "";
    }

    @SuppressWarnings("unchecked")
    private <T> Select<T> select() {
        return $(Select.class).withCaption(KNOWN).single();
    }

    private Optional<String> parameter(String name) {
        return UI.getCurrent().getActiveViewLocation().getQueryParameters().getSingleParameter(name);
    }

    private void open(String part, String query) {
        UI.getCurrent().navigate("chiffres" + part, QueryParameters.fromString(query));
        assertThat(getCurrentView().getClass().getPackage()).isEqualTo(FiguresView.class.getPackage());
    }

    private String page() {
        return getCurrentView().getElement().getTextRecursively();
    }
}
