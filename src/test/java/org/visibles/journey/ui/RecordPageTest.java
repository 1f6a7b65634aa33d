package org.visibles.journey.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.journey.JourneyService;
import org.visibles.journey.Paths;
import org.visibles.journey.Stage;
import org.visibles.kernel.Identity;
import org.visibles.kernel.YouthId;
import org.visibles.outreach.ContactService;
import org.visibles.outreach.Exchanges;
import org.visibles.referral.ReferralQueries;
import org.visibles.referral.ReferralService;
import org.visibles.referral.Story;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.Person;
import org.visibles.testkit.StatementCounter;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.testkit.WithMember;
import org.visibles.youth.AgreementKind;
import org.visibles.youth.Agreements;
import org.visibles.youth.Choices;
import org.visibles.youth.YouthService;

/** The page of a person of whom there is everything: few statements, each reading logged all the same. */
@VisiblesTest
@WithMember
class RecordPageTest extends SpringBrowserlessTest {

    private static final int MOST = 10;
    private static final String LINES =
            "select action from access_log where entity_id = ? and member_id = ? and outcome = ? order by action";

    @Autowired
    private YouthService youth;

    @Autowired
    private ContactService contacts;

    @Autowired
    private ReferralService referrals;

    @Autowired
    private ReferralQueries queries;

    @Autowired
    private JourneyService journeys;

    @Autowired
    private Agreements agreements;

    @Autowired
    private StatementCounter counter;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Clock clock;

    private Story story;
    private YouthId person;

    @BeforeEach
    void everything() {
        story = new Story(youth, referrals, queries, clock);
        person = story.person("Tout");
        As.member(
                Fixture.AGENT_ROUEN,
                () -> agreements.record(person, AgreementKind.REFERRAL, LocalDate.now(clock), Choices.Means.ORAL));
        Exchanges exchanges = new Exchanges(youth, contacts, clock);
        exchanges.logged(person, exchanges.told("Un mot"));
        exchanges.logged(Fixture.COLLEAGUE_ROUEN, person, exchanges.told("Un autre"));
        story.accepted(person);
        story.sent(person, Fixture.RESTO);
        exchanges.logged(Fixture.AGENT_ML, person, exchanges.told("De la mission locale"));
    }

    @Test
    void who_follows_fully_reads_everything_in_ten_statements() {
        assertThat(journeys.of(person).proposals()).hasSize(1);
        List<String> sent = counter.statements(() -> UI.getCurrent().navigate("jeunes/" + person));

        assertThat(sent).as(String.join("\n---\n", sent)).hasSizeLessThanOrEqualTo(MOST);
        assertThat(lines(Fixture.AGENT_ROUEN, "OK"))
                .contains(
                        "youth.read",
                        "circle.read",
                        "agreement.read",
                        "contact.read",
                        "journey.read",
                        "referral.list",
                        "referral.read");
        assertThat(text()).contains("Delaunay", "Un mot", "Sacha Leroy");
    }

    @Test
    void a_journey_that_has_ended_takes_no_more() {
        Paths paths = new Paths(youth, journeys, clock);
        paths.through(person, paths.today(), Stage.IDENTIFIED, Stage.EXITED);
        assertThat(counter.statements(() -> UI.getCurrent().navigate("jeunes/" + person)))
                .hasSizeLessThanOrEqualTo(MOST);
    }

    @Test
    @WithMember(Person.AGENT_ML)
    void who_was_shared_with_reads_what_was_shared_in_ten_statements() {
        List<String> sent = counter.statements(() -> UI.getCurrent().navigate("jeunes/" + person));

        assertThat(sent).as(String.join("\n---\n", sent)).hasSizeLessThanOrEqualTo(MOST);
        assertThat(lines(Fixture.AGENT_ML, "OK")).contains("youth.read-shared", "contact.read", "disclosure.read");
        assertThat(text()).contains("Tout", "De la mission locale").doesNotContain("Un mot", "Delaunay");
    }

    @Test
    @WithMember(Person.AGENT_ELBEUF)
    void a_stranger_is_refused_as_ever_and_the_refusal_logged() {
        UI.getCurrent().navigate("jeunes/" + person);

        assertThat(lines(Fixture.AGENT_ELBEUF, "REFUSED")).containsExactly("youth.read-shared");
        assertThat(lines(Fixture.AGENT_ELBEUF, "OK")).isEmpty();
        assertThat(text()).doesNotContain("Tout");
    }

    private List<String> lines(Identity who, String outcome) {
        return database.rowsAsOwner(LINES, person.value(), who.member().value(), outcome).stream()
                .map(row -> (String) row.get("action"))
                .toList();
    }

    private String text() {
        return ((Component) UI.getCurrent()
                        .getInternals()
                        .getActiveRouterTargetsChain()
                        .getFirst())
                .getElement()
                .getOuterHTML();
    }
}
