package org.visibles.indicators.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.router.QueryParameters;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
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
import org.visibles.widgets.Chart;

/** By months for the own organisation, by quarters and hidden where few for the coordination and in the file. */
@VisiblesTest
@TestPropertySource(properties = "visibles.test.figures=own-database-of-the-page")
class CohortViewTest extends SpringBrowserlessTest {

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
    @WithMember(Person.AGENT_ROUEN)
    void an_organisation_sees_months_and_what_is_still_to_come() {
        open("du=2025-01-01&au=2025-06-30&connu=2026-09-30");
        assertThat(page())
                .contains(
                        "Jeunes repérés du 1er janvier 2025 au 30 juin 2025",
                        "en 12 mois",
                        "Les lignes vides sont à venir")
                .containsPattern("mobilisés \\d+ \\(\\d+");
        assertThat($(Chart.class).single().bars()).hasSize(7);
        assertThat(table().getBody().getElement().getChild(8).getChild(1).getText())
                .isEmpty();
        assertThat(file()).containsPattern("T[1-4] 2025;\\d+").doesNotContain("mois");

        open("du=2010-01-01&au=2010-02-01");
        assertThat(page()).contains("hors de l'expérimentation");
        open("trimestre=2099-Q1");
        assertThat(page()).contains("Personne n'a été repéré pendant cette période");
    }

    @Test
    @WithMember(Person.COORDINATION)
    void the_coordination_sees_quarters_as_published_and_is_told_why() {
        open("");
        assertThat(page()).contains("Le détail mois par mois n'est pas publié", "Étapes atteintes, par trimestre");
        assertThat($(Chart.class).exists()).isFalse();
        assertThat(file()).containsPattern("< 5|masqué").contains("Total");
        assertThat(counter.count(() -> open(""))).isLessThanOrEqualTo(10);
    }

    private String file() {
        var out = new ByteArrayOutputStream();
        test($(Anchor.class).withText("Télécharger en CSV").single()).download(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private NativeTable table() {
        return $(NativeTable.class).single();
    }

    private void open(String query) {
        UI.getCurrent().navigate("chiffres/cohortes", QueryParameters.fromString(query));
        assertThat(getCurrentView()).isInstanceOf(CohortView.class);
    }

    private String page() {
        return ((com.vaadin.flow.component.Component) getCurrentView())
                .getElement()
                .getTextRecursively();
    }
}
