package org.visibles.indicators.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouterLink;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.visibles.indicators.FieldFigure;
import org.visibles.indicators.FiguresService;
import org.visibles.indicators.Indicator;
import org.visibles.indicators.Part;
import org.visibles.indicators.Period;
import org.visibles.indicators.Selection;
import org.visibles.testkit.Person;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.testkit.WithMember;

/** Cohorts, comparison, communes, what works and the map: each number of people leads to a list of as many, for whoever may open it. */
@VisiblesTest
@TestPropertySource(properties = "visibles.test.figures=own-database-of-what-works")
class NumbersLeadOnTest extends SpringBrowserlessTest {

    private record Link(String text, String address, String name) {

        int people() {
            return Integer.parseInt(text.replaceAll("\\D.*", ""));
        }
    }

    @Autowired
    private FiguresService figures;

    @Autowired
    private TestDatabase database;

    @BeforeEach
    void invented_people_and_outings() {
        EffectViewTest.invent(database);
    }

    @Test
    @WithMember(Person.AGENT_ROUEN)
    void each_number_of_a_cohort_leads_to_as_many_people() {
        for (String dates : List.of("", "du=2025-01-01&au=2025-06-30&connu=2026-01-15", "trimestre=2025-Q2")) {
            open("chiffres/cohortes", dates);
            List<Link> links = links();
            assertThat(links).as(dates).hasSizeGreaterThan(5);
            assertThat(links.getLast().name()).contains("voir la liste – Sortis, en ");
            for (Link link : links) {
                follow(link);
                assertThat(page()).as(link.toString()).contains("\u00a0: " + counted(link.people()));
            }
            assertThat(page()).contains("Sortis, en ");
            follow(back());
            assertThat(getCurrentView()).isInstanceOf(CohortView.class);
            assertThat(links()).as(dates).isEqualTo(links);
        }
    }

    @Test
    @WithMember(Person.AGENT_ROUEN)
    void each_number_of_a_commune_leads_to_as_many_people() {
        for (String dates : List.of("connu=2026-01-15", "du=2025-01-01&au=2025-06-30")) {
            open("chiffres/communes", dates);
            List<Link> links = links();
            assertThat(links).hasSizeGreaterThan(4);
            for (Link link : links.subList(0, 5)) {
                follow(link);
                assertThat(page()).as(link.toString()).contains("\u00a0: " + counted(link.people()));
            }
        }
    }

    @Test
    @WithMember(Person.AGENT_ROUEN)
    void each_period_that_is_compared_leads_to_its_own_people() {
        open("chiffres/comparer", "avant=2025-01-01_2025-03-15&apres=2025-Q4&connu=2026-01-15");
        List<Link> links = links();
        for (Link link : links.subList(0, 2)) {
            follow(link);
            assertThat(page()).as(link.toString()).contains("Jeunes repérés\u00a0: " + counted(link.people()));
        }
        Link share = links.get(2);
        assertThat(share.text()).contains("%");
        assertThat(share.name()).contains("voir la liste", "Jeunes mobilisés");
        follow(share);
        Period before = new Period(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 3, 15));
        double mobilised = figures.own(new Selection(null, List.of(), LocalDate.of(2026, 1, 15), before))
                .total()
                .line(Indicator.MOBILISATION)
                .orElseThrow()
                .numerator()
                .number();
        assertThat(page()).contains("\u00a0: " + counted((int) mobilised), "connue au 15 janvier 2026");
    }

    @Test
    @WithMember(Person.AGENT_ROUEN)
    void each_number_of_what_works_leads_to_as_many_people() {
        for (String asked : List.of("par=CHANNEL&connu=2026-01-15", "par=WEEKDAY&etape=CONNECTED", "par=SPOT")) {
            open("chiffres/ce-qui-marche", asked);
            List<Link> links = links();
            assertThat(links).as(asked).hasSizeGreaterThan(12);
            assertThat(links.getLast().name()).contains("\u00a0: voir la liste – Total, Raccrochés");
            for (Link link : links) {
                follow(link);
                assertThat(getCurrentView()).isInstanceOf(PeopleMetView.class);
                assertThat(page()).as(link.toString()).contains("\u00a0: " + counted(link.people()));
            }
            assertThat(page()).contains(asked.contains("connu") ? "connue au 15 janvier 2026" : "connue au ");
            follow(back());
            assertThat(getCurrentView()).isInstanceOf(EffectView.class);
            assertThat(links()).as(asked).isEqualTo(links);
        }
    }

    @Test
    @WithMember(Person.AGENT_ROUEN)
    void each_number_beside_the_map_leads_to_as_many_people() {
        Map<String, String> columns = Map.of(
                "IDENTIFIED", "Jeunes repérés",
                "CONNECTION", "Jeunes raccrochés, ou sortis avec une issue positive",
                "MET", "Rencontrés");
        columns.forEach((measure, name) -> {
            open("chiffres/carte", "connu=2026-01-15&quoi=" + measure);
            List<Link> links = links();
            assertThat(links).as(measure).hasSizeGreaterThan(2);
            assertThat(links.getFirst().name()).contains("\u00a0: voir la liste – ", ", " + name);
            for (Link link : links) {
                follow(link);
                assertThat(page()).as(link.toString()).contains("\u00a0: " + counted(link.people()), "15 janvier 2026");
            }
        });
        open("chiffres/carte", "quoi=CONNECTION");
        assertThat($(NativeTable.class).single().getElement().getTextRecursively())
                .containsPattern("%\\d+ sur \\d+");
        open("chiffres/carte", "connu=2026-01-15&quoi=OUTINGS");
        List<Link> outings = links();
        assertThat(outings).hasSizeGreaterThan(2);
        for (Link link : outings) {
            follow(link);
            assertThat(page())
                    .as(link.toString())
                    .containsPattern("(?<!\\d)" + link.people() + " actions? de terrain")
                    .contains("15 janvier 2026");
        }
    }

    @Test
    @WithMember(Person.AGENT_ROUEN)
    void each_number_of_the_work_in_the_field_leads_to_what_it_counts() {
        open("chiffres/terrain", "connu=2026-01-15");
        List<Link> links = links();
        for (FieldFigure figure : FieldFigure.values()) {
            String name = UI.getCurrent().getTranslation(figure.key());
            assertThat(links)
                    .as(name)
                    .filteredOn(link -> link.name().endsWith(", " + name))
                    .hasSizeGreaterThan(figure == FieldFigure.HOURS_PER_IDENTIFIED ? -1 : 2);
        }
        assertThat(links)
                .filteredOn(link -> link.name().endsWith(", Jeunes repérés"))
                .hasSizeGreaterThan(2);
        assertThat($(NativeTable.class).single().getElement().getTextRecursively())
                .containsPattern("\\d[\\d,]*\\s*h pour\\s*\\d+");
        for (Link link : links) {
            follow(link);
            assertThat(page())
                    .as(link.toString())
                    .containsPattern("(?<!\\d)" + link.text() + "(?!\\d)")
                    .contains("15 janvier 2026")
                    .doesNotContain("Une partie du lien");
            assertThat(back().address()).startsWith("chiffres/terrain?connu=2026-01-15");
        }
    }

    @Test
    @WithMember(Person.COORDINATION)
    void for_the_coordination_it_is_told_by_organisation_and_of_people_only_what_is_published() {
        open("chiffres/terrain", "connu=2026-03-31");
        List<Link> links = links();
        List<List<String>> published = rows($(NativeTable.class).last());
        for (FieldFigure figure : FieldFigure.values()) {
            String name = UI.getCurrent().getTranslation(figure.key());
            boolean people = !FieldFigure.ofEachQuarter().contains(figure);
            List<Link> these = links.stream()
                    .filter(link -> link.name().contains("par structure – " + name + ", T"))
                    .toList();
            assertThat(these).as(name).isNotEmpty();
            for (Link link : these) {
                follow(link);
                assertThat(getCurrentView()).isInstanceOf(people ? FieldCountsView.class : OutingCountsView.class);
                assertThat(page()).as(link.toString()).contains("31 mars 2026").doesNotContain("Une partie du lien");
                assertThat(back().address()).isEqualTo("chiffres/terrain?connu=2026-03-31");
                if (people) {
                    assertThat(page()).contains("que pour toute la durée, jamais par trimestre");
                    assertThat(lines().subList(0, published.size())).isEqualTo(column(published, figure));
                } else {
                    assertThat(page()).as(link.toString()).contains("Total" + link.text());
                }
            }
        }
    }

    @Test
    @WithMember(Person.COORDINATION)
    void what_is_masked_by_organisation_stays_so() {
        open("chiffres/terrain", "connu=2024-09-30");
        List<List<String>> published = rows($(NativeTable.class).last());
        assertThat(published).extracting(List::toString).anyMatch(row -> row.contains("masqué"));
        for (FieldFigure figure : FieldFigure.values()) {
            if (!FieldFigure.ofEachQuarter().contains(figure)) {
                open("chiffres/terrain/structures", "connu=2024-09-30&chiffre=" + figure);
                assertThat(lines().subList(0, published.size())).isEqualTo(column(published, figure));
            }
        }
        open("chiffres/terrain/structures", "chiffre=HOURS");
        assertThat(page()).contains("Une partie du lien n'a pas été comprise", "Personnes rencontrées");
    }

    private static List<String> column(List<List<String>> published, FieldFigure figure) {
        return published.stream()
                .map(row -> row.getFirst() + row.get(figure.ordinal() + 1))
                .toList();
    }

    private static List<List<String>> rows(NativeTable table) {
        return table.getBody().getRows().stream()
                .map(row -> row.getElement()
                        .getChildren()
                        .map(Element::getTextRecursively)
                        .toList())
                .toList();
    }

    private List<String> lines() {
        return $(ListItem.class).all().stream()
                .map(line -> line.getElement().getTextRecursively().replace("Demander de vérifier", ""))
                .toList();
    }

    @Test
    @WithMember(Person.COORDINATION)
    void the_coordination_comes_from_map_and_what_works_to_the_same_total_by_organisation() {
        for (String by : List.of("CHANNEL", "ORGANISATION")) {
            open("chiffres/ce-qui-marche", "connu=2026-03-31&par=" + by);
            List<Link> links = links();
            assertThat(links).hasSize(3).allMatch(link -> link.address().startsWith("chiffres/structures?"));
            assertThat(links.getFirst().name()).contains("\u00a0: par structure – Jeunes repérés, Total");
            for (Link link : links) {
                follow(link);
                assertThat(getCurrentView()).isInstanceOf(CountsView.class);
                assertThat(page())
                        .as(link.toString())
                        .contains("connue au 31 mars 2026", "Total" + link.text(), "Demander de vérifier");
            }
        }
        for (String measure : List.of("IDENTIFIED", "CONNECTION", "MET", "OUTINGS")) {
            open("chiffres/carte", "connu=2026-03-31&quoi=" + measure);
            assertThat(links().isEmpty()).as(measure).isEqualTo(!measure.equals("OUTINGS"));
            List<Link> byOrganisation = $(Anchor.class).withText("Par structure").all().stream()
                    .map(NumbersLeadOnTest::link)
                    .toList();
            assertThat(byOrganisation).as(measure).hasSize(measure.matches("IDENTIFIED|CONNECTION") ? 1 : 0);
            for (Link link : byOrganisation) {
                follow(link);
                assertThat(getCurrentView()).isInstanceOf(CountsView.class);
                assertThat(page()).contains("connue au 31 mars 2026", "Demander de vérifier");
            }
        }
        open("chiffres/carte", "connu=2026-03-31&quoi=OUTINGS");
        for (Link link : links()) {
            follow(link);
            assertThat(getCurrentView()).isInstanceOf(OutingCountsView.class);
            assertThat(page()).as(link.toString()).contains("connue au 31 mars 2026", "Total" + link.text());
        }
    }

    @Test
    @WithMember(Person.COORDINATION)
    void the_coordination_comes_to_the_numbers_by_organisation_and_to_no_list() {
        for (String part : List.of("cohortes", "communes")) {
            open("chiffres/" + part, "");
            assertThat(links()).as(part).isEmpty();
        }
        open("chiffres/comparer", "connu=2026-03-31");
        List<Link> links = links();
        assertThat(links)
                .isNotEmpty()
                .allMatch(link -> link.address()
                        .startsWith(
                                link.name().contains("Échanges")
                                        ? "chiffres/terrain/structures?"
                                        : "chiffres/structures?"));
        assertThat(links.getFirst().name()).contains("par structure – Jeunes repérés, T");
        follow(links.getFirst());
        assertThat(getCurrentView()).isInstanceOf(CountsView.class);
        assertThat(page())
                .contains(
                        "Jeunes repérés au T",
                        "connue au 31 mars 2026",
                        "Total" + links.getFirst().text());
    }

    @Test
    @WithMember(Person.AGENT_ROUEN)
    void an_address_that_asks_for_no_cohort_is_read_without_it() {
        for (String rubbish : List.of("mois=5&etape=MOBILISED", "mois=6", "etape=EXITED", "mois=6&etape=LOST")) {
            open("chiffres/fiches", rubbish);
            assertThat(page()).as(rubbish).contains("Une partie du lien n'a pas été comprise");
        }
        open("chiffres/fiches", "mois=6&etape=EXITED");
        assertThat(page()).doesNotContain("Une partie du lien").contains("Sortis, en 6 mois\u00a0: ");
    }

    @Test
    @WithMember(Person.AGENT_ROUEN)
    void a_list_leads_back_to_the_page_from_which_it_was_opened() {
        for (String page : List.of(
                "chiffres/carte?connu=2026-01-15&quoi=MET&trimestre=2025-Q1",
                "chiffres/carte?quoi=IDENTIFIED",
                "chiffres/communes?du=2025-01-01&au=2025-06-30",
                "chiffres/comparer?avant=2025-01-01_2025-03-15&apres=2025-Q4",
                "chiffres/ce-qui-marche?par=SPOT&trimestre=2025-Q1",
                "chiffres?par=SEX&avec=AGE_BAND&trimestre=2025-Q1")) {
            leadsBack(page);
        }
    }

    @Test
    @WithMember(Person.AGENT_ROUEN)
    void the_tabs_above_a_list_keep_what_was_chosen_on_the_page_from_which_it_was_opened() {
        for (String page : List.of(
                "chiffres/ce-qui-marche?etape=MOBILISED&par=SPOT&trimestre=2025-Q1",
                "chiffres/carte?connu=2026-01-15&quoi=MET&niveau=COMMUNE&trimestre=2025-Q1",
                "chiffres/comparer?avant=2025-01-01_2025-03-15&apres=2025-Q4&trimestre=2025-Q1",
                "chiffres/cohortes?trimestre=2025-Q1",
                "chiffres?par=SEX&avec=AGE_BAND&trimestre=2025-Q1")) {
            keptInTabs(page);
        }
    }

    @Test
    @WithMember(Person.COORDINATION)
    void so_do_the_tabs_above_the_numbers_by_organisation() {
        keptInTabs("chiffres/ce-qui-marche?connu=2026-03-31&par=CHANNEL&trimestre=2025-Q1");
        open("chiffres/ce-qui-marche", "connu=2026-03-31&par=CHANNEL&trimestre=2025-Q1");
        follow(links().getLast());
        Map<String, String> before = tabs();
        chosenPart().setValue(Part.DENOMINATOR);
        assertThat(page()).contains("connue au 31 mars 2026");
        assertThat(tabs()).isEqualTo(before);
    }

    @SuppressWarnings("unchecked")
    private Select<Part> chosenPart() {
        return (Select<Part>) $(Select.class).withCaption("Nombre").single();
    }

    /** The page is marked and asked as it was; the others know its quarter at least. */
    private void keptInTabs(String page) {
        open(page.substring(0, page.indexOf('?')), page.substring(page.indexOf('?') + 1));
        follow(links().getFirst());
        Map<String, String> tabs = tabs();
        Location here = new Location(tabs.remove("page"));
        assertThat(here.getPath()).isEqualTo(new Location(page).getPath());
        assertThat(here.getQueryParameters()).isEqualTo(new Location(page).getQueryParameters());
        assertThat(tabs).as(page).hasSize(8);
        assertThat(tabs.values()).as(page).allMatch(tab -> tab.contains("trimestre=2025-Q1"));
        if (page.contains("connu=")) {
            assertThat(tabs.values()).as(page).allMatch(tab -> tab.matches(".*(connu|jusque)=2026-0.*"));
        }
    }

    /** By name where they lead; the one that is marked under the mark. */
    private Map<String, String> tabs() {
        return $(RouterLink.class)
                .from($(Nav.class)
                        .withAttribute("aria-label", "Parties des chiffres")
                        .single())
                .all()
                .stream()
                .collect(Collectors.toMap(
                        tab -> Objects.requireNonNullElse(tab.getElement().getAttribute("aria-current"), tab.getText()),
                        RouterLink::getHref));
    }

    @Test
    @WithMember(Person.COORDINATION)
    void so_do_the_numbers_by_organisation() {
        leadsBack("chiffres/comparer?connu=2026-03-31");
        leadsBack("chiffres/ce-qui-marche?connu=2026-03-31&par=CHANNEL");
    }

    private void leadsBack(String page) {
        open(page.substring(0, page.indexOf('?')), page.substring(page.indexOf('?') + 1));
        List<Link> links = links();
        follow(links.getFirst());
        assertThat(page()).as(page).doesNotContain("Une partie du lien");
        Location back = new Location(back().address());
        assertThat(back.getPath()).isEqualTo(new Location(page).getPath());
        assertThat(back.getQueryParameters()).isEqualTo(new Location(page).getQueryParameters());
        follow(back());
        assertThat(links())
                .as(page)
                .extracting(Link::name)
                .isEqualTo(links.stream().map(Link::name).toList());
    }

    @Test
    @WithMember(Person.AGENT_ROUEN)
    void no_list_leads_out_of_the_figures() {
        for (String elsewhere : List.of(
                "https://example.org",
                "//example.org",
                "chiffres:alert(1)",
                "javascript:alert(1)",
                "chiffres/../../x",
                "chiffres?connu=%zz",
                "fiches",
                "")) {
            for (String list : List.of("chiffres/fiches", "chiffres/fiches/rencontres")) {
                open(list, "depuis=" + URLEncoder.encode(elsewhere, StandardCharsets.UTF_8));
                assertThat(back().address()).as(elsewhere).matches("chiffres(/ce-qui-marche)?\\?[a-zA-Z=&_]+");
                assertThat(page()).as(elsewhere).contains("Une partie du lien n'a pas été comprise");
            }
        }
    }

    private static String counted(int people) {
        return people == 1 ? "1 jeune." : people + " jeunes.";
    }

    private Link back() {
        return $(Anchor.class).withText("Retour aux chiffres").all().stream()
                .map(NumbersLeadOnTest::link)
                .findFirst()
                .orElseThrow();
    }

    private List<Link> links() {
        return $(Anchor.class).all().stream()
                .filter(anchor -> Stream.iterate(
                                anchor.getParent(), Optional::isPresent, each -> each.flatMap(Component::getParent))
                        .anyMatch(each -> each.orElseThrow() instanceof NativeTable))
                .map(NumbersLeadOnTest::link)
                .toList();
    }

    private static Link link(Anchor anchor) {
        String name = anchor.getElement().getAttribute("aria-label");
        return new Link(anchor.getText(), anchor.getHref(), name == null ? "" : name);
    }

    private void follow(Link link) {
        Location location = new Location(link.address());
        UI.getCurrent().navigate(location.getPath(), location.getQueryParameters());
    }

    private void open(String route, String query) {
        UI.getCurrent().navigate(route, QueryParameters.fromString(query));
        assertThat(getCurrentView().getClass().getPackage()).isEqualTo(CohortView.class.getPackage());
    }

    private String page() {
        return getCurrentView().getElement().getTextRecursively();
    }
}
