package org.visibles.indicators.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.QueryParameters;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.visibles.indicators.Figures;
import org.visibles.indicators.FiguresService;
import org.visibles.indicators.Indicator;
import org.visibles.indicators.InventedFacts;
import org.visibles.indicators.Quarter;
import org.visibles.indicators.Selection;
import org.visibles.indicators.Variable;
import org.visibles.testkit.Person;
import org.visibles.testkit.StatementCounter;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.testkit.WithMember;
import org.visibles.widgets.Chart;

/** Two periods beside each other, and the communes beside each other: the numbers of the figures, and what is hidden stays so. */
@VisiblesTest
@TestPropertySource(properties = "visibles.test.figures=own-database-of-the-page")
class CompareViewTest extends SpringBrowserlessTest {

    @Autowired
    private FiguresService figures;

    @Autowired
    private TestDatabase database;

    @Autowired
    private StatementCounter counter;

    @BeforeEach
    void invented_people() {
        if (database.asOwner().queryForObject("select count(*) from fact", Integer.class) == 0) {
            InventedFacts.write(database, 7, 240);
        }
    }

    @Test
    @WithMember(Person.COORDINATION)
    void the_coordination_compares_quarters_as_they_are_published() {
        compare("");
        Figures published = figures.programme(Selection.by(Variable.QUARTER));
        List<Quarter> quarters = published.quarters();
        Select<Quarter> first = first();
        assertThat(first.getValue()).isEqualTo(quarters.get(quarters.size() - 2));
        first.setValue(quarters.getFirst());

        assertThat(parameter("avant")).contains(quarters.getFirst().code());
        List<List<String>> rows = rows();
        assertThat(rows).hasSizeGreaterThan(15);
        double before = identified(published, quarters.getFirst());
        double after = identified(published, quarters.getLast());
        assertThat(rows.getFirst())
                .startsWith("Jeunes repérés", String.valueOf((int) before), String.valueOf((int) after));
        assertThat(rows.getFirst().getLast()).isEqualTo(signed((int) (after - before)));
        assertThat(rows)
                .filteredOn(row -> row.get(1).equals("masqué") || row.get(2).equals("masqué"))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.getLast()).isEqualTo("–"));
        assertThat(page()).contains("De T", "puis", "moins de temps");
        assertThat(counter.count(() -> compare("avant=" + quarters.getFirst().code())))
                .isLessThanOrEqualTo(10);

        compare("avant=2025-01-01_2025-01-02");
        assertThat(page()).contains("n'est pas un trimestre publié au jour de connaissance");
        assertThat($(DatePicker.class).exists()).isFalse();
    }

    @Test
    @WithMember(Person.AGENT_ROUEN)
    void an_organisation_compares_periods_of_its_choice() {
        compare("avant=2025-01-01_2025-03-15&apres=2026-01-01_2026-03-15");
        int before = (int) figures.own(Selection.ALL.during(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 3, 15)))
                .total()
                .line(Indicator.IDENTIFIED)
                .orElseThrow()
                .result()
                .number();
        assertThat(rows().getFirst()).startsWith("Jeunes repérés", String.valueOf(before));
        assertThat(rows().stream().flatMap(List::stream)).doesNotContain("masqué", "< 5");
        assertThat(rows()).noneMatch(row -> row.getFirst().startsWith("Coût"));
        assertThat(page()).contains("points");
        int statements = counter.count(() -> compare("avant=2025-01-01_2025-03-15&apres=2026-01-01_2026-03-15"));
        InventedFacts.write(database, 99, 40);
        assertThat(counter.count(() -> compare("avant=2025-01-01_2025-03-15&apres=2026-01-01_2026-03-15")))
                .isEqualTo(statements);

        $(DatePicker.class).withCaption("Seconde période\u00a0: au").single().setValue(LocalDate.of(2026, 2, 28));
        assertThat(parameter("apres")).contains("2026-01-01_2026-02-28");
        compare("avant=2025-03-01_2025-01-01");
        assertThat(page()).contains("finissait avant de commencer");
        compare("avant=demain");
        assertThat(page()).contains("Une partie du lien n'a pas été comprise");
        compare("avant=2099-Q1&apres=2099-Q2");
        assertThat(page()).contains("hors de l'expérimentation");
    }

    @Test
    @WithMember(Person.COORDINATION)
    void each_commune_has_its_chart_on_one_scale_and_says_what_is_hidden() {
        communes();
        Figures published = figures.programme(Selection.by(Variable.COMMUNE, Variable.QUARTER));
        long groups = published.rows().stream()
                .map(row -> row.categories().getFirst())
                .distinct()
                .count();
        List<Chart> charts = $(Chart.class).all();
        assertThat(charts).hasSizeBetween(2, (int) groups);
        assertThat(charts.stream().flatMap(chart -> chart.bars().stream()).map(Chart.Bar::label))
                .anyMatch(label -> label.matches("< 5|masqué"));
        charts.forEach(chart -> {
            assertThat(chart.getElement().getAttribute("aria-label")).isNotBlank();
            chart.bars().forEach(bar -> {
                if (bar.label().matches("< 5|masqué")) {
                    assertThat(bar.value()).isZero();
                }
            });
        });
        assertThat($(NativeTable.class).all()).hasSameSizeAs(charts);
        assertThat(page().contains("faute d'assez de jeunes (" + (groups - charts.size()) + ")"))
                .isEqualTo(groups > charts.size());
        $(Anchor.class).withText("Télécharger en CSV").single();
        assertThat(charts.stream()
                        .map(chart -> chart.getElement().getProperty("description"))
                        .map(json -> json.replaceAll(".*\"max\":([0-9.]+).*", "$1"))
                        .distinct())
                .hasSize(1);
        assertThat(page()).contains("trop peu de jeunes", "Rouen");
        assertThat(counter.count(this::communes)).isLessThanOrEqualTo(10);
    }

    @Test
    @WithMember(Person.AGENT_ROUEN)
    void an_organisation_sees_its_communes_unhidden() {
        communes();
        assertThat($(Chart.class).all().stream()
                        .flatMap(chart -> chart.bars().stream())
                        .map(Chart.Bar::label))
                .doesNotContain("< 5", "masqué");
    }

    private static double identified(Figures published, Quarter quarter) {
        return published.rows().stream()
                .filter(row -> row.categories().equals(List.of(quarter.code())))
                .findFirst()
                .orElseThrow()
                .line(Indicator.IDENTIFIED)
                .orElseThrow()
                .result()
                .number();
    }

    private static String signed(int difference) {
        return difference == 0 ? "0" : (difference < 0 ? "−" : "+") + Math.abs(difference);
    }

    @SuppressWarnings("unchecked")
    private Select<Quarter> first() {
        return $(Select.class).withCaption("Première période").single();
    }

    private Optional<String> parameter(String name) {
        return UI.getCurrent().getActiveViewLocation().getQueryParameters().getSingleParameter(name);
    }

    private List<List<String>> rows() {
        return $(NativeTable.class)
                .single()
                .getBody()
                .getElement()
                .getChildren()
                .map(row -> texts(row).toList())
                .toList();
    }

    private static Stream<String> texts(Element row) {
        return row.getChildren().map(Element::getTextRecursively);
    }

    private void compare(String query) {
        UI.getCurrent().navigate("chiffres/comparer", QueryParameters.fromString(query));
        assertThat(getCurrentView()).isInstanceOf(CompareView.class);
    }

    private void communes() {
        UI.getCurrent().navigate("chiffres/communes", QueryParameters.fromString("x=" + System.nanoTime()));
        assertThat(getCurrentView()).isInstanceOf(CommunesView.class);
    }

    private String page() {
        return ((Component) getCurrentView()).getElement().getTextRecursively();
    }
}
