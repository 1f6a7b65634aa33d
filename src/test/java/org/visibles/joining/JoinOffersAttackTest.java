package org.visibles.joining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.visibles.testkit.Fixture.AGENT_ELBEUF;
import static org.visibles.testkit.Fixture.AGENT_ML;
import static org.visibles.testkit.Fixture.AGENT_RESTO;
import static org.visibles.testkit.Fixture.AGENT_ROUEN;
import static org.visibles.testkit.Fixture.COORDINATION;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Ids;
import org.visibles.kernel.YouthId;
import org.visibles.testkit.AppSession;
import org.visibles.testkit.As;
import org.visibles.testkit.VisiblesTest;

/** What a third organisation could try with the program's own role, and the counterpart before it has accepted. */
@VisiblesTest
class JoinOffersAttackTest extends BothIntroduced {

    private static final String PROPOSE = "select * from offer_joining(?, ?, array['NAME'], now(), 21, null)";
    private static final String JOIN = """
            insert into joining (id, stays_id, goes_id, stays_version, organisation_id, joined_by, joined_at, fact_id, offer_id)
            values (?, ?, ?, 0, current_organisation(), current_member(), now(), ?, ?)""";

    private UUID offer;

    @BeforeEach
    void rouen_has_proposed() {
        houses.propose(AGENT_ROUEN, rouen, introduction);
        offer = houses.waiting(AGENT_ML, mission);
    }

    @Test
    void a_third_sees_and_does_nothing() {
        for (Identity third : List.of(AGENT_ELBEUF, AGENT_RESTO, COORDINATION)) {
            try (AppSession session = database.session(third)) {
                session.forbidden("select count(*) from join_offer");
                assertThat(session.count("select count(*) from join_offers(null, now())"))
                        .isZero();
                assertThat(session.count("select count(*) from join_offers(?, now())", rouen.value()))
                        .isZero();
                assertThat(session.count("select count(*) from join_offer_record(?, now())", offer))
                        .isZero();
                session.refused("select * from accept_join_offer(?, now())", offer);
                session.refused("select * from decline_join_offer(?, true, now())", offer);
                session.refused(PROPOSE, Ids.next(), introduction);
                assertThat(session.count("select case when withdraw_join_offer(?, now()) then 1 else 0 end", offer))
                        .isZero();
            }
        }
    }

    @Test
    void before_it_accepts_the_counterpart_reads_what_was_chosen_and_no_more() {
        try (AppSession session = database.session(AGENT_ML)) {
            assertThat(session.rows("select * from join_offer_record(?, now())", offer))
                    .singleElement()
                    .satisfies(row -> {
                        assertThat(row.get("own_youth")).isEqualTo(mission.value());
                        assertThat(String.valueOf(row.get("record")))
                                .contains("first_name", "phones", "pseudonym")
                                .doesNotContain("commune_code", "birth_date", "informed", rouen.toString());
                    });
            for (String table : List.of("youth where id", "circle where youth_id", "contact where youth_id")) {
                assertThat(session.count("select count(*) from " + table + " = ?", rouen.value()))
                        .as(table)
                        .isZero();
            }
            assertThat(session.count("select count(*) from joined_records(?)", rouen.value()))
                    .isZero();
            session.refused(JOIN, Ids.next(), rouen.value(), mission.value(), Ids.next(), offer);
            session.refused(JOIN, Ids.next(), mission.value(), rouen.value(), Ids.next(), offer);
            assertThat(session.count("select case when withdraw_join_offer(?, now()) then 1 else 0 end", offer))
                    .isZero();
            session.forbidden("update join_offer set accepted = true");
            session.forbidden("insert into join_offer (id) values (?)", Ids.next());
            for (String inner : List.of(
                    "offer_holds(null, now())",
                    "journey_reached('" + rouen + "')",
                    "move_join_offers('" + offer + "')")) {
                session.forbidden("select " + inner);
            }
        }
        try (AppSession session = database.session(AGENT_ROUEN)) { // nor does who proposed, of the counterpart's
            assertThat(session.count("select count(*) from join_offer_record(?, now())", offer))
                    .isZero();
            session.refused("select * from accept_join_offer(?, now())", offer);
            session.refused("select * from decline_join_offer(?, true, now())", offer);
            assertThat(session.count("select count(*) from youth where id = ?", mission.value()))
                    .isZero();
        }
    }

    @Test
    void an_acceptance_that_joins_nothing_comes_to_nothing() {
        try (AppSession session = database.session(AGENT_ML)) {
            assertThat(session.rows("select said from accept_join_offer(?, now())", offer))
                    .extracting(row -> row.get("said"))
                    .containsExactly("JOINING");
            assertThat(session.count("select count(*) from youth where id = ?", rouen.value()))
                    .isOne(); // as the guest of this transaction
            session.refused("set constraints all immediate");
            YouthId other = mission;
            session.refused(JOIN, Ids.next(), rouen.value(), UUID.randomUUID(), Ids.next(), offer);
            assertThat(session.update(
                            JOIN.replace(", offer_id)", ")").replace(", ?, ?)", ", ?)"),
                            Ids.next(),
                            rouen.value(),
                            other.value(),
                            Ids.next()))
                    .isOne(); // as if it were its own alone
            session.refused("set constraints all immediate");
        }
        try (AppSession session = database.session(AGENT_ML)) {
            assertThat(session.count("select count(*) from youth where id = ?", rouen.value()))
                    .isZero();
        }
    }

    @Test
    void only_the_two_undo_it_and_neither_names_another() {
        YouthId one = houses.accept(AGENT_ML, mission);
        UUID joined = As.member(AGENT_ROUEN, () -> joining.of(one)).getFirst().id();
        database.asOwner().update("""
                insert into circle (organisation_id, youth_id, relation, since) values (?, ?, 'FULL', now())""", AGENT_ELBEUF.organisation().value(), one.value());
        String undo = "update joining set undone_at = now(), undone_by = current_member() where id = ?";
        for (Identity third : List.of(AGENT_ELBEUF, AGENT_RESTO)) {
            try (AppSession session = database.session(third)) {
                session.harmless(undo, joined);
                session.refused("select move_joined_rows(?, 'journey_event')", joined);
                session.refused("select part_circles(?)", joined);
            }
        }
        try (AppSession session = database.session(AGENT_ROUEN)) {
            session.forbidden(
                    "update joining set other_id = ? where id = ?",
                    AGENT_RESTO.organisation().value(),
                    joined);
            session.forbidden("update journey_event set told_of = null");
            session.refused("select move_joined_rows(?, 'introduction')", joined);
            session.forbidden("select move_introductions(?)", joined);
            assertThat(session.update(undo, joined)).isOne();
            session.refused("select join_circles(?)", joined);
        }
    }

    @Test
    void nobody_tells_a_stage_of_another_record() {
        try (AppSession session = database.session(AGENT_ROUEN)) {
            session.forbidden("""
                    insert into journey_event (id, youth_id, number, organisation_id, member_id, stage, effective_on, recorded_at, told_of)
                    values (?, ?, 1, current_organisation(), current_member(), 'MET', current_date, now(), ?)""", Ids.next(), rouen.value(), mission.value());
        }
    }
}
