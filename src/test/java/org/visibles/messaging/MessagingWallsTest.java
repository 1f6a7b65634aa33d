package org.visibles.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.visibles.kernel.Ids;
import org.visibles.testkit.AppSession;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;

/** What a hostile organisation could try with the program's own role. */
@VisiblesTest
class MessagingWallsTest {

    private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-11-24T03:00:00Z");

    @Autowired
    private Outbox outbox;

    @Autowired
    private Notifications notifications;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private TestDatabase database;

    private UUID toRouen;
    private UUID toAgent;

    @BeforeEach
    void tell_rouen() {
        database.asOwner().execute("truncate outbox, notification, notification_read");
        As.member(Fixture.AGENT_ML, () -> tell("walls.organisation", "walls.member"));
        toRouen = id("walls.organisation");
        toAgent = id("walls.member");
    }

    @Test
    void the_addressee_reads_it_and_its_colleagues_what_is_for_all() {
        assertThat(seenBy(Fixture.AGENT_ROUEN)).containsExactlyInAnyOrder(toRouen, toAgent);
        assertThat(seenBy(Fixture.COLLEAGUE_ROUEN)).containsExactly(toRouen);
    }

    @Test
    void nobody_else_reads_it_not_even_the_sender() {
        assertThat(seenBy(Fixture.AGENT_ML)).isEmpty();
        assertThat(seenBy(Fixture.AGENT_ELBEUF)).isEmpty();
        assertThat(seenBy(Fixture.ADMIN)).isEmpty();
        try (AppSession nobody = database.nobody()) {
            assertThat(nobody.count("select count(*) from notification")).isZero();
            assertThat(nobody.count("select count(*) from notification_read")).isZero();
        }
    }

    @Test
    void the_database_stamps_who_sent_it() {
        assertThat(database.rowsAsOwner("select sender_id from notification where id = ?", toRouen))
                .singleElement()
                .satisfies(row -> assertThat(row.get("sender_id")).isEqualTo(Fixture.ML_ROUEN.value()));
    }

    @Test
    void another_organisation_can_neither_write_past_the_function_nor_change_nor_remove() {
        try (AppSession elbeuf = database.session(Fixture.AGENT_ELBEUF)) {
            elbeuf.forbidden(
                    "insert into notification (id, created_at, organisation_id, text_key, arguments, link)"
                            + " values (?, ?, ?, 'x.y', '{}', '')",
                    Ids.next(),
                    NOW,
                    Fixture.ELBEUF.value());
            elbeuf.forbidden("update notification set organisation_id = ?", Fixture.ELBEUF.value());
            elbeuf.forbidden("delete from notification");
            elbeuf.forbidden("truncate notification");
            elbeuf.refused("select forget_notifications(?)", NOW.plusYears(9));
            elbeuf.refused(
                    "select notify_organisation(?, ?, ?, 'x.y', '{}', '')", toRouen, NOW, Fixture.ELBEUF.value());
            elbeuf.forbidden("set role visibles_keeper");
        }
        assertThat(seenBy(Fixture.AGENT_ROUEN)).containsExactlyInAnyOrder(toRouen, toAgent);
    }

    @Test
    void another_organisation_can_not_mark_as_read_for_others_nor_what_it_does_not_see() {
        try (AppSession elbeuf = database.session(Fixture.AGENT_ELBEUF)) {
            String insert = "insert into notification_read values (?, ?, ?)";
            elbeuf.forbidden(insert, toRouen, Fixture.AGENT_ROUEN.member().value(), NOW);
            elbeuf.forbidden(insert, toRouen, Fixture.AGENT_ELBEUF.member().value(), NOW);
            elbeuf.forbidden(
                    insert + " on conflict do nothing",
                    toAgent,
                    Fixture.AGENT_ELBEUF.member().value(),
                    NOW);
            elbeuf.forbidden("update notification_read set member_id = ?", Ids.next());
            elbeuf.forbidden("delete from notification_read");
        }
        try (AppSession colleague = database.session(Fixture.COLLEAGUE_ROUEN)) {
            colleague.forbidden(
                    "insert into notification_read values (?, ?, ?)",
                    toRouen,
                    Fixture.AGENT_ROUEN.member().value(),
                    NOW);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "//evil.example/x", "/start", "https://evil.example", "a\\b", "a b"})
    void a_link_leads_nowhere_but_into_the_program(String link) {
        try (AppSession elbeuf = database.session(Fixture.AGENT_ELBEUF)) {
            assertThat(elbeuf.refused(
                                    "select notify_organisation(?, ?, ?, 'x.y', '{}', ?)",
                                    Ids.next(),
                                    NOW,
                                    Fixture.ROUEN.value(),
                                    link)
                            .getSQLState())
                    .isEqualTo("23514");
        }
    }

    @Test
    void nobody_reads_a_mail_back_and_only_an_administrator_its_subject() {
        mail();
        try (AppSession admin = database.session(Fixture.ADMIN)) {
            assertThat(admin.count("select count(subject) from outbox")).isEqualTo(1);
            admin.forbidden("select body from outbox");
            admin.forbidden("select recipient from outbox");
            admin.forbidden("update outbox set state = 'SENT'");
            admin.forbidden("delete from outbox");
        }
        try (AppSession agent = database.session(Fixture.AGENT_ROUEN)) {
            assertThat(agent.count("select count(subject) from outbox")).isZero();
            agent.forbidden("select body from outbox");
        }
        try (AppSession nobody = database.nobody()) {
            assertThat(nobody.count("select count(subject) from outbox")).isZero();
            nobody.forbidden("select body from outbox");
        }
    }

    @Test
    void mails_are_claimed_and_finished_by_background_work_alone() {
        mail();
        UUID mail = database.asOwner().queryForObject("select id from outbox", UUID.class);
        for (var who : List.of(Fixture.AGENT_ELBEUF, Fixture.ADMIN, Fixture.DPO)) {
            try (AppSession session = database.session(who)) {
                for (String call : List.of(
                        "select * from claim_letter('2100-01-01', '2100-01-01')",
                        "select finish_letter('" + mail + "', '2026-01-01', null, null)",
                        "select retry_mail('" + mail + "', '2100-01-01', null)",
                        "select * from kept_letters('2100-01-01')",
                        "select forget_mail('2100-01-01')")) {
                    assertThat(session.refused(call).getSQLState()).as(call).isEqualTo("P0001");
                }
                session.set("visibles.organisation", "");
                assertThat(session.refused("select * from claim_letter('2100-01-01', '2100-01-01')")
                                .getSQLState())
                        .isEqualTo("P0001");
            }
        }
    }

    @Test
    void a_mail_is_made_waiting_and_nothing_else() {
        try (AppSession elbeuf = database.session(Fixture.AGENT_ELBEUF)) {
            elbeuf.forbidden(
                    "insert into outbox (id, created_at, recipient, subject, body, due_at, state)"
                            + " values (?, ?, 'a@example.org', 's', 'b', ?, 'SENT')",
                    Ids.next(),
                    NOW,
                    NOW);
            assertThat(elbeuf.refused(
                                    "insert into outbox (id, created_at, recipient, subject, body, due_at)"
                                            + " values (?, ?, 'a@example.org', ?, 'b', ?)",
                                    Ids.next(),
                                    NOW,
                                    "s\r\nBcc: all@example.org",
                                    NOW)
                            .getSQLState())
                    .isEqualTo("23514");
        }
    }

    @Test
    void a_mail_and_a_notification_share_the_fate_of_their_transaction() {
        assertThatThrownBy(() -> outbox.mail("a@example.org", "s", "b"))
                .isInstanceOf(IllegalTransactionStateException.class);
        assertThatThrownBy(() -> notifications.toOrganisation(Fixture.ROUEN, "x.y", List.of(), ""))
                .isInstanceOf(IllegalTransactionStateException.class);
        new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
            outbox.mail("a@example.org", "s", "b");
            notifications.toOrganisation(Fixture.ROUEN, "walls.undone", List.of(), "");
            transaction.setRollbackOnly();
        });
        assertThat(database.rowsAsOwner("select 1 from outbox")).isEmpty();
        assertThat(database.rowsAsOwner("select 1 from notification where text_key = 'walls.undone'"))
                .isEmpty();
    }

    private void mail() {
        As.nobody(() -> new TransactionTemplate(transactions).execute(transaction -> {
            outbox.mail("someone@example.org", "Votre lien", "https://example.org/secret");
            return transaction;
        }));
    }

    private void tell(String organisationKey, String memberKey) {
        new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
            notifications.toOrganisation(Fixture.ROUEN, organisationKey, List.of("O-12"), "orientations/1");
            notifications.toMember(Fixture.AGENT_ROUEN.member(), memberKey, List.of(), "");
        });
    }

    private UUID id(String key) {
        return database.asOwner().queryForObject("select id from notification where text_key = ?", UUID.class, key);
    }

    private List<UUID> seenBy(org.visibles.kernel.Identity who) {
        try (AppSession session = database.session(who)) {
            return session.rows("select id from notification").stream()
                    .map(row -> (UUID) row.get("id"))
                    .toList();
        }
    }
}
