package org.visibles.privacy.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.RouterLink;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.YouthId;
import org.visibles.privacy.AccessOutcome;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.Person;
import org.visibles.testkit.Typing;
import org.visibles.testkit.VisiblesTest;
import org.visibles.testkit.WithMember;
import org.visibles.youth.YouthDetails;
import org.visibles.youth.YouthService;

@VisiblesTest
class JournalViewTest extends SpringBrowserlessTest {

    @Autowired
    private YouthService youth;

    @Test
    @WithMember(Person.DPO)
    @SuppressWarnings("unchecked")
    void the_officer_reads_who_did_what_in_words_and_chooses_one_action() {
        As.member(
                Fixture.AGENT_ROUEN,
                () -> youth.get(
                        youth.record(YouthDetails.named("Personne nommée").build())));
        navigate(JournalView.class);
        Select<String> action = $(Select.class).withCaption("Action").single();

        test($(DatePicker.class).withCaption("Du").single()).setValue(LocalDate.of(2019, 9, 1));
        test(action).selectItem("Fiche créée");
        Typing.noDay($(DatePicker.class).withCaption("Du").single(), "31/02/2027");

        var grid = test($(Grid.class).single());
        assertThat(grid.size()).isPositive();
        assertThat(grid.getCellComponent(0, 0).getElement().getTextRecursively())
                .contains("Alix Morel (Ville de Rouen)", "Fiche créée", "Fait")
                .doesNotContain("Personne nommée");
    }

    @Test
    @WithMember(Person.DPO)
    @SuppressWarnings("unchecked")
    void the_start_page_counts_the_week_and_leads_to_the_refusals() {
        assertThatThrownBy(() -> As.member(Fixture.AGENT_ROUEN, () -> youth.get(YouthId.next())))
                .isInstanceOf(NotFound.class);
        navigate(JournalView.class);
        UI.getCurrent().navigate("");
        assertThat($(Paragraph.class).all())
                .extracting(Paragraph::getText)
                .anyMatch(text -> text.startsWith("Ces 7 derniers jours") && text.contains("refus"));

        RouterLink refusals = $(RouterLink.class).withText("Voir les refus").single();
        UI.getCurrent().navigate("journal", refusals.getQueryParameters().orElseThrow());

        assertThat($(Select.class).withCaption("Résultat").single().getValue()).isEqualTo(AccessOutcome.REFUSED);
        assertThat(test($(Grid.class).single()).size()).isPositive();
    }
}
