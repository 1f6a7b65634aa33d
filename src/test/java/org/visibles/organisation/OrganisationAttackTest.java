package org.visibles.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Ids;
import org.visibles.kernel.Permission;
import org.visibles.testkit.AppSession;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;

/** Tries to give itself sight through the tables that say who is what, with the application's role. */
@VisiblesTest
class OrganisationAttackTest {

    private static final String JOIN = """
            insert into member (id, organisation_id, account_id, display_name, roles, active, version)
            values (?, ?, ?, 'X', array[?], true, 0)""";

    @Autowired
    private TestDatabase database;

    @Test
    void nobody_joins_another_organisation() {
        for (Identity who :
                new Identity[] {Fixture.AGENT_ELBEUF, Fixture.AGENT_RESTO, Fixture.COORDINATION, Fixture.DPO}) {
            try (AppSession session = database.session(who)) {
                session.forbidden(
                        JOIN, Ids.next(), Fixture.ROUEN.value(), who.account().value(), "OUTREACH_WORKER");
                session.forbidden(JOIN, Ids.next(), who.organisation().value(), Ids.next(), "TEAM_LEAD");
                boolean readsTheLog = who.may(Permission.ACCESS_LOG_READ); // which names who is in it
                assertThat(session.count("select count(*) from member where organisation_id = ?", Fixture.ROUEN.value())
                                > 0)
                        .isEqualTo(readsTheLog);
            }
        }
    }

    @Test
    void a_team_lead_reaches_no_other_organisation_and_raises_nobody() {
        try (AppSession session = database.session(Fixture.RESPONSABLE_ROUEN)) {
            UUID other = Ids.next();
            session.forbidden(JOIN, other, Fixture.ELBEUF.value(), other, "OUTREACH_WORKER");
            session.forbidden(JOIN, other, Fixture.ROUEN.value(), other, "ADMINISTRATOR");
            session.forbidden(
                    JOIN,
                    other,
                    Fixture.ROUEN.value(),
                    Fixture.RESPONSABLE_ROUEN.account().value(),
                    "TEAM_LEAD");
            session.forbidden(
                    "update member set roles = array['ADMINISTRATOR'] where id = ?",
                    Fixture.COLLEAGUE_ROUEN.member().value());
            session.harmless(
                    "update member set roles = array['TEAM_LEAD'] where id = ?",
                    Fixture.RESPONSABLE_ROUEN.member().value());
            session.harmless("update member set active = false where organisation_id = ?", Fixture.ELBEUF.value());
            session.forbidden("update member set organisation_id = ?", Fixture.ELBEUF.value());
            session.forbidden("update member set account_id = ?", Ids.next());
            session.forbidden("delete from member");
        }
    }

    @Test
    void an_administrator_gives_itself_no_sight_of_young_people() {
        try (AppSession session = database.session(Fixture.ADMIN)) {
            session.forbidden(
                    JOIN,
                    Ids.next(),
                    Fixture.ROUEN.value(),
                    Fixture.ADMIN.account().value(),
                    "OUTREACH_WORKER");
            session.harmless(
                    "update member set roles = array['OUTREACH_WORKER'] where account_id = ?",
                    Fixture.ADMIN.account().value());
        }
    }

    @Test
    void a_field_worker_changes_no_organisation_and_no_programme() {
        try (AppSession session = database.session(Fixture.AGENT_ELBEUF)) {
            session.forbidden(
                    "insert into organisation (id, name, kind, active, version) values (?, 'X', 'COMMUNE', true, 0)",
                    Ids.next());
            session.harmless("update organisation set name = 'X' where id = ?", Fixture.ROUEN.value());
            session.forbidden("update organisation set kind = 'METROPOLE'");
            session.forbidden("insert into competence values ('76005', ?)", Fixture.ELBEUF.value());
            session.harmless("delete from competence");
            session.harmless("update programme set lost_after_days = 1");
            session.forbidden(
                    "insert into programme_participant values (?, ?)",
                    Fixture.PROGRAMME.value(),
                    Fixture.ELBEUF.value());
            session.harmless("delete from programme_participant");
            session.forbidden("insert into target values (?, null, 'identified', 1)", Fixture.PROGRAMME.value());
        }
    }

    @Test
    void the_coordination_opens_no_other_programme_to_itself() {
        UUID foreign = Ids.next();
        database.asOwner().update("""
                insert into programme (id, name, starts_on, ends_on, min_age, max_age, months_without_spe, lost_after_days,
                  reconfirm_after_days, referral_due_days, referral_expiry_days, version)
                values (?, 'Autre', '2019-01-01', '2020-01-01', 16, 29, 5, 90, 90, 10, 30, 0)""", foreign);
        try (AppSession session = database.session(Fixture.COORDINATION)) {
            session.forbidden("insert into programme_participant values (?, ?)", foreign, Fixture.METROPOLE.value());
            session.forbidden("insert into programme_participant values (?, ?)", foreign, Fixture.ROUEN.value());
            session.harmless("update programme set name = 'Mien' where id = ?", foreign);
            session.forbidden("insert into target values (?, null, 'identified', 1)", foreign);
            assertThat(session.count("select count(*) from figure_rules where programme_id = ?", foreign))
                    .isZero();
            session.forbidden("insert into figure_rules values (?, now(), 1, 1, 1)", foreign);
            session.forbidden("update figure_rules set lost_after_days = 1");
            session.forbidden(
                    "insert into target_version values (?, null, 'identified', now(), 1)", Fixture.PROGRAMME.value());
        }
    }

    @Test
    void without_a_context_nobody_is_seen() {
        try (AppSession session = database.session(null)) {
            assertThat(session.count("select count(*) from member")).isZero();
            assertThat(session.count("select count(*) from target")).isZero();
            assertThat(session.count("select count(*) from target_version")).isZero();
            session.forbidden(JOIN, Ids.next(), Fixture.ROUEN.value(), Ids.next(), "OUTREACH_WORKER");
        }
    }
}
