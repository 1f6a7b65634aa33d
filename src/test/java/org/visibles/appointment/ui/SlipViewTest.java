package org.visibles.appointment.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.appointment.AppointmentService;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.ReferralId;
import org.visibles.referral.Appointment;
import org.visibles.referral.ReferralQueries;
import org.visibles.referral.ReferralService;
import org.visibles.referral.Story;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.Person;
import org.visibles.testkit.VisiblesTest;
import org.visibles.testkit.WithMember;
import org.visibles.youth.YouthService;

@VisiblesTest
class SlipViewTest extends SpringBrowserlessTest {

    @Autowired
    private YouthService youth;

    @Autowired
    private ReferralService service;

    @Autowired
    private ReferralQueries queries;

    @Autowired
    private Clock clock;

    @Autowired
    private AppointmentService appointments;

    private ReferralId id;

    @BeforeEach
    void begin() {
        Story story = new Story(youth, service, queries, clock);
        id = story.accepted(story.person("Papillon"));
        As.member(
                Fixture.AGENT_ML,
                () -> service.schedule(
                        id,
                        story.version(id),
                        new Appointment(clock.instant().plus(Duration.ofDays(2)), "12 rue du Port")));
    }

    @Test
    @WithMember(Person.AGENT_ROUEN)
    void the_worker_goes_along_and_completes_the_slip() {
        UI.getCurrent().navigate("orientations/" + id);
        test($(Button.class).withText("J'accompagne").single()).click();
        assertThat($(Button.class).withText("Je n'accompagne plus").all()).hasSize(1);

        UI.getCurrent().navigate("orientations/" + id + "/rendez-vous");
        test($(TextField.class).withCaption("Demander").single()).setValue("<b>l'accueil</b>");
        test($(Button.class).withText("Enregistrer").single()).click();

        String paper = $(SlipPaper.class).single().getElement().getTextRecursively();
        assertThat(paper)
                .contains("12 rue du Port", "<b>l'accueil</b>", "Quelqu'un vous accompagne")
                .doesNotContain("Papillon", "Inès", "Mission locale");
        assertThat($(TextArea.class).withCaption("Message").single().getValue()).contains("<b>l'accueil</b>");
        assertThat($(Anchor.class).all())
                .extracting(anchor -> anchor.getElement().getAttribute("href"))
                .anyMatch(href -> href != null && href.startsWith("sms:?&body=Rappel%20de%20votre%20rendez-vous"))
                .anyMatch(href -> href != null && href.startsWith("https://www.openstreetmap.org/search?query=12+rue"));
    }

    @Test
    @WithMember(Person.AGENT_ML)
    void the_partner_learns_that_somebody_comes_along() {
        As.member(Fixture.AGENT_ROUEN, () -> appointments.accompany(id));
        UI.getCurrent().navigate("orientations/" + id);
        assertThat($(Paragraph.class).all())
                .extracting(Paragraph::getText)
                .contains("Une personne de Ville de Rouen accompagne le jeune.");
        assertThat($(Button.class).withText("J'accompagne").all()).isEmpty();
        UI.getCurrent().navigate("orientations/" + id + "/rendez-vous");
        assertThat($(SlipPaper.class).all()).hasSize(1);
    }

    @Test
    @WithMember(Person.AGENT_ELBEUF)
    void a_neighbour_is_told_that_there_is_nothing() {
        for (String address : new String[] {id.toString(), ReferralId.next().toString(), "nimporte-quoi"}) {
            try {
                UI.getCurrent().navigate("orientations/" + address + "/rendez-vous");
            } catch (RuntimeException hidden) {
                assertThat(hidden).isInstanceOf(NotFound.class);
            }
            assertThat(getCurrentView()).isNotInstanceOf(SlipView.class);
        }
    }
}
