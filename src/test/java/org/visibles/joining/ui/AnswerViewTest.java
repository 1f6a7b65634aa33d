package org.visibles.joining.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.visibles.testkit.Fixture.AGENT_ML;
import static org.visibles.testkit.Fixture.AGENT_ROUEN;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.joining.JoinAnswers;
import org.visibles.joining.JoinOffers;
import org.visibles.joining.Reopening;
import org.visibles.joining.TwoHouses;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Todo;
import org.visibles.kernel.YouthId;
import org.visibles.shell.Worklist;
import org.visibles.testkit.As;
import org.visibles.testkit.Person;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.testkit.WithMember;
import org.visibles.youth.Agreements;
import org.visibles.youth.Choices;
import org.visibles.youth.YouthAccess;
import org.visibles.youth.YouthDetails;
import org.visibles.youth.YouthService;

@VisiblesTest
@WithMember(Person.AGENT_ROUEN)
class AnswerViewTest extends SpringBrowserlessTest {

    @Autowired
    private YouthService youth;

    @Autowired
    private YouthAccess access;

    @Autowired
    private JoinOffers offers;

    @Autowired
    private JoinAnswers answers;

    @Autowired
    private Agreements agreements;

    @Autowired
    private Worklist worklist;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Clock clock;

    private YouthId own;
    private YouthId theirs;
    private TwoHouses houses;
    private UUID introduction;

    @BeforeEach
    void the_mission_has_proposed() {
        houses = new TwoHouses(offers, answers, agreements, database, clock);
        own = recorded(AGENT_ROUEN, "Rouennaise", "Maëlle");
        theirs = recorded(AGENT_ML, "Suivie à la mission", "Maelle");
        introduction = houses.introduced(AGENT_ML, theirs, AGENT_ROUEN, own);
        houses.agreed(AGENT_ML, theirs);
        houses.propose(AGENT_ML, theirs, introduction);
    }

    @Test
    void it_stands_in_what_is_to_be_done_is_compared_and_accepted_with_the_agreement() {
        assertThat(worklist.due()).extracting(Todo::link).contains(JoinAnswers.ROUTE);
        UI.getCurrent().navigate(JoinAnswers.ROUTE);
        UUID offer = houses.waiting(AGENT_ROUEN, own);
        assertThat($(Anchor.class).all()).extracting(Anchor::getHref).contains(AnswerView.address(offer));
        UI.getCurrent().navigate(AnswerView.address(offer));
        assertThat($(NativeTable.class).single().getElement().getTextRecursively())
                .contains("Maëlle Delaunay", "Maelle Delaunay", "différent", "identique");
        assertThat($(Button.class).withText("Accepter et rapprocher").single().isEnabled())
                .as("without the person's agreement")
                .isFalse();
        houses.agreed(AGENT_ROUEN, own);
        UI.getCurrent().navigate("");
        UI.getCurrent().navigate(AnswerView.address(offer));

        test($(Button.class).withText("Accepter et rapprocher").single()).click();

        assertThat(UI.getCurrent().getActiveViewLocation().getPath()).isEqualTo("jeunes/" + own);
        assertThat(access.standsFor(theirs)).contains(own);
        UI.getCurrent().navigate(AnswerView.address(offer));
        assertThat($(Button.class).withText("Accepter et rapprocher").exists()).isFalse();
    }

    @Test
    void two_people_stay_two() {
        UI.getCurrent().navigate(AnswerView.address(houses.waiting(AGENT_ROUEN, own)));

        test($(Button.class).withText("Ce sont deux personnes").single()).click();

        assertThat(UI.getCurrent().getActiveViewLocation().getPath()).isEqualTo(JoinAnswers.ROUTE);
        UI.getCurrent().navigate(OfferView.address(own, introduction));
        assertThat($(Button.class).all()).noneMatch(button -> button.getText().equals("Envoyer la proposition"));
    }

    @Test
    void what_was_declined_is_proposed_again_for_a_reason() {
        UUID offer = houses.waiting(AGENT_ROUEN, own);
        As.member(AGENT_ROUEN, () -> answers.decline(own, offer, false));
        houses.agreed(AGENT_ROUEN, own);
        UI.getCurrent().navigate(OfferView.address(own, introduction));

        test($(Button.class).withText("Envoyer la proposition").single()).click();

        assertThat(UI.getCurrent().getActiveViewLocation().getPath())
                .as("without a reason it stays where it is")
                .isEqualTo(OfferView.address(own, introduction));
        RadioButtonGroup<Reopening> reason = $(RadioButtonGroup.class)
                .withCaption("Pourquoi le proposer de nouveau ?")
                .single();
        reason.setValue(Reopening.PERSON);
        test($(Button.class).withText("Envoyer la proposition").single()).click();
        UUID reopened = houses.waiting(AGENT_ML, theirs);
        assertThat(As.member(AGENT_ML, () -> answers.compare(reopened)).reason())
                .isEqualTo(Reopening.PERSON);
    }

    @Test
    void without_the_agreement_any_more_they_are_parted_with_one_touch() {
        UUID agreed = houses.agreed(AGENT_ROUEN, own);
        YouthId one = houses.accept(AGENT_ROUEN, own);
        As.member(AGENT_ROUEN, () -> agreements.withdraw(one, agreed, LocalDate.now(clock)));
        assertThat(worklist.due()).extracting(Todo::kind).contains("todo.joining.unshared");
        UI.getCurrent().navigate(JoinAnswers.ROUTE);

        test($(Button.class).withText("Séparer les deux fiches").single()).click();

        assertThat(UI.getCurrent().getActiveViewLocation().getPath()).isEqualTo("jeunes/" + own);
        assertThat(access.standsFor(theirs)).isEmpty();
        assertThat(worklist.due()).extracting(Todo::kind).doesNotContain("todo.joining.unshared");
    }

    private YouthId recorded(Identity who, String pseudonym, String first) {
        return As.member(
                who,
                () -> youth.record(YouthDetails.named(pseudonym)
                        .firstName(first)
                        .lastName("Delaunay")
                        .phones(List.of("06 12 34 56 78"))
                        .informedOn(LocalDate.now(clock))
                        .informedMeans(Choices.Means.ORAL)
                        .build()));
    }
}
