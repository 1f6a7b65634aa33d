package org.visibles.outreach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.visibles.testkit.Fixture.AGENT_ELBEUF;
import static org.visibles.testkit.Fixture.AGENT_ML;
import static org.visibles.testkit.Fixture.AGENT_RESTO;
import static org.visibles.testkit.Fixture.AGENT_ROUEN;
import static org.visibles.testkit.Fixture.COLLEAGUE_ROUEN;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.kernel.ContactId;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Ids;
import org.visibles.kernel.Role;
import org.visibles.kernel.YouthId;
import org.visibles.referral.ReferralQueries;
import org.visibles.referral.ReferralService;
import org.visibles.referral.Story;
import org.visibles.testkit.AppSession;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.youth.YouthService;

/** What a hostile organisation that knows the ids could try with the program's own role. */
@VisiblesTest
class ContactAttackTest {

    private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-11-24T03:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);
    private static final List<Identity> OTHERS =
            List.of(AGENT_ELBEUF, AGENT_RESTO, Fixture.COORDINATION, Fixture.ADMIN, Fixture.DPO);
    private static final List<String> TABLES =
            List.of("contact", "contact_note", "contact_task", "contact_version", "circle");

    private static final String LOG = """
            insert into contact (id, youth_id, organisation_id, author_id, at, on_day, channel, initiative, logged_at, changed_at,
              changed_by, fact_id, version) values (?, ?, ?, ?, ?, ?, 'PHONE', 'WORKER', ?, ?, ?, ?, ?)""";

    private static final String NOTE = """
            insert into contact_note (contact_id, youth_id, organisation_id, note, shared, changed_at, changed_by, version)
            values (?, ?, ?, 'forged', true, ?, ?, ?)""";

    private static final String TASK = """
            insert into contact_task (contact_id, youth_id, organisation_id, what, due_on, responsible)
            values (?, ?, ?, 'forged', ?, ?)""";

    @Autowired
    private YouthService youth;

    @Autowired
    private ContactService contacts;

    @Autowired
    private ReferralService referrals;

    @Autowired
    private ReferralQueries queries;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Clock clock;

    private Exchanges exchanges;
    private YouthId person;
    private ContactId id;

    @BeforeEach
    void rouen_has_spoken_with_somebody_whom_the_mission_locale_accepted() {
        exchanges = new Exchanges(youth, contacts, clock);
        Story story = new Story(youth, referrals, queries, clock);
        person = story.person("Attaqué");
        id = exchanges.logged(
                person,
                new ContactContent(
                        exchanges.now(),
                        ContactChannel.PHONE,
                        Initiative.WORKER,
                        null,
                        null,
                        null,
                        Set.of(),
                        "secret",
                        true,
                        "Rappeler",
                        LocalDate.now(clock).plusDays(1),
                        null));
        story.accepted(person);
    }

    @Test
    void nobody_else_sees_anything_of_it() {
        for (Identity other : OTHERS) {
            try (AppSession session = database.session(other)) {
                seesNothing(session);
            }
        }
        try (AppSession nobody = database.nobody()) {
            seesNothing(nobody);
        }
        try (AppSession own = database.session(COLLEAGUE_ROUEN)) {
            for (String table : TABLES) {
                assertThat(rows(own, table)).as(table).isPositive();
            }
        }
    }

    @Test
    void who_was_sent_the_person_reads_none_of_the_sender_s_exchanges_though_shared_with_the_circle() {
        try (AppSession shared = database.session(AGENT_ML)) {
            for (String table : List.of("contact", "contact_note", "contact_task", "contact_version")) {
                assertThat(rows(shared, table)).as(table).isZero();
            }
        }
    }

    @Test
    void who_follows_fully_reads_of_another_only_what_is_counted_and_shared() {
        ContactId closed = exchanges.logged(AGENT_ML, person, exchanges.told("à la ML"));
        ContactId open = exchanges.logged(AGENT_ML, person, Exchanges.told(exchanges.now(), "au cercle", true));
        ContactId task = exchanges.logged(
                AGENT_ML,
                person,
                Exchanges.next(exchanges.now(), "Dossier", LocalDate.now(clock).plusDays(1)));
        try (AppSession rouen = database.session(AGENT_ROUEN)) {
            for (ContactId each : List.of(closed, open, task)) {
                assertThat(rouen.count("select count(*) from contact where id = ?", each.value()))
                        .isOne();
                assertThat(rouen.count("select count(*) from contact_task where contact_id = ?", each.value()))
                        .isZero();
                assertThat(rouen.count("select count(*) from contact_version where contact_id = ?", each.value()))
                        .as("versions hold what was unshared")
                        .isZero();
            }
            assertThat(rouen.rows(
                            "select note from contact_note where contact_id in (?, ?)", closed.value(), open.value()))
                    .containsExactly(java.util.Map.of("note", "au cercle"));
            assertThat(rouen.update(
                            "update contact_note set shared = true, changed_by = ?, version = version + 1"
                                    + " where contact_id = ?",
                            AGENT_ROUEN.member().value(),
                            closed.value()))
                    .isZero();
            rouen.harmless("update contact set withdrawn = true, version = version + 1 where id = ?", closed.value());
            rouen.harmless("update contact_task set done_on = ? where contact_id = ?", DAY, task.value());
        }
    }

    @Test
    void nobody_logs_for_a_person_it_does_not_follow() {
        for (Identity other : OTHERS) {
            try (AppSession session = database.session(other)) {
                log(session, Ids.next(), other, other);
                log(session, Ids.next(), AGENT_ROUEN, AGENT_ROUEN);
            }
        }
        try (AppSession nobody = database.nobody()) {
            log(nobody, Ids.next(), AGENT_ROUEN, AGENT_ROUEN);
        }
    }

    @Test
    void nobody_logs_in_another_s_name() {
        try (AppSession rouen = database.session(AGENT_ROUEN)) {
            log(rouen, Ids.next(), COLLEAGUE_ROUEN, AGENT_ROUEN);
            log(rouen, Ids.next(), AGENT_ROUEN, COLLEAGUE_ROUEN);
            log(rouen, Ids.next(), AGENT_ML, AGENT_ROUEN);
            rouen.forbidden(LOG, logging(Ids.next(), AGENT_ROUEN, AGENT_ROUEN, 7));
            assertThat(rouen.update(LOG, logging(Ids.next(), AGENT_ROUEN, AGENT_ROUEN, 0)))
                    .as("in its own, it does")
                    .isOne();
        }
        try (AppSession shared = database.session(AGENT_ML)) {
            log(shared, Ids.next(), AGENT_ROUEN, AGENT_ML);
        }
    }

    @Test
    void a_taken_id_gives_nothing_away_and_takes_nothing_over() {
        for (Identity other : List.of(AGENT_ELBEUF, AGENT_ML)) {
            try (AppSession session = database.session(other)) {
                Object[] same = logging(id.value(), other, other, 0);
                session.forbidden(
                        LOG + " on conflict (id) do update set withdrawn = true, changed_by = excluded.changed_by,"
                                + " version = contact.version + 1",
                        same);
                session.harmless(LOG + " on conflict (id) do nothing", same);
                session.forbidden(
                        NOTE + " on conflict (contact_id) do update set note = excluded.note,"
                                + " changed_by = excluded.changed_by, version = contact_note.version + 1",
                        id.value(),
                        person.value(),
                        other.organisation().value(),
                        NOW,
                        other.member().value(),
                        0L);
            }
        }
        assertThat(exchanges.row(person, id).version()).isZero();
    }

    @Test
    void another_s_exchange_is_not_changed() {
        for (Identity other : List.of(AGENT_ELBEUF, AGENT_ML, AGENT_RESTO, Fixture.ADMIN)) {
            try (AppSession session = database.session(other)) {
                UUID who = other.member().value();
                session.harmless(
                        "update contact set withdrawn = true, changed_by = ?, version = version + 1 where id = ?",
                        who,
                        id.value());
                session.harmless(
                        "update contact_note set note = 'x', shared = true, changed_by = ?, version = version + 1 where contact_id = ?",
                        who,
                        id.value());
                session.harmless(
                        "update contact_task set what = 'x', responsible = ? where contact_id = ?", who, id.value());
                session.harmless("update contact_task set done_on = ? where youth_id = ?", DAY, person.value());
            }
        }
    }

    @Test
    void whose_it_is_and_whom_it_concerns_is_never_changed_nor_is_anything_deleted() {
        try (AppSession rouen = database.session(AGENT_ROUEN)) {
            for (String column : List.of("id", "youth_id", "organisation_id", "author_id", "logged_at")) {
                rouen.forbidden("update contact set " + column + " = " + column + " where id = ?", id.value());
            }
            for (String table : List.of("contact_note", "contact_task")) {
                for (String column : List.of("contact_id", "youth_id", "organisation_id")) {
                    rouen.forbidden(
                            "update " + table + " set " + column + " = " + column + " where contact_id = ?",
                            id.value());
                }
                rouen.forbidden("delete from " + table + " where contact_id = ?", id.value());
            }
            rouen.forbidden("delete from contact where id = ?", id.value());
            rouen.forbidden(
                    "update contact set changed_by = ?, version = version + 1 where id = ?",
                    COLLEAGUE_ROUEN.member().value(),
                    id.value());
        }
    }

    @Test
    void a_note_and_a_task_hang_on_an_own_exchange_with_the_same_person() {
        YouthId second = exchanges.person("Seconde");
        ContactId bare = exchanges.logged(person, Exchanges.told(exchanges.now(), null, false));
        for (Identity other : List.of(AGENT_ELBEUF, AGENT_ML, Fixture.ADMIN)) {
            try (AppSession session = database.session(other)) {
                for (UUID organisation : List.of(other.organisation().value(), Fixture.ROUEN.value())) {
                    session.forbidden(
                            NOTE,
                            bare.value(),
                            person.value(),
                            organisation,
                            NOW,
                            other.member().value(),
                            0L);
                    session.forbidden(
                            TASK,
                            bare.value(),
                            person.value(),
                            organisation,
                            DAY,
                            other.member().value());
                }
            }
        }
        try (AppSession rouen = database.session(AGENT_ROUEN)) {
            UUID who = AGENT_ROUEN.member().value();
            UUID own = Fixture.ROUEN.value();
            rouen.forbidden(NOTE, bare.value(), second.value(), own, NOW, who, 0L);
            rouen.forbidden(TASK, bare.value(), second.value(), own, DAY, who);
            rouen.forbidden(NOTE, bare.value(), person.value(), Fixture.ELBEUF.value(), NOW, who, 0L);
            rouen.forbidden(
                    NOTE,
                    bare.value(),
                    person.value(),
                    own,
                    NOW,
                    COLLEAGUE_ROUEN.member().value(),
                    0L);
            assertThat(rouen.update(NOTE, bare.value(), person.value(), own, NOW, who, 0L))
                    .isOne();
        }
    }

    @Test
    void versions_are_written_by_the_triggers_alone() {
        try (AppSession rouen = database.session(AGENT_ROUEN)) {
            rouen.forbidden(
                    "insert into contact_version values (?, 'CONTACT', 9, ?, ?, ?, ?, '{}')",
                    id.value(),
                    person.value(),
                    Fixture.ROUEN.value(),
                    AGENT_ROUEN.member().value(),
                    NOW);
            rouen.forbidden("update contact_version set snapshot = '{}' where contact_id = ?", id.value());
            rouen.forbidden("delete from contact_version where contact_id = ?", id.value());
            for (String by : List.of("0", "2")) {
                assertThat(rouen.refused(
                                        "update contact set withdrawn = true, changed_by = ?, version = version + " + by
                                                + " where id = ?",
                                        AGENT_ROUEN.member().value(),
                                        id.value())
                                .getMessage())
                        .as("a change without a version of its own")
                        .contains("not found");
            }
            rouen.refused("select contact_changed()");
        }
    }

    @Test
    void nobody_claims_a_last_contact() {
        for (Identity other : OTHERS) {
            try (AppSession session = database.session(other)) {
                for (UUID each : List.of(person.value(), Ids.next())) {
                    assertThat(session.refused("select summarise_contacts(?)", each)
                                    .getMessage())
                            .contains("not found");
                }
            }
        }
        try (AppSession nobody = database.nobody()) {
            nobody.refused("select summarise_contacts(?)", person.value());
        }
        try (AppSession rouen = database.session(AGENT_ROUEN)) {
            rouen.forbidden("update circle set last_contact = date '2099-01-01' where youth_id = ?", person.value());
            rouen.rows("select summarise_contacts(?)", person.value());
            assertThat(rouen.rows("select last_contact from circle where youth_id = ?", person.value()))
                    .singleElement()
                    .satisfies(row -> assertThat(row.get("last_contact"))
                            .hasToString(LocalDate.now(clock).toString()));
        }
        assertThat(database.asOwner().queryForObject("""
                select count(*) from pg_proc p, aclexplode(p.proacl) a where p.proname in ('summarise_contacts', 'contact_changed')
                  and a.grantee::regrole::text not in ('visibles_app', 'visibles_keeper')""", Long.class)).isZero();
    }

    @Test
    void without_the_right_to_read_or_to_log_nothing_is_read_or_logged() {
        Identity administrator = new Identity(
                AGENT_ROUEN.account(), AGENT_ROUEN.member(), Fixture.ROUEN, "Alix Morel", Set.of(Role.ADMINISTRATOR));
        try (AppSession session = database.session(administrator)) {
            for (String table : List.of("contact", "contact_note", "contact_task", "contact_version")) {
                assertThat(rows(session, table)).as(table).isZero();
            }
            log(session, Ids.next(), AGENT_ROUEN, AGENT_ROUEN);
        }
        try (AppSession reader = database.session(AGENT_ROUEN)) {
            reader.set("visibles.permissions", "CONTACT_READ,YOUTH_READ");
            assertThat(rows(reader, "contact")).isOne();
            log(reader, Ids.next(), AGENT_ROUEN, AGENT_ROUEN);
            reader.harmless(
                    "update contact set withdrawn = true, changed_by = ?, version = version + 1 where id = ?",
                    AGENT_ROUEN.member().value(),
                    id.value());
            reader.harmless("update contact_task set done_on = ? where contact_id = ?", DAY, id.value());
            ContactId bare = new ContactId(bareContact());
            reader.forbidden(
                    NOTE,
                    bare.value(),
                    person.value(),
                    Fixture.ROUEN.value(),
                    NOW,
                    AGENT_ROUEN.member().value(),
                    0L);
            reader.forbidden(
                    TASK,
                    bare.value(),
                    person.value(),
                    Fixture.ROUEN.value(),
                    DAY,
                    AGENT_ROUEN.member().value());
        }
    }

    private UUID bareContact() {
        return exchanges
                .logged(person, Exchanges.told(exchanges.now(), null, false))
                .value();
    }

    private void seesNothing(AppSession session) {
        for (String table : TABLES) {
            assertThat(rows(session, table)).as(table).isZero();
        }
    }

    private long rows(AppSession session, String table) {
        return session.count("select count(*) from " + table + " where youth_id = ?", person.value());
    }

    private void log(AppSession session, UUID contact, Identity author, Identity changer) {
        session.forbidden(LOG, logging(contact, author, changer, 0));
    }

    private Object[] logging(UUID contact, Identity author, Identity changer, long version) {
        return new Object[] {
            contact,
            person.value(),
            author.organisation().value(),
            author.member().value(),
            NOW,
            DAY,
            NOW,
            NOW,
            changer.member().value(),
            Ids.next(),
            version
        };
    }
}
