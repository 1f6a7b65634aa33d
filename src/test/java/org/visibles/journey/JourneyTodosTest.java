package org.visibles.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.visibles.kernel.Todo;
import org.visibles.kernel.YouthId;
import org.visibles.referral.ReferralQueries;
import org.visibles.referral.ReferralService;
import org.visibles.referral.Story;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.youth.YouthService;

@VisiblesTest
class JourneyTodosTest {

    @Autowired
    private JourneyTodos todos;

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

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private TestDatabase database;

    private Paths paths;
    private LocalDate today;

    @BeforeEach
    void paths() {
        paths = new Paths(youth, journeys, clock);
        today = paths.today();
    }

    @Test
    void a_check_is_due_six_months_after_a_positive_exit_until_it_is_made() {
        YouthId person = paths.informed("À vérifier");
        paths.through(person, today.minusMonths(6), Stage.IDENTIFIED, Stage.EXITED);
        YouthId early = paths.informed("Trop tôt");
        paths.through(early, today.minusMonths(6).plusDays(2), Stage.IDENTIFIED, Stage.EXITED);

        assertThat(of(person)).singleElement().satisfies(todo -> {
            assertThat(todo.kind()).isEqualTo("todo.journey.check");
            assertThat(todo.due()).isEqualTo(today.minusMonths(6).plusMonths(6));
            assertThat(todo.label()).isEqualTo("À vérifier");
            assertThat(todo.mine()).isTrue();
        });
        assertThat(of(early)).isEmpty();
        As.member(Fixture.AGENT_ROUEN, () -> journeys.check(person, Still.UNKNOWN, today));
        assertThat(of(person)).isEmpty();
    }

    @Test
    void who_was_mobilised_and_not_seen_for_long_is_perhaps_lost() {
        YouthId person = paths.informed("Silence");
        paths.through(person, today.minusDays(90), Stage.IDENTIFIED, Stage.MOBILISED);
        YouthId seen = paths.informed("Vue");
        paths.through(seen, today.minusDays(200), Stage.IDENTIFIED, Stage.MOBILISED);
        database.asOwner()
                .update("update circle set last_contact = ? where youth_id = ?", today.minusDays(89), seen.value());

        assertThat(of(person)).extracting(Todo::kind).containsExactly("todo.journey.lost");
        assertThat(of(seen)).isEmpty();
        paths.through(person, today, Stage.LOST);
        assertThat(of(person)).isEmpty();
    }

    @Test
    void a_proposal_waits_until_it_is_decided() {
        Story story = new Story(youth, referrals, queries, clock);
        YouthId person = story.person("Proposée");
        story.accepted(person);

        assertThat(of(person)).extracting(Todo::kind).containsExactly("todo.journey.proposal");
        As.member(
                Fixture.AGENT_ROUEN,
                () -> journeys.dismiss(
                        person, journeys.of(person).proposals().getFirst().id()));
        assertThat(of(person)).isEmpty();
    }

    @Test
    void others_have_nothing_to_do_with_it() {
        YouthId person = paths.informed("Pas pour eux");
        paths.through(person, today.minusDays(100), Stage.IDENTIFIED, Stage.MOBILISED);

        for (var who : List.of(Fixture.AGENT_ELBEUF, Fixture.AGENT_ML, Fixture.AGENT_RESTO)) {
            assertThat(As.member(who, () -> due()))
                    .noneMatch(todo -> todo.link().contains(person.toString()));
        }
    }

    private List<Todo> of(YouthId person) {
        return As.member(Fixture.AGENT_ROUEN, () -> due()).stream()
                .filter(todo -> todo.link().equals("jeunes/" + person))
                .toList();
    }

    private List<Todo> due() {
        return transaction.execute(status -> todos.due(today));
    }
}
