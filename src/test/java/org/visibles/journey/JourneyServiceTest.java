package org.visibles.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.RuleViolation;
import org.visibles.kernel.StaleVersion;
import org.visibles.kernel.YouthId;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.StatementCounter;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.testkit.WithMember;
import org.visibles.youth.Choices;
import org.visibles.youth.YouthDetails;
import org.visibles.youth.YouthService;

@VisiblesTest
@WithMember
class JourneyServiceTest {

    @Autowired
    private JourneyService journeys;

    @Autowired
    private YouthService youth;

    @Autowired
    private Clock clock;

    @Autowired
    private TestDatabase database;

    @Autowired
    private StatementCounter counter;

    private Paths paths;
    private LocalDate today;

    @BeforeEach
    void paths() {
        paths = new Paths(youth, journeys, clock);
        today = paths.today();
    }

    @Test
    void a_record_begins_as_met_on_the_day_of_the_first_contact() {
        YouthId person = paths.record(
                YouthDetails.named("Début").firstContactOn(today.minusDays(3)).build());

        JourneyRecord journey = journeys.of(person);
        assertThat(journey.stage()).isEqualTo(Stage.MET);
        assertThat(journey.since()).isEqualTo(today.minusDays(3));
        assertThat(journey.version()).isEqualTo(1);
        assertThat(stageInCircle(person)).isEqualTo("MET");
        assertThat(facts(person)).containsExactly(Map.of("stage", "MET"));
    }

    @ParameterizedTest
    @MethodSource("org.visibles.journey.JourneyTest#pairs")
    void each_move_of_the_domain_goes_through_and_no_other(Stage from, Stage to, boolean allowed) {
        YouthId person = paths.informed("Passage");
        paths.through(person, today, Paths.way(from).toArray(Stage[]::new));
        JourneyRecord before = journeys.of(person);
        MoveJourney move = Paths.to(to, person, before.version(), today);
        if (allowed) {
            journeys.move(move);
            assertThat(journeys.of(person).stage()).isEqualTo(to);
            assertThat(stageInCircle(person)).isEqualTo(to.name());
            assertThat(facts(person)).hasSize(before.events().size() + 1);
        } else {
            refused("rule.journey.transition", () -> journeys.move(move));
            assertThat(journeys.of(person)).isEqualTo(before);
            assertThat(stageInCircle(person)).isEqualTo(from.name());
        }
    }

    @Test
    void nobody_is_identified_who_was_not_informed() {
        YouthId person = paths.record(YouthDetails.named("Anonyme").build());

        assertThat(journeys.of(person).next()).doesNotContain(Stage.IDENTIFIED);
        assertThat(journeys.of(person).blockedBy()).isEqualTo("rule.journey.not-informed");
        refused("rule.journey.not-informed", () -> move(person, Stage.IDENTIFIED, today));
        move(person, Stage.LOST, today);
        refused("rule.journey.not-informed", () -> move(person, Stage.MOBILISED, today));
        youth.inform(person, Choices.Means.ORAL);
        move(person, Stage.MOBILISED, today);
    }

    @Test
    void nobody_is_identified_before_the_day_of_the_information_or_outside_the_programme() {
        YouthId late = paths.record(YouthDetails.named("Tard")
                .firstContactOn(today.minusDays(9))
                .informedOn(today.minusDays(2))
                .informedMeans(Choices.Means.ORAL)
                .build());
        refused("rule.journey.before-information", () -> move(late, Stage.IDENTIFIED, today.minusDays(3)));
        move(late, Stage.IDENTIFIED, today.minusDays(2));

        YouthId old = paths.record(YouthDetails.named("Trop âgé")
                .ageBand(Choices.AgeBand.OVER_29)
                .informedOn(today)
                .informedMeans(Choices.Means.ORAL)
                .build());
        assertThat(journeys.of(old).blockedBy()).isEqualTo("rule.journey.not-eligible");
        refused("rule.journey.not-eligible", () -> move(old, Stage.IDENTIFIED, today));
        move(old, Stage.OUT_OF_SCOPE, today);
    }

    @Test
    void wrong_days_are_refused_in_words() {
        YouthId person = paths.informed("Jours");
        move(person, Stage.IDENTIFIED, today.minusDays(10));

        refused("rule.journey.future", () -> move(person, Stage.MOBILISED, today.plusDays(1)));
        refused("rule.journey.before-previous", () -> move(person, Stage.MOBILISED, today.minusDays(11)));
        assertThat(journeys.of(person).version()).isEqualTo(2);
    }

    @Test
    void a_stage_asks_for_what_goes_with_it_and_for_nothing_else() {
        YouthId person = paths.informed("Détails");
        move(person, Stage.IDENTIFIED, today);

        refused("rule.journey.connection", () -> journeys.move(MoveJourney.to(Stage.CONNECTED, person, 2, today)));
        refused("rule.journey.outcome", () -> journeys.move(MoveJourney.to(Stage.EXITED, person, 2, today)));
        refused("rule.journey.reason", () -> journeys.move(MoveJourney.to(Stage.OUT_OF_SCOPE, person, 2, today)));
        refused(
                "rule.journey.connection",
                () -> journeys.move(new MoveJourney(person, 2, Stage.MOBILISED, today, Connection.CEJ, null, null)));
    }

    @Test
    void what_is_counted_says_how_and_why() {
        YouthId person = paths.informed("Compté");
        move(person, Stage.IDENTIFIED, today);
        journeys.move(MoveJourney.connected(Connection.FRANCE_TRAVAIL, person, 2, today));
        journeys.move(MoveJourney.exited(Outcome.TRAINING, person, 3, today));

        assertThat(facts(person))
                .contains(
                        Map.of("stage", "CONNECTED", "connection", "FRANCE_TRAVAIL"),
                        Map.of("stage", "EXITED", "outcome", "TRAINING", "family", "POSITIVE"));
    }

    @Test
    void a_mistake_is_taken_back_and_both_stay() {
        YouthId person = paths.informed("Erreur");
        move(person, Stage.IDENTIFIED, today);
        JourneyEventId wrong = move(person, Stage.DECLINED, today);

        journeys.cancel(person, wrong, "  mauvaise\u200B fiche ");

        JourneyRecord journey = journeys.of(person);
        assertThat(journey.stage()).isEqualTo(Stage.IDENTIFIED);
        assertThat(journey.events()).hasSize(4);
        assertThat(journey.cancelled()).containsExactly(wrong);
        assertThat(journey.events().getFirst().why()).isEqualTo("mauvaise fiche");
        assertThat(stageInCircle(person)).isEqualTo("IDENTIFIED");
        assertThat(database.asOwner()
                        .queryForList("select kind from fact where cancels = ?", String.class, wrong.value()))
                .containsExactly("CANCELLED");
        refused("rule.journey.cancelled-before", () -> journeys.cancel(person, wrong, "encore"));
        move(person, Stage.MOBILISED, today);
    }

    @Test
    void a_cancellation_that_would_leave_a_gap_is_refused() {
        YouthId person = paths.informed("Trou");
        JourneyEventId identified = move(person, Stage.IDENTIFIED, today);
        move(person, Stage.MOBILISED, today);

        refused("rule.journey.later-events", () -> journeys.cancel(person, identified, "trou"));
        refused(
                "rule.journey.first",
                () -> journeys.cancel(
                        person, journeys.of(person).events().getLast().id(), "début"));
        assertThat(journeys.of(person).stage()).isEqualTo(Stage.MOBILISED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\u200B\u200E"})
    void a_cancellation_says_why(String nothing) {
        YouthId person = paths.informed("Pourquoi");
        JourneyEventId lost = move(person, Stage.LOST, today);

        refused("rule.journey.why", () -> journeys.cancel(person, lost, nothing));
        refused("rule.journey.why-long", () -> journeys.cancel(person, lost, "x".repeat(10_000)));
        assertThat(journeys.of(person).stage()).isEqualTo(Stage.LOST);
    }

    @Test
    void a_journey_is_reopened_again_and_again() {
        YouthId person = paths.informed("Retour");
        for (Stage stage :
                List.of(Stage.LOST, Stage.IDENTIFIED, Stage.EXITED, Stage.MOBILISED, Stage.DECLINED, Stage.MOBILISED)) {
            move(person, stage, today);
        }
        assertThat(journeys.of(person).stage()).isEqualTo(Stage.MOBILISED);
    }

    @Test
    void of_two_who_move_at_once_one_is_told() throws Exception {
        YouthId person = paths.informed("À deux");
        CyclicBarrier together = new CyclicBarrier(2);
        Callable<Boolean> mover = () -> As.member(Fixture.AGENT_ROUEN, () -> {
            try {
                together.await();
                journeys.move(MoveJourney.to(Stage.IDENTIFIED, person, 1, today));
                return true;
            } catch (StaleVersion slower) {
                return false;
            } catch (Exception broken) {
                throw new IllegalStateException(broken);
            }
        });
        List<Boolean> won = new ArrayList<>();
        try (var pool = Executors.newFixedThreadPool(2)) {
            for (Future<Boolean> each : pool.invokeAll(List.of(mover, mover))) {
                won.add(each.get());
            }
        }
        assertThat(won).containsExactlyInAnyOrder(true, false);
        assertThat(journeys.of(person).version()).isEqualTo(2);
        assertThat(facts(person)).hasSize(2);
    }

    @Test
    void a_double_click_moves_once() {
        YouthId person = paths.informed("Double");
        MoveJourney move = MoveJourney.to(Stage.IDENTIFIED, person, 1, today);
        journeys.move(move);

        assertThatThrownBy(() -> journeys.move(move)).isInstanceOf(StaleVersion.class);
        assertThat(journeys.of(person).version()).isEqualTo(2);
    }

    @Test
    void a_positive_exit_is_checked_after_six_months() {
        YouthId person = paths.informed("Six mois");
        LocalDate exit = today.minusMonths(7);
        paths.through(person, exit, Stage.IDENTIFIED);
        JourneyEventId exited = paths.through(person, exit, Stage.EXITED);

        assertThat(journeys.of(person).check().dueOn()).isEqualTo(exit.plusMonths(6));
        refused(
                "rule.journey.check-early",
                () -> journeys.check(person, Still.YES, exit.plusMonths(6).minusDays(1)));
        refused("rule.journey.future", () -> journeys.check(person, Still.YES, today.plusDays(1)));
        journeys.check(person, Still.YES, today);
        journeys.check(person, Still.YES, today);
        assertThat(checks(exited)).containsExactly("YES");
        journeys.check(person, Still.NO, today);
        assertThat(journeys.of(person).check().still()).isEqualTo(Still.NO);
        assertThat(checks(exited)).containsExactly("YES", "NO");
        assertThat(standing("OUTCOME_CHECK", person)).isEqualTo(1);

        journeys.cancel(person, exited, "erreur de saisie");
        assertThat(standing("OUTCOME_CHECK", person)).isZero();
        refused("rule.journey.no-check", () -> journeys.check(person, Still.YES, today));
    }

    @Test
    void another_exit_is_not_checked() {
        YouthId person = paths.informed("Déménage");
        move(person, Stage.IDENTIFIED, today.minusMonths(8));
        journeys.move(MoveJourney.exited(Outcome.MOVED_AWAY, person, 2, today.minusMonths(8)));

        assertThat(journeys.of(person).check()).isNull();
        refused("rule.journey.no-check", () -> journeys.check(person, Still.YES, today));
    }

    @Test
    void a_stranger_finds_nothing() {
        YouthId person = paths.informed("Cachée");
        for (var who : List.of(Fixture.AGENT_ELBEUF, Fixture.AGENT_ML)) {
            As.member(who, () -> {
                assertThatThrownBy(() -> journeys.of(person)).isInstanceOf(NotFound.class);
                assertThatThrownBy(() -> journeys.events(person)).isInstanceOf(NotFound.class);
                assertThatThrownBy(() -> move(person, Stage.IDENTIFIED, today)).isInstanceOf(NotFound.class);
                assertThatThrownBy(() -> journeys.check(person, Still.YES, today))
                        .isInstanceOf(NotFound.class);
                assertThatThrownBy(() -> journeys.of(YouthId.next())).isInstanceOf(NotFound.class);
            });
        }
    }

    @Test
    void reading_sends_as_many_statements_for_a_long_journey_as_for_a_short_one() {
        YouthId small = paths.informed("Court");
        YouthId big = paths.informed("Long");
        for (int turn = 0; turn < 10; turn++) {
            move(big, Stage.LOST, today);
            move(big, Stage.IDENTIFIED, today);
            move(big, Stage.LOST, today);
            move(big, Stage.MOBILISED, today);
        }
        int few = counter.count(() -> journeys.of(small));
        assertThat(counter.count(() -> journeys.of(big))).isEqualTo(few).isLessThanOrEqualTo(4);
    }

    @Test
    void the_counts_are_those_of_the_own_list() {
        int before = journeys.counts().getOrDefault(Stage.DECLINED, 0);
        move(paths.informed("Compte"), Stage.DECLINED, today);
        assertThat(journeys.counts()).containsEntry(Stage.DECLINED, before + 1);
    }

    private JourneyEventId move(YouthId person, Stage stage, LocalDate on) {
        return journeys.move(Paths.to(stage, person, journeys.of(person).version(), on));
    }

    private String stageInCircle(YouthId person) {
        return database.asOwner()
                .queryForObject("select stage from circle where youth_id = ?", String.class, person.value());
    }

    private List<Map<String, Object>> facts(YouthId person) {
        return database.asOwner().queryForList("""
                        select string_agg(k.key || '=' || k.value, ',' order by k.key) pairs from fact f
                        join fact_subject s on s.subject = f.subject, jsonb_each_text(f.codes) k
                        where s.youth_id = ? and f.kind = 'STAGE' group by f.id order by f.id""", person.value()).stream()
                .map(row -> {
                    Map<String, Object> values = new java.util.HashMap<>();
                    for (String pair : row.get("pairs").toString().split(",")) {
                        values.put(pair.split("=")[0], pair.split("=")[1]);
                    }
                    return values;
                })
                .toList();
    }

    private List<String> checks(JourneyEventId exit) {
        return database.asOwner()
                .queryForList(
                        "select still from outcome_check where event_id = ? order by number",
                        String.class,
                        exit.value());
    }

    private int standing(String kind, YouthId person) {
        return database.asOwner().queryForObject("""
                        select count(*) from fact f join fact_subject s on s.subject = f.subject
                        where s.youth_id = ? and f.kind = ? and not exists (select from fact c where c.cancels = f.id)""", Integer.class, person.value(), kind);
    }

    private static void refused(String key, Runnable work) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        RuleViolation.class, rule -> assertThat(rule.key()).isEqualTo(key));
    }
}
