package org.visibles.journey.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.journey.Connection;
import org.visibles.journey.JourneyService;
import org.visibles.journey.Paths;
import org.visibles.journey.Stage;
import org.visibles.journey.Still;
import org.visibles.kernel.YouthId;
import org.visibles.referral.ReferralQueries;
import org.visibles.referral.ReferralService;
import org.visibles.referral.Story;
import org.visibles.testkit.VisiblesTest;
import org.visibles.testkit.WithMember;
import org.visibles.youth.YouthDetails;
import org.visibles.youth.YouthService;

@VisiblesTest
@WithMember
class JourneySectionTest extends SpringBrowserlessTest {

    @Autowired
    private JourneyService journeys;

    @Autowired
    private YouthService youth;

    @Autowired
    private ReferralService referrals;

    @Autowired
    private ReferralQueries queries;

    @Autowired
    private Clock clock;

    private Paths paths;

    @BeforeEach
    void paths() {
        paths = new Paths(youth, journeys, clock);
    }

    @Test
    void moving_on_asks_for_the_stage_and_what_goes_with_it() {
        YouthId person = paths.informed("Écran");
        paths.through(person, paths.today(), Stage.IDENTIFIED);
        open(person);
        test(button("Faire avancer")).click();

        RadioButtonGroup<Stage> stages = stages();
        assertThat(stages.getListDataView().getItems()).containsExactlyInAnyOrderElementsOf(Stage.IDENTIFIED.next());
        stages.setValue(Stage.CONNECTED);
        test(button("Enregistrer")).click();
        assertThat(journeys.of(person).stage()).isEqualTo(Stage.IDENTIFIED);
        select("Raccroché par", Connection.CEJ);
        test(button("Enregistrer")).click();

        assertThat(journeys.of(person).stage()).isEqualTo(Stage.CONNECTED);
        assertThat(currentStep()).contains("Raccroché", "étape actuelle");
    }

    @Test
    void who_was_not_informed_is_not_offered_to_be_identified() {
        YouthId person = youth.record(YouthDetails.named("Discret").build());
        open(person);
        test(button("Faire avancer")).click();

        assertThat(stages().getListDataView().getItems())
                .containsExactlyInAnyOrder(Stage.OUT_OF_SCOPE, Stage.DECLINED, Stage.LOST);
        assertThat($(com.vaadin.flow.component.html.Paragraph.class).all())
                .anyMatch(each -> each.getText().startsWith("Le jeune n'a pas encore été informé"));
    }

    @Test
    void when_somebody_else_was_faster_the_dialog_stays_and_says_so() {
        YouthId person = paths.informed("Course");
        open(person);
        test(button("Faire avancer")).click();
        stages().setValue(Stage.LOST);
        paths.through(person, paths.today(), Stage.IDENTIFIED);
        test(button("Enregistrer")).click();

        assertThat(journeys.of(person).stage()).isEqualTo(Stage.IDENTIFIED);
        assertThat($(Dialog.class).exists()).isTrue();
        assertThat($(Notification.class).exists()).isTrue();
        assertThat(button("Enregistrer").isEnabled()).isTrue();
    }

    @Test
    void a_stage_is_taken_back_with_a_reason() {
        YouthId person = paths.informed("Annulée");
        paths.through(person, paths.today(), Stage.LOST);
        open(person);
        test(button("Annuler cette étape")).click();
        Button confirm = $(Button.class).withText("Annuler cette étape").last();
        test(confirm).click();
        assertThat(journeys.of(person).stage()).isEqualTo(Stage.LOST);
        test($(TextArea.class).withCaption("Motif de l'annulation").single()).setValue("<b>erreur</b>");
        test(confirm).click();

        assertThat(journeys.of(person).stage()).isEqualTo(Stage.MET);
        assertThat($(Span.class).all()).anyMatch(each -> each.getText().contains("Motif : <b>erreur</b>"));
    }

    @Test
    void a_proposal_is_shown_and_can_be_taken() {
        YouthId person = proposed("Proposition");
        open(person);
        assertThat($(com.vaadin.flow.component.html.Paragraph.class).all())
                .anyMatch(each -> each.getText().startsWith("Mission locale de Rouen a accepté l'orientation"));
        test(button("Passer à Raccroché")).click();
        select("Raccroché par", Connection.PACEA);
        test(button("Enregistrer")).click();

        assertThat(journeys.of(person).stage()).isEqualTo(Stage.CONNECTED);
        assertThat($(Button.class).withText("Passer à Raccroché").exists()).isFalse();
    }

    @Test
    void a_proposal_can_be_let_go() {
        YouthId person = proposed("Refusée");
        open(person);
        test(button("Pas pour l'instant")).click();

        assertThat(journeys.of(person).proposals()).isEmpty();
        assertThat($(Button.class).withText("Pas pour l'instant").exists()).isFalse();
        assertThat(journeys.of(person).stage()).isEqualTo(Stage.IDENTIFIED);
    }

    @Test
    void the_check_after_six_months_is_made_on_the_page() {
        YouthId person = paths.informed("Vérifiée");
        paths.through(person, paths.today().minusMonths(7), Stage.IDENTIFIED, Stage.EXITED);
        open(person);
        test(button("Vérifier la situation à 6 mois")).click();
        select("Toujours dans cette situation ?", Still.YES);
        test(button("Enregistrer")).click();

        assertThat(journeys.of(person).check().still()).isEqualTo(Still.YES);
        assertThat(button("Corriger la vérification").isEnabled()).isTrue();
    }

    @Test
    void the_start_page_counts_the_journeys() {
        paths.through(paths.informed("Compté"), paths.today(), Stage.DECLINED);
        UI().navigate("jeunes");
        UI().navigate("");

        assertThat($(com.vaadin.flow.component.html.Anchor.class).all())
                .extracting(each -> each.getText() + " " + each.getHref())
                .contains("Refus jeunes?etape=DECLINED");
    }

    private static com.vaadin.flow.component.UI UI() {
        return com.vaadin.flow.component.UI.getCurrent();
    }

    private YouthId proposed(String pseudonym) {
        Story story = new Story(youth, referrals, queries, clock);
        YouthId person = story.person(pseudonym);
        paths.through(person, paths.today(), Stage.IDENTIFIED);
        story.accepted(person);
        return person;
    }

    private void open(YouthId person) {
        UI().navigate("jeunes/" + person);
    }

    private Button button(String text) {
        return $(Button.class).withText(text).single();
    }

    private String currentStep() {
        return $(ListItem.class).all().stream()
                .filter(each -> "step".equals(each.getElement().getAttribute("aria-current")))
                .findFirst()
                .orElseThrow()
                .getElement()
                .getTextRecursively();
    }

    @SuppressWarnings("unchecked")
    private RadioButtonGroup<Stage> stages() {
        return $(RadioButtonGroup.class).single();
    }

    @SuppressWarnings("unchecked")
    private <T> void select(String caption, T value) {
        $(Select.class).withCaption(caption).single().setValue(value);
    }
}
