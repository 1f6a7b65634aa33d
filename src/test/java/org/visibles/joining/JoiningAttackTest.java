package org.visibles.joining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.visibles.testkit.Fixture.AGENT_ELBEUF;
import static org.visibles.testkit.Fixture.AGENT_RESTO;
import static org.visibles.testkit.Fixture.AGENT_ROUEN;
import static org.visibles.testkit.Fixture.COORDINATION;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.kernel.Ids;
import org.visibles.kernel.YouthId;
import org.visibles.outreach.ContactService;
import org.visibles.testkit.AppSession;
import org.visibles.testkit.As;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.youth.YouthDetails;
import org.visibles.youth.YouthService;

/** What a hostile organisation that knows the ids could try with the program's own role, and what even the own one cannot. */
@VisiblesTest
class JoiningAttackTest {

    private static final String JOIN = """
            insert into joining (id, stays_id, goes_id, stays_version, organisation_id, joined_by, joined_at, fact_id)
            values (?, ?, ?, 0, current_organisation(), current_member(), now(), ?)""";

    @Autowired
    private YouthService youth;

    @Autowired
    private ContactService contacts;

    @Autowired
    private JoiningService joining;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Clock clock;

    private YouthId stays;
    private YouthId goes;
    private YouthId other;
    private YouthId theirs;
    private UUID joined;

    @BeforeEach
    void rouen_has_joined_two() {
        Pairs pairs = new Pairs(youth, contacts, joining, database, clock);
        stays = pairs.met("Visée");
        goes = pairs.met("Cachée");
        other = pairs.met("À part");
        pairs.contact(goes);
        joined = pairs.join(stays, goes);
        theirs = As.member(
                AGENT_ELBEUF, () -> youth.record(YouthDetails.named("D''Elbeuf").build()));
    }

    @Test
    void nobody_else_sees_or_undoes_it() {
        for (var stranger : List.of(AGENT_ELBEUF, AGENT_RESTO, COORDINATION)) {
            try (AppSession session = database.session(stranger)) {
                assertThat(session.count("select count(*) from joining")).isZero();
                assertThat(session.count("select count(*) from joined_records(?)", stays.value()))
                        .isZero();
                assertThat(session.count("select count(*) from joined_stages(?)", stays.value()))
                        .isZero();
                assertThat(session.count("select count(*) from joined_changes(?)", stays.value()))
                        .isZero();
                assertThat(session.rows("select joined_into(?) as into", goes.value())
                                .getFirst())
                        .containsEntry("into", null);
                session.harmless(
                        "update joining set undone_at = now(), undone_by = current_member() where id = ?", joined);
                for (String function : List.of("part_circles", "join_circles")) {
                    session.refused("select " + function + "(?)", joined);
                }
                session.refused("select move_joined_rows(?, 'contact')", joined);
            }
        }
    }

    @Test
    void nobody_joins_what_it_does_not_follow_fully() {
        try (AppSession session = database.session(AGENT_ELBEUF)) {
            session.forbidden(JOIN, Ids.next(), theirs.value(), other.value(), Ids.next());
            session.forbidden(JOIN, Ids.next(), other.value(), theirs.value(), Ids.next());
            session.forbidden(JOIN, Ids.next(), other.value(), stays.value(), Ids.next());
        }
        try (AppSession session = database.session(AGENT_ROUEN)) {
            session.forbidden(JOIN, Ids.next(), stays.value(), theirs.value(), Ids.next());
            session.forbidden(JOIN, Ids.next(), stays.value(), goes.value(), Ids.next()); // nobody follows it any more
        }
    }

    @Test
    void rows_move_in_the_transaction_that_joins_and_nowhere_else() {
        try (AppSession session = database.session(AGENT_ROUEN)) {
            session.refused("select move_joined_rows(?, 'contact')", joined);
            session.refused("select join_circles(?)", joined);
            session.refused("select part_circles(?)", joined);
            session.forbidden("update contact set youth_id = ?", other.value());
            session.forbidden("insert into joined_row values (?, 'contact', ?)", joined, Ids.next());
            session.forbidden("select count(*) from joined_circle");
            session.forbidden(
                    "select show_told(?, ?)", AGENT_ROUEN.organisation().value(), stays.value());
            session.forbidden("select count_where_it_goes(?)", joined);
            session.forbidden("select stands_for(?)", goes.value());
            UUID mine = Ids.next();
            assertThat(session.update(JOIN, mine, stays.value(), other.value(), Ids.next()))
                    .isOne();
            session.refused("select move_joined_rows(?, 'youth')", mine);
            session.refused("select move_joined_rows(?, 'circle')", mine);
            session.refused("select part_circles(?)", mine);
            session.forbidden("update joining set stays_id = goes_id where id = ?", mine);
            session.forbidden("update joining set joined_in = pg_current_xact_id() where id = ?", joined);
            session.refused(
                    "update joining set undone_at = now(), undone_by = current_member() where id = ?",
                    joined); // not the last
        }
    }

    @Test
    void nothing_lands_on_a_record_that_went() {
        try (AppSession session = database.session(AGENT_ROUEN)) {
            session.forbidden("""
                    insert into contact (id, youth_id, organisation_id, author_id, at, on_day, channel, initiative, logged_at,
                      changed_at, changed_by, fact_id, version)
                    values (?, ?, current_organisation(), current_member(), now(), current_date, 'PHONE', 'WORKER', now(), now(),
                      current_member(), ?, 0)""", Ids.next(), goes.value(), Ids.next());
            session.harmless(
                    "update youth set pseudonym = 'x', version = version + 1, changed_by = current_member() where id = ?",
                    goes.value());
            session.refused("select start_circle(?)", goes.value());
        }
    }

    @Test
    void the_month_is_the_database_s_too() {
        try (AppSession session = database.session(AGENT_ROUEN)) {
            session.refused(
                    "update joining set undone_at = now() + interval '31 days', undone_by = current_member() where id = ?",
                    joined);
        }
    }
}
