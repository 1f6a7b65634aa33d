package org.visibles.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Ids;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.RuleViolation;
import org.visibles.kernel.YouthId;
import org.visibles.testkit.AppSession;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.youth.YouthDetails;
import org.visibles.youth.YouthService;

@VisiblesTest
class AccessLogTest {

    private static final LocalDate TODAY = LocalDate.now(java.time.ZoneId.of("Europe/Paris"));

    @Autowired
    private YouthService youth;

    @Autowired
    private AccessJournal journal;

    @Autowired
    private MemberNames names;

    @Autowired
    private TestDatabase database;

    @Test
    void a_record_made_read_and_changed_leaves_a_line_each_and_no_name() {
        YouthId id = As.member(Fixture.AGENT_ROUEN, () -> {
            YouthId made = youth.record(YouthDetails.named("Journal").build());
            youth.get(made);
            youth.change(made, 0, YouthDetails.named("Journal 2").build(), TODAY);
            return made;
        });

        assertThat(lines(id))
                .extracting(line -> line.get("action") + " " + line.get("outcome"))
                .containsExactly("youth.create OK", "youth.read OK", "youth.change OK");
        assertThat(lines(id)).allSatisfy(line -> {
            assertThat(line)
                    .containsEntry("member_id", Fixture.AGENT_ROUEN.member().value());
            assertThat(line).containsEntry("organisation_id", Fixture.ROUEN.value());
            assertThat(line.toString()).doesNotContain("Journal");
        });
    }

    @Test
    void a_refusal_is_logged_once_for_a_foreign_person_and_for_one_who_does_not_exist() {
        YouthId foreign = As.member(
                Fixture.AGENT_ROUEN,
                () -> youth.record(YouthDetails.named("Refus").build()));
        for (YouthId id : List.of(foreign, YouthId.next())) {
            As.member(
                    Fixture.AGENT_ELBEUF,
                    () -> assertThatThrownBy(() -> youth.get(id)).isInstanceOf(NotFound.class));
            assertThat(lines(id).getLast())
                    .containsEntry("action", "youth.read")
                    .containsEntry("outcome", "REFUSED")
                    .containsEntry("organisation_id", Fixture.ELBEUF.value());
        }
        assertThat(lines(foreign)).hasSize(2);
    }

    @Test
    void who_has_not_the_right_and_who_is_nobody_are_logged_too() {
        YouthId id = YouthId.next();
        As.member(
                Fixture.COORDINATION,
                () -> assertThatThrownBy(() -> youth.get(id)).isInstanceOf(AccessDeniedException.class));
        As.nobody(() -> assertThatThrownBy(() -> youth.get(id)).isInstanceOf(RuntimeException.class));

        assertThat(lines(id)).extracting(line -> line.get("outcome")).containsExactly("REFUSED", "REFUSED");
        assertThat(lines(id).getLast()).containsEntry("member_id", null);
    }

    @Test
    void a_change_that_is_rolled_back_leaves_no_line() {
        YouthId id = As.member(
                Fixture.AGENT_ROUEN,
                () -> youth.record(YouthDetails.named("Retour").build()));
        As.member(
                Fixture.AGENT_ROUEN,
                () -> assertThatThrownBy(() -> youth.change(
                                id,
                                0,
                                YouthDetails.named("Retour").lastName("X").build(),
                                TODAY))
                        .isInstanceOf(RuleViolation.class));

        assertThat(lines(id)).hasSize(1);
    }

    @Test
    void the_data_protection_officer_reads_it_with_names_and_is_logged() {
        As.member(
                Fixture.AGENT_ROUEN, () -> youth.record(YouthDetails.named("Lu").build()));
        AccessFilter filter =
                new AccessFilter(TODAY, TODAY, Fixture.AGENT_ROUEN.member().value(), "youth.create", AccessOutcome.OK);

        As.member(Fixture.DPO, () -> {
            assertThat(journal.page(filter, 0, 10)).isNotEmpty().allSatisfy(row -> {
                assertThat(row.action()).isEqualTo("youth.create");
                assertThat(names.names(List.of(row.member())))
                        .containsEntry(row.member(), "Alix Morel (Ville de Rouen)");
            });
            assertThat(journal.count(filter)).isPositive();
        });
        assertThat(database.rowsAsOwner(
                        "select 1 from access_log where action = 'journal.read' and member_id = ?",
                        Fixture.DPO.member().value()))
                .isNotEmpty();
    }

    @Test
    void nobody_else_reads_it_by_service_or_by_sql() {
        AccessFilter filter = new AccessFilter(TODAY, TODAY, null, null, null);
        As.member(
                Fixture.AGENT_ROUEN,
                () -> youth.record(YouthDetails.named("Caché").build()));
        for (Identity who : List.of(
                Fixture.AGENT_ROUEN,
                Fixture.RESPONSABLE_ROUEN,
                Fixture.AGENT_RESTO,
                Fixture.COORDINATION,
                Fixture.ADMIN)) {
            As.member(
                    who,
                    () -> assertThatThrownBy(() -> journal.page(filter, 0, 1))
                            .isInstanceOf(AccessDeniedException.class));
            try (AppSession session = database.session(who)) {
                assertThat(session.count("select count(*) from access_log")).isZero();
            }
        }
    }

    @Test
    void a_line_is_written_in_ones_own_name_and_never_changed_or_removed() {
        String line =
                "insert into access_log (id, at, account_id, member_id, organisation_id, action, outcome) values (?, ?, ?, ?, ?, 'youth.read', 'OK')";
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        Identity thief = Fixture.AGENT_ELBEUF;
        Identity victim = Fixture.AGENT_ROUEN;
        UUID account = thief.account().value();
        UUID member = thief.member().value();
        try (AppSession session = database.session(thief)) {
            session.forbidden(line, Ids.next(), now, victim.account().value(), member, Fixture.ELBEUF.value());
            session.forbidden(line, Ids.next(), now, account, victim.member().value(), Fixture.ELBEUF.value());
            session.forbidden(line, Ids.next(), now, account, member, Fixture.ROUEN.value());
            session.forbidden(line, Ids.next(), now, null, null, null);
            assertThat(session.update(line, Ids.next(), now, account, member, Fixture.ELBEUF.value()))
                    .isOne();
        }
        for (Identity who : List.of(thief, Fixture.DPO, Fixture.ADMIN)) {
            try (AppSession session = database.session(who)) {
                session.forbidden("update access_log set outcome = 'OK'");
                session.forbidden("delete from access_log");
                session.forbidden("truncate access_log");
                session.forbidden(
                        line + " on conflict (id) do update set outcome = 'OK'",
                        Ids.next(),
                        now,
                        who.account().value(),
                        who.member().value(),
                        who.organisation().value());
            }
        }
    }

    private List<Map<String, Object>> lines(YouthId id) {
        return database.rowsAsOwner("select * from access_log where entity_id = ? order by at, id", id.value());
    }
}
