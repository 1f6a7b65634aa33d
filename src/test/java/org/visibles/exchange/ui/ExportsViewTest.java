package org.visibles.exchange.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.select.Select;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.exchange.ExportLog;
import org.visibles.exchange.ExportPurpose;
import org.visibles.kernel.Ids;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.Person;
import org.visibles.testkit.StatementCounter;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.testkit.WithMember;

@VisiblesTest
class ExportsViewTest extends SpringBrowserlessTest {

    @Autowired
    private TestDatabase database;

    @Autowired
    private StatementCounter statements;

    @Autowired
    private Clock clock;

    @Test
    @WithMember(Person.DPO)
    void the_officer_sees_who_took_what_and_can_take_nothing() {
        logged(12, 10);
        int few = statements.count(() -> navigate(ExportsView.class));
        assertThat(page())
                .contains("Actions de terrain – 12 lignes", "Travail de l'équipe", "Texte (.csv)", "plus de 500 lignes")
                .doesNotContain("Listes à exporter", "beaucoup de lignes");
        assertThat($(Button.class).withText("Exporter").exists()).isFalse();
        for (int each = 0; each < 20; each++) {
            logged(ExportLog.MANY + 1, 10 + 7 * each);
        }
        UI.getCurrent().navigate("");
        assertThat(statements.count(() -> navigate(ExportsView.class))).isEqualTo(few);
        assertThat(page()).contains("beaucoup de lignes");
        assertThat($(Checkbox.class).single().getLabel()).isEqualTo("Seulement les 20 exports inhabituels");
        $(Checkbox.class).single().setValue(true);
        assertThat(page()).contains("501 lignes").doesNotContain("12 lignes");
    }

    @Test
    @WithMember(Person.RESPONSABLE_ROUEN)
    void a_team_lead_says_what_for_and_gets_a_link() {
        navigate(ExportsView.class);
        assertThat(page()).contains("Listes à exporter", "Échanges notés", "Orientations envoyées");
        $(Button.class).withText("Exporter").last().click();
        assertThat($(ExportDialog.class).single().getHeaderTitle()).startsWith("Actions de terrain : ");
        if ($(Button.class).withText("Préparer le fichier").single().isEnabled()) {
            $(Button.class).withText("Préparer le fichier").single().click();
            assertThat(purpose().isInvalid()).isTrue();
            purpose().setValue(ExportPurpose.TEAM);
            $(Button.class).withText("Préparer le fichier").single().click();
            assertThat($(Notification.class).exists()).isFalse();
        }
    }

    @SuppressWarnings("unchecked")
    private Select<ExportPurpose> purpose() {
        return $(Select.class).withCaption("Pour quoi ?").single();
    }

    private String page() {
        return UI.getCurrent().getCurrentView().getElement().getTextRecursively();
    }

    /** On a Wednesday at ten, so many days ago or a few more. */
    private void logged(int lines, int daysAgo) {
        LocalDate day = LocalDate.now(clock).minusDays(daysAgo);
        OffsetDateTime at = day.minusDays(day.getDayOfWeek().getValue() + 4L)
                .atTime(10, 0)
                .atZone(clock.getZone())
                .toOffsetDateTime();
        database.asOwner()
                .update(
                        """
                        insert into exchange_export (id, organisation_id, member_id, begun_at, list, purpose, format, confirmed, people, ended_at)
                        values (?, ?, ?, ?, 'OUTINGS', 'TEAM', 'CSV', true, ?, ?)""",
                        Ids.next(),
                        Fixture.METROPOLE.value(),
                        Fixture.DPO.member().value(),
                        at,
                        lines,
                        at);
    }
}
