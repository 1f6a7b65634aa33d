package org.visibles.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.visibles.indicators.Figures.Line;
import org.visibles.kernel.Fact;
import org.visibles.kernel.FactKind;
import org.visibles.kernel.FactRecorder;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Ids;
import org.visibles.kernel.ReferralId;
import org.visibles.kernel.YouthId;
import org.visibles.referral.Appointment;
import org.visibles.referral.ProposalService;
import org.visibles.referral.ReferralQueries;
import org.visibles.referral.ReferralService;
import org.visibles.referral.Story;
import org.visibles.testkit.AppSession;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.youth.YouthService;

/** Appointments that were called off are no appointments that anybody missed or kept; counted again from the history. */
@VisiblesTest
class CalledOffTest {

    private static final Instant START = Instant.parse("2026-04-07T09:00:00Z");

    /** Fixed and neither moved nor called off next, and missed. */
    private static final String HISTORY = """
            select count(*) filter (where status = 'SCHEDULED' and after is distinct from 'SCHEDULED'
                and after is distinct from 'ACCEPTED') as fixed,
              count(*) filter (where status = 'MISSED') as missed
            from (select e.status, lead(e.status) over (partition by e.referral_id order by e.version) as after
              from referral_event e join referral r on r.id = e.referral_id where r.youth_id = any (?)) history""";

    @Autowired
    private YouthService youth;

    @Autowired
    private ReferralService service;

    @Autowired
    private ProposalService proposals;

    @Autowired
    private ReferralQueries queries;

    @Autowired
    private FactRecorder facts;

    @Autowired
    private FiguresService figures;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Clock clock;

    private Story story;

    @BeforeEach
    void begin() {
        story = new Story(youth, service, queries, clock);
    }

    @Test
    void the_no_show_rate_is_its_recount_from_what_happened() {
        YouthId kept = identified("Vient");
        YouthId missing = identified("Manque");
        YouthId chosen = identified("Choisit");
        double fixedBefore = rate().denominator().number();

        ReferralId moved = story.at(START, () -> story.accepted(kept));
        schedule(moved, 1);
        schedule(moved, 2);
        callOff(moved, 10);
        schedule(moved, 20);
        story.at(START.plus(Duration.ofHours(21)), () -> ml(() -> service.attended(moved, story.version(moved))));

        ReferralId missed = story.at(START, () -> story.accepted(missing));
        schedule(missed, 1);
        story.at(START.plus(Duration.ofHours(3)), () -> ml(() -> service.missed(missed, story.version(missed))));
        schedule(missed, 30);
        callOff(missed, 4);

        ReferralId proposed = story.at(START, () -> story.accepted(chosen));
        Instant soon = START.plus(Duration.ofDays(3));
        story.at(
                START,
                () -> ml(() ->
                        proposals.propose(proposed, story.version(proposed), List.of(new Appointment(soon, null)))));
        story.at(
                START,
                () -> As.member(
                        Fixture.AGENT_ROUEN,
                        () -> proposals.choose(
                                proposed,
                                story.version(proposed),
                                proposals.open(proposed).getFirst().id())));
        assertThat(rate().denominator().number() - fixedBefore).isEqualTo(3);
        callOff(proposed, 5);

        Map<String, Object> history = database.asOwner()
                .queryForMap(HISTORY, (Object) new UUID[] {kept.value(), missing.value(), chosen.value()});
        assertThat(history).containsEntry("fixed", 2L).containsEntry("missed", 1L);
        assertThat(rate().denominator().number() - fixedBefore).isEqualTo(2);
        assertThat(rate().numerator().number()).isEqualTo(1);
    }

    @Test
    void as_known_before_it_was_called_off_it_counts() {
        ReferralId id = story.at(START, () -> story.accepted(identified("Se souvient")));
        double before = rate().denominator().number();
        schedule(id, 24 * 9);
        callOff(id, 24 * 4);

        assertThat(rate().denominator().number()).isEqualTo(before);
        assertThat(rate(Selection.ALL.asKnownOn(LocalDate.of(2026, 4, 9)))
                                .denominator()
                                .number()
                        - rate(Selection.ALL.asKnownOn(LocalDate.of(2026, 4, 6)))
                                .denominator()
                                .number())
                .isPositive();
    }

    @Test
    void nobody_else_learns_of_the_fact_or_takes_it_back() {
        ReferralId id = story.at(START, () -> story.accepted(identified("Gardée")));
        schedule(id, 24);
        Map<String, Object> fact = database.asOwner()
                .queryForMap(
                        "select id, subject, programme_id from fact where codes ->> 'referral' = ? and codes ->> 'state' = 'SCHEDULED'",
                        id.toString());
        String insert = """
                insert into fact (id, programme_id, subject, organisation_id, kind, effective_on, recorded_at, codes, cancels)
                values (?, ?, ?, ?, 'CANCELLED', date '2026-04-07', now(), '{}', ?)""";
        for (Identity who : List.of(Fixture.AGENT_ELBEUF, Fixture.AGENT_RESTO, Fixture.AGENT_ML)) {
            boolean recipient = who.equals(Fixture.AGENT_ML);
            try (AppSession session = database.session(who)) {
                assertThat(session.rows("select * from appointment_fact(?)", id.value()))
                        .hasSize(recipient ? 1 : 0);
                assertThat(session.count(
                                "select count(*) from (select calls_off(?, ?) off) c where off",
                                fact.get("subject"),
                                fact.get("id")))
                        .as("while it stands")
                        .isZero();
                if (!recipient) {
                    session.forbidden(
                            insert,
                            Ids.next(),
                            fact.get("programme_id"),
                            fact.get("subject"),
                            who.organisation().value(),
                            fact.get("id"));
                }
            }
        }
        try (AppSession nobody = database.nobody()) {
            assertThat(nobody.rows("select * from appointment_fact(?)", id.value()))
                    .isEmpty();
        }
    }

    private YouthId identified(String pseudonym) {
        YouthId person = story.at(START, () -> story.person(pseudonym));
        story.at(
                START,
                () -> As.member(
                        Fixture.AGENT_ROUEN,
                        () -> new TransactionTemplate(transactions).executeWithoutResult(begun -> {
                            LocalDate day = LocalDate.now(clock);
                            facts.record(Fact.of(
                                    FactKind.ATTRIBUTES, person, day, clock.instant(), Map.of("eligible", "YES")));
                            facts.record(Fact.of(
                                    FactKind.STAGE, person, day, clock.instant(), Map.of("stage", "IDENTIFIED")));
                        })));
        return person;
    }

    private void schedule(ReferralId id, int hours) {
        story.at(
                START,
                () -> ml(() -> service.schedule(
                        id, story.version(id), new Appointment(START.plus(Duration.ofHours(hours)), null))));
    }

    private void callOff(ReferralId id, int hours) {
        story.at(START.plus(Duration.ofHours(hours)), () -> ml(() -> service.callOff(id, story.version(id))));
    }

    private static void ml(Runnable move) {
        As.member(Fixture.AGENT_ML, move);
    }

    private Line rate() {
        return rate(Selection.ALL);
    }

    private Line rate(Selection selection) {
        return As.member(Fixture.AGENT_ROUEN, () -> figures.own(selection))
                .total()
                .line(Indicator.NO_SHOW_RATE)
                .orElseThrow();
    }
}
