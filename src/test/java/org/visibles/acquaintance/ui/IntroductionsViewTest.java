package org.visibles.acquaintance.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.visibles.testkit.Fixture.AGENT_ELBEUF;
import static org.visibles.testkit.Fixture.AGENT_ROUEN;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.IntegerField;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.acquaintance.Acquaintances;
import org.visibles.acquaintance.Met;
import org.visibles.kernel.YouthId;
import org.visibles.messaging.RecurringJob;
import org.visibles.testkit.As;
import org.visibles.testkit.Person;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.testkit.WithMember;
import org.visibles.youth.Agreements;
import org.visibles.youth.YouthDetails;
import org.visibles.youth.YouthService;

/** The screens of who is asked, of who asks, and of the officer. */
@VisiblesTest
class IntroductionsViewTest extends SpringBrowserlessTest {

    @Autowired
    private Acquaintances acquaintances;

    @Autowired
    private YouthService people;

    @Autowired
    private Agreements agreements;

    @Autowired
    private List<RecurringJob> jobs;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Clock clock;

    private Met met;

    @BeforeEach
    void arrange() {
        met = new Met(people, agreements, jobs, database, clock);
        database.asOwner().update("delete from acquaintance_rules");
    }

    @Test
    @WithMember(Person.AGENT_ELBEUF)
    void who_is_asked_sees_what_agrees_and_no_value_of_the_asker_s() {
        met.recorded(AGENT_ELBEUF, met.person(50));
        YouthDetails.Builder seen =
                met.person(50).pseudonym("SurnomDuDemandeur").email("asker@example.org");
        YouthId asked = met.recorded(AGENT_ROUEN, seen);
        met.agreed(AGENT_ROUEN, asked);
        As.member(AGENT_ROUEN, () -> acquaintances.ask(asked));
        met.tick();

        navigate(IntroductionsView.class);
        assertThat(text())
                .contains("Demande de Ville de Rouen", "téléphone identique", "nom identique")
                .doesNotContain("SurnomDuDemandeur", "asker@example.org", asked.toString());

        test($(Button.class).withText("Accepter").single()).click();
        assertThat(text()).contains("Mise en relation avec Alix Morel (Ville de Rouen)");
        assertThat($(Button.class).withText("Accepter").exists()).isFalse();
    }

    @Test
    @WithMember
    void who_asks_needs_the_agreement_and_then_sees_that_the_request_was_sent() {
        YouthId youth = met.recorded(AGENT_ROUEN, met.person(51));
        open(youth);
        assertThat($(AskPanel.class).single().getElement().getTextRecursively())
                .contains("Il faut l'accord de la personne");
        assertThat($(Button.class).withText("Envoyer la demande").exists()).isFalse();

        met.agreed(AGENT_ROUEN, youth);
        open(youth);
        test($(Button.class).withText("Envoyer la demande").single()).click();

        assertThat($(AskPanel.class).single().getElement().getTextRecursively()).startsWith("Demande envoyée");
        assertThat($(Button.class).withText("Envoyer la demande").exists()).isFalse();
    }

    @Test
    @WithMember(Person.DPO)
    void the_officer_is_shown_one_person_asked_about_with_one_letter_changed_each_time() {
        for (int time = 0; time < 3; time++) {
            YouthId youth = met.recorded(
                    AGENT_ROUEN, met.person(52).pseudonym("Essai " + time).lastName("Kerouac" + "s".repeat(time)));
            met.agreed(AGENT_ROUEN, youth);
            As.member(AGENT_ROUEN, () -> acquaintances.ask(youth));
        }

        navigate(UsesView.class);

        assertThat(text())
                .contains("Alix Morel", "3 fiches ressemblantes", "Inhabituel : des fiches qui se ressemblent");
        assertThat(text()).contains("« sans suite » après");

        $(Details.class).all().stream()
                .filter(each -> each.getSummaryText().equals("Voir les demandes"))
                .forEach(each -> each.setOpened(true));
        assertThat(text()).contains("pas encore comparée");
    }

    @Test
    @WithMember(Person.ADMIN)
    void an_administrator_sets_the_limits_in_their_bounds() {
        LimitsView view = navigate(LimitsView.class);
        IntegerField member = $(IntegerField.class)
                .withCaption("Demandes par personne sur 7 jours")
                .first();
        member.setValue(51);
        test($(Button.class).withText("Enregistrer").first()).click();
        assertThat($(Notification.class).last().getElement().getTextRecursively())
                .contains("Entre 0 et 50 demandes", "Rien n'a été changé");
        assertThat(member.getValue()).isEqualTo(51);

        member.setValue(4);
        test($(Button.class).withText("Enregistrer").first()).click();

        assertThat(view.getElement().getTextRecursively()).contains("4 par personne sur 7 jours", "par Andrea Costa");
    }

    private void open(YouthId youth) {
        com.vaadin.flow.component.UI.getCurrent().navigate("jeunes/" + youth);
        $(Details.class).all().stream()
                .filter(each -> each.getSummaryText().startsWith("Demander aux autres structures"))
                .forEach(each -> each.setOpened(true));
    }

    private String text() {
        return getCurrentView().getElement().getTextRecursively();
    }
}
