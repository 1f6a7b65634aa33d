package org.visibles.youth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Ids;
import org.visibles.kernel.YouthId;
import org.visibles.testkit.AppSession;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.youth.Choices.Means;

/** Another organisation, which knows the ids, tries with the program's own role to see or change a young person of Rouen's. */
@VisiblesTest
class YouthAttackTest {

    private static final LocalDate TODAY = LocalDate.now(java.time.ZoneId.of("Europe/Paris"));
    private static final OffsetDateTime NOW = OffsetDateTime.now(ZoneOffset.UTC);
    private static final Identity THIEF = Fixture.AGENT_ELBEUF;
    private static final Identity MAKER = Fixture.AGENT_ROUEN;

    private static final String RECORD = """
            insert into youth (id, made_by, made_at, pseudonym, first_contact_on, eligible, changed_at, changed_by,
              effective_on, version) values (?, ?, ?, 'X', ?, 'UNKNOWN', ?, ?, ?, ?)""";

    @Autowired
    private YouthService youth;

    @Autowired
    private Agreements agreements;

    @Autowired
    private TestDatabase database;

    private UUID person;
    private UUID agreement;

    @BeforeEach
    void a_person_of_rouen() {
        person = As.member(
                        MAKER,
                        () -> youth.record(YouthDetails.named("Cible")
                                .informedOn(TODAY)
                                .informedMeans(Means.ORAL)
                                .lastName("Secret")
                                .build()))
                .value();
        agreement = As.member(
                MAKER,
                () -> agreements.record(new YouthId(person), AgreementKind.REFERRAL, TODAY.minusDays(1), Means.ORAL));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "youth where id",
                "circle where youth_id",
                "youth_version where youth_id",
                "agreement where youth_id"
            })
    void another_organisation_sees_no_row(String table) {
        for (Identity who : others()) {
            try (AppSession session = database.session(who)) {
                assertThat(session.count("select count(*) from " + table + " = ?", person))
                        .isZero();
            }
        }
        try (AppSession session = database.session(MAKER)) {
            assertThat(session.count("select count(*) from " + table + " = ?", person))
                    .isPositive();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"youth", "circle", "youth_version", "agreement", "access_log"})
    void without_a_context_there_is_no_row(String table) {
        try (AppSession session = database.nobody()) {
            assertThat(session.count("select count(*) from " + table)).isZero();
        }
    }

    @Test
    void nobody_joins_a_circle_by_insert_or_raises_or_removes_a_relation() {
        for (Identity who : List.of(THIEF, MAKER)) {
            try (AppSession session = database.session(who)) {
                UUID own = who.organisation().value();
                session.forbidden(
                        "insert into circle (organisation_id, youth_id, relation, since) values (?, ?, 'FULL', ?)",
                        own,
                        person,
                        NOW);
                session.forbidden("""
                        insert into circle (organisation_id, youth_id, relation, since) values (?, ?, 'FULL', ?)
                        on conflict (organisation_id, youth_id) do update set relation = 'FULL'""", own, person, NOW);
                session.forbidden("update circle set relation = 'FULL' where youth_id = ?", person);
                session.forbidden("update circle set organisation_id = ? where youth_id = ?", own, person);
                session.forbidden("delete from circle where youth_id = ?", person);
                session.forbidden("truncate circle");
            }
        }
    }

    @Test
    void starting_a_circle_fails_in_the_same_words_for_a_person_of_another_and_for_nobody() {
        try (AppSession session = database.session(THIEF)) {
            String foreign = session.refused("select start_circle(?)", person).getMessage();
            assertThat(session.refused("select start_circle(?)", Ids.next()).getMessage())
                    .isEqualTo(foreign);
            assertThat(session.refused("select leave_circle(?)", person).getMessage())
                    .contains("not found");
        }
        try (AppSession session = database.session(MAKER)) {
            session.refused("select start_circle(?)", person);
        }
    }

    @Test
    void a_record_that_nobody_follows_is_started_by_its_maker_alone() {
        UUID orphan = Ids.next();
        database.asOwner()
                .update(
                        RECORD,
                        orphan,
                        Fixture.ROUEN.value(),
                        NOW,
                        TODAY,
                        NOW,
                        MAKER.member().value(),
                        TODAY,
                        0L);
        try (AppSession session = database.session(THIEF)) {
            session.refused("select start_circle(?)", orphan);
            assertThat(session.count("select count(*) from youth where id = ?", orphan))
                    .isZero();
        }
        try (AppSession session = database.session(MAKER)) {
            session.rows("select start_circle(?)", orphan);
            assertThat(session.count("select count(*) from youth where id = ?", orphan))
                    .isOne();
        }
    }

    @Test
    void the_functions_do_nothing_for_who_does_not_follow_or_for_nobody() {
        for (String call : List.of(
                "touch_circle_referent(?, gen_random_uuid())", "touch_circle_stage(?, 'EXITED')", "leave_circle(?)")) {
            for (Identity who : others()) {
                try (AppSession session = database.session(who)) {
                    assertThat(session.refused("select " + call, person).getMessage())
                            .contains("not found");
                    assertThat(session.refused("select " + call, Ids.next()).getMessage())
                            .contains("not found");
                }
            }
            try (AppSession session = database.nobody()) {
                session.refused("select " + call, person);
            }
        }
        try (AppSession session = database.session(THIEF)) {
            assertThat(session.rows("select * from circle_of(?)", person)).isEmpty();
        }
        try (AppSession session = database.nobody()) {
            assertThat(session.rows("select * from circle_of(?)", person)).isEmpty();
            session.refused("select start_circle(?)", person);
        }
    }

    @Test
    void no_other_role_calls_the_functions() {
        for (String function : List.of(
                "start_circle(uuid)",
                "leave_circle(uuid)",
                "circle_of(uuid)",
                "touch_circle_referent(uuid, uuid)",
                "touch_circle_stage(uuid, text)")) {
            assertThat(database.asOwner().queryForObject("""
                    select count(*) from pg_proc p, aclexplode(p.proacl) a where p.oid = ?::regprocedure
                      and a.grantee::regrole::text not in ('visibles_app', 'visibles_keeper')""", Long.class, function))
                    .as(function)
                    .isZero();
        }
    }

    @Test
    void nobody_makes_a_record_in_anothers_name() {
        UUID own = THIEF.organisation().value();
        UUID member = THIEF.member().value();
        try (AppSession session = database.session(THIEF)) {
            session.forbidden(RECORD, Ids.next(), Fixture.ROUEN.value(), NOW, TODAY, NOW, member, TODAY, 0L);
            session.forbidden(
                    RECORD, Ids.next(), own, NOW, TODAY, NOW, MAKER.member().value(), TODAY, 0L);
            session.forbidden(RECORD, Ids.next(), own, NOW, TODAY, NOW, member, TODAY, 7L);
            session.forbidden(
                    RECORD + " returning id", Ids.next(), Fixture.ROUEN.value(), NOW, TODAY, NOW, member, TODAY, 0L);
        }
        for (Identity who : List.of(Fixture.AGENT_RESTO, Fixture.COORDINATION, Fixture.ADMIN, Fixture.DPO)) {
            try (AppSession session = database.session(who)) {
                session.forbidden(
                        RECORD,
                        Ids.next(),
                        who.organisation().value(),
                        NOW,
                        TODAY,
                        NOW,
                        who.member().value(),
                        TODAY,
                        0L);
            }
        }
        try (AppSession session = database.nobody()) {
            session.forbidden(RECORD, Ids.next(), own, NOW, TODAY, NOW, member, TODAY, 0L);
        }
    }

    @Test
    void an_id_cannot_be_taken_over() {
        try (AppSession session = database.session(THIEF)) {
            session.refused(
                    RECORD + " on conflict (id) do update set pseudonym = 'Volé', changed_by = excluded.changed_by,"
                            + " version = youth.version + 1",
                    person,
                    THIEF.organisation().value(),
                    NOW,
                    TODAY,
                    NOW,
                    THIEF.member().value(),
                    TODAY,
                    0L);
            session.harmless(
                    RECORD + " on conflict do nothing",
                    person,
                    THIEF.organisation().value(),
                    NOW,
                    TODAY,
                    NOW,
                    THIEF.member().value(),
                    TODAY,
                    0L);
            session.harmless("update youth set pseudonym = 'Volé', version = version + 1 where id = ?", person);
            session.commit();
        }
        assertThat(database.rowsAsOwner("select pseudonym, made_by from youth where id = ?", person)
                        .getFirst())
                .containsEntry("pseudonym", "Cible")
                .containsEntry("made_by", Fixture.ROUEN.value());
    }

    @Test
    void a_record_is_not_handed_over_deleted_or_moved() {
        for (Identity who : List.of(THIEF, MAKER)) {
            try (AppSession session = database.session(who)) {
                session.forbidden("update youth set made_by = ? where id = ?", Fixture.ELBEUF.value(), person);
                session.forbidden("update youth set made_at = now() where id = ?", person);
                session.forbidden("update youth set id = gen_random_uuid() where id = ?", person);
                session.forbidden("delete from youth where id = ?", person);
                session.forbidden("truncate youth cascade");
            }
        }
    }

    @Test
    void who_follows_changes_in_its_own_name_and_one_version_at_a_time() {
        try (AppSession session = database.session(MAKER)) {
            session.forbidden(
                    "update youth set pseudonym = 'Y', version = version + 1, changed_by = ? where id = ?",
                    Fixture.COLLEAGUE_ROUEN.member().value(),
                    person);
            session.refused("update youth set pseudonym = 'Y' where id = ?", person);
            session.refused("update youth set pseudonym = 'Y', version = version + 2 where id = ?", person);
            session.refused(
                    "update youth set informed_by = ?, version = version + 1 where id = ?",
                    Fixture.COLLEAGUE_ROUEN.member().value(),
                    person);
            session.refused("""
                    update youth set informed_on = null, informed_by = null, informed_means = null, notice_version = null,
                      last_name = null, version = version + 1 where id = ?""", person);
            assertThat(session.update("update youth set pseudonym = 'Y', version = version + 1 where id = ?", person))
                    .isOne();
        }
    }

    @Test
    void what_identifies_is_refused_by_the_database_before_information() {
        YouthId anonymous = As.member(
                MAKER, () -> youth.record(YouthDetails.named("Anonyme").build()));
        try (AppSession session = database.session(MAKER)) {
            for (String field : List.of(
                    "last_name = 'Martin'",
                    "first_name = 'Lou'",
                    "birth_date = '2000-01-01'",
                    "phones = array['+33612345678']",
                    "email = 'a@b.fr'",
                    "handle = '@lou'",
                    "address = 'ici'")) {
                assertThat(session.refused(
                                        "update youth set " + field + ", version = version + 1 where id = ?",
                                        anonymous.value())
                                .getMessage())
                        .as(field)
                        .contains("youth_informed_first");
            }
            assertThat(session.refused(
                                    RECORD.replace("(id,", "(last_name, id,").replace("values (", "values ('Martin', "),
                                    Ids.next(),
                                    Fixture.ROUEN.value(),
                                    NOW,
                                    TODAY,
                                    NOW,
                                    MAKER.member().value(),
                                    TODAY,
                                    0L)
                            .getMessage())
                    .contains("youth_informed_first");
        }
    }

    @Test
    void who_was_only_shared_with_reads_neither_record_nor_history_nor_agreements_and_leaves_only_itself() {
        database.asOwner()
                .update(
                        "insert into circle (organisation_id, youth_id, relation, since, label) values (?, ?, 'SHARED', ?, 'Cible')",
                        Fixture.ELBEUF.value(),
                        person,
                        NOW);
        try (AppSession session = database.session(THIEF)) {
            assertThat(session.count("select count(*) from circle where youth_id = ?", person))
                    .isOne();
            assertThat(session.count("select count(*) from youth where id = ?", person))
                    .isZero();
            assertThat(session.count("select count(*) from youth_version where youth_id = ?", person))
                    .isZero();
            assertThat(session.count("select count(*) from agreement where youth_id = ?", person))
                    .isZero();
            assertThat(session.rows("select * from circle_of(?)", person)).isEmpty();
            session.harmless("update youth set pseudonym = 'Volé', version = version + 1 where id = ?", person);
            session.refused("select touch_circle_stage(?, 'EXITED')", person);
            session.refused("select start_circle(?)", person);
            session.forbidden("update circle set relation = 'FULL' where youth_id = ?", person);
            session.rows("select leave_circle(?)", person);
            session.commit();
        }
        assertThat(database.rowsAsOwner("select organisation_id from circle where youth_id = ?", person))
                .extracting(row -> row.get("organisation_id"))
                .containsExactly(Fixture.ROUEN.value());
    }

    @Test
    void versions_are_written_by_no_one() {
        for (Identity who : List.of(THIEF, MAKER)) {
            try (AppSession session = database.session(who)) {
                session.forbidden(
                        """
                        insert into youth_version (youth_id, version, organisation_id, member_id, effective_on, recorded_at, snapshot)
                        values (?, 9, ?, ?, ?, ?, '{}')""", person, who.organisation().value(), who.member().value(), TODAY, NOW);
                session.forbidden("update youth_version set snapshot = '{}' where youth_id = ?", person);
                session.forbidden("delete from youth_version where youth_id = ?", person);
            }
        }
    }

    @Test
    void an_agreement_is_given_for_whom_one_follows_in_ones_own_name_and_never_rewritten() {
        String give = """
                insert into agreement (id, youth_id, kind, means, given_on, organisation_id, recorded_by, recorded_at)
                values (?, ?, 'REFERRAL', 'ORAL', ?, ?, ?, ?)""";
        try (AppSession session = database.session(THIEF)) {
            session.forbidden(
                    give,
                    Ids.next(),
                    person,
                    TODAY,
                    Fixture.ELBEUF.value(),
                    THIEF.member().value(),
                    NOW);
            session.forbidden(
                    give,
                    Ids.next(),
                    person,
                    TODAY,
                    Fixture.ROUEN.value(),
                    MAKER.member().value(),
                    NOW);
            session.harmless(
                    "update agreement set withdrawn_on = ?, withdrawn_by = ?, withdrawn_at = ? where id = ?",
                    TODAY,
                    THIEF.member().value(),
                    NOW,
                    agreement);
            session.refused(
                    give + " on conflict (id) do update set withdrawn_on = excluded.given_on",
                    agreement,
                    person,
                    TODAY,
                    Fixture.ELBEUF.value(),
                    THIEF.member().value(),
                    NOW);
        }
        try (AppSession session = database.session(MAKER)) {
            session.forbidden(
                    give,
                    Ids.next(),
                    person,
                    TODAY,
                    Fixture.ELBEUF.value(),
                    MAKER.member().value(),
                    NOW);
            session.forbidden(
                    give,
                    Ids.next(),
                    person,
                    TODAY,
                    Fixture.ROUEN.value(),
                    THIEF.member().value(),
                    NOW);
            session.forbidden("update agreement set youth_id = ? where id = ?", Ids.next(), agreement);
            session.forbidden("update agreement set given_on = ? where id = ?", TODAY, agreement);
            session.forbidden(
                    "update agreement set withdrawn_on = ?, withdrawn_by = ?, withdrawn_at = ? where id = ?",
                    TODAY,
                    Fixture.COLLEAGUE_ROUEN.member().value(),
                    NOW,
                    agreement);
            session.forbidden("delete from agreement where id = ?", agreement);
        }
    }

    private static List<Identity> others() {
        return List.of(THIEF, Fixture.AGENT_ML, Fixture.AGENT_RESTO, Fixture.COORDINATION, Fixture.ADMIN, Fixture.DPO);
    }
}
