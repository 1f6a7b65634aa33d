package org.visibles.acquaintance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.visibles.testkit.Fixture.AGENT_ELBEUF;
import static org.visibles.testkit.Fixture.AGENT_ML;
import static org.visibles.testkit.Fixture.AGENT_ROUEN;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Ids;
import org.visibles.kernel.YouthId;
import org.visibles.messaging.RecurringJob;
import org.visibles.testkit.AppSession;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.youth.Agreements;
import org.visibles.youth.YouthService;

/** The application's role in the hands of the asker, of a neighbour, and of nobody: what it learns and changes. */
@VisiblesTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AcquaintanceAttackTest {

    private static final String TAKE = "select * from take_acquaintance(now() + interval '1 year')";

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

    private YouthId known;
    private YouthId waitingForTheTick;

    @BeforeAll
    void arrange() {
        Met met = new Met(people, agreements, jobs, database, clock);
        for (int person = 1; person <= 2; person++) {
            met.recorded(AGENT_ELBEUF, met.person(100 + person));
        }
        known = met.recorded(AGENT_ROUEN, met.person(101));
        waitingForTheTick = met.recorded(AGENT_ROUEN, met.person(102));
        for (YouthId each : List.of(known, waitingForTheTick)) {
            met.agreed(AGENT_ROUEN, each);
        }
        As.member(AGENT_ROUEN, () -> acquaintances.ask(known));
        met.tick();
        As.member(AGENT_ROUEN, () -> acquaintances.ask(waitingForTheTick));
    }

    @Test
    void nobody_who_acts_can_have_anything_compared() {
        UUID request = request(waitingForTheTick);
        for (Identity who : List.of(AGENT_ROUEN, AGENT_ELBEUF, AGENT_ML, Fixture.ADMIN, Fixture.DPO)) {
            try (AppSession session = database.session(who)) {
                session.harmless(TAKE);
                session.harmless("select * from acquaintance_candidates(?, null, null, 60)", request);
                session.harmless("select conclude_acquaintance(?, now(), '{}', '{}', '{}', 0)", request);
                session.set("visibles.organisation", "");
                session.harmless(TAKE);
            }
        }
    }

    @Test
    void without_anybody_acting_nothing_is_compared_before_its_tick_or_twice() {
        try (AppSession nobody = database.nobody()) {
            assertThat(nobody.rows("select * from take_acquaintance(now())")).isEmpty();
            nobody.harmless("select * from acquaintance_candidates(?, null, null, 60)", request(waitingForTheTick));
            nobody.harmless("select * from acquaintance_candidates(?, null, null, 60)", request(known));
            nobody.harmless("select conclude_acquaintance(?, now(), '{}', '{}', '{}', 0)", request(known));
        }
    }

    @Test
    void the_tables_of_the_answers_are_shut() {
        for (Identity who : List.of(AGENT_ROUEN, AGENT_ELBEUF, AGENT_ML, Fixture.ADMIN, Fixture.DPO)) {
            try (AppSession session = database.session(who)) {
                for (String table : List.of("acquaintance_check", "acquaintance_proposal", "introduction")) {
                    session.forbidden("select count(*) from " + table);
                    session.forbidden("delete from " + table);
                }
                session.forbidden(
                        "insert into acquaintance_request (id, youth_id, asking_id, member_id, asked_at, tick_at, ends_at)"
                                + " values (?, ?, current_organisation(), current_member(), now(), now(), now())",
                        Ids.next(),
                        known.value());
                session.forbidden("update acquaintance_request set tick_at = now()");
                session.forbidden("delete from acquaintance_request");
            }
        }
    }

    @Test
    void a_neighbour_neither_sees_nor_decides() {
        UUID proposal = database.asOwner()
                .queryForObject(
                        "select id from acquaintance_proposal where request_id = ? and organisation_id is not null",
                        UUID.class,
                        request(known));
        for (Identity who : List.of(AGENT_ROUEN, AGENT_ML, Fixture.ADMIN, Fixture.COORDINATION, Fixture.DPO)) {
            try (AppSession session = database.session(who)) {
                assertThat(session.count("select count(*) from acquaintance_proposals(now())"))
                        .as(who.name())
                        .isZero();
                session.harmless("select * from decide_acquaintance(?, true, now())", proposal);
                session.harmless("select * from decide_acquaintance(?, true, now())", Ids.next());
            }
        }
        try (AppSession elbeuf = database.session(AGENT_ELBEUF)) {
            assertThat(elbeuf.count("select count(*) from acquaintance_proposals(now())"))
                    .isEqualTo(1);
            assertThat(elbeuf.count("select count(*) from acquaintance_request"))
                    .isZero();
            elbeuf.harmless("select * from decide_acquaintance(?, true, now() + interval '40 days')", proposal);
            elbeuf.harmless("select ask_acquaintance(?, ?, now(), current_date)", Ids.next(), known.value());
            elbeuf.harmless("select stop_acquaintance(?, now())", known.value());
            assertThat(elbeuf.rows("select * from acquaintance_uses('-infinity')"))
                    .isEmpty();
        }
    }

    @Test
    void the_officer_reads_how_often_was_asked_and_no_answer() {
        try (AppSession officer = database.session(Fixture.DPO)) {
            assertThat(officer.rows("select * from acquaintance_uses('-infinity')")
                            .getFirst())
                    .containsEntry("member_id", AGENT_ROUEN.member().value())
                    .containsEntry("asked", 2L);
            assertThat(officer.count("select count(*) from acquaintance_proposals(now())"))
                    .isZero();
            assertThat(officer.count("select count(*) from introductions(null)"))
                    .isZero();
        }
    }

    private UUID request(YouthId youth) {
        return database.asOwner()
                .queryForObject("select id from acquaintance_request where youth_id = ?", UUID.class, youth.value());
    }
}
