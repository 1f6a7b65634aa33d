package org.visibles.indicators.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.router.QueryParameters;
import java.time.LocalDate;
import java.util.List;
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
        assertThat(identified.get(4)).contains("Survenu depuis : +");
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

    private static List<String> row(NativeTable table, String name) {
        return table.getBody()
                .getElement()
                .getChildren()
                .map(row ->
                        row.getChildren().map(cell -> cell.getTextRecursively()).toList())
                .filter(cells -> cells.getFirst().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static int number(String text) {
        return Integer.parseInt(text.replace("+", "").replace("\u2212", "-"));
    }
}
