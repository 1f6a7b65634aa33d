package org.visibles.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Ids;
import org.visibles.kernel.NotFound;
import org.visibles.testkit.AppSession;
import org.visibles.testkit.Fixture;

/** Others who know the ids, in the application's role: neighbours, the coordination, those without the right to write. */
class ReportAttackTest extends ReportFrame {

    private static final String REPORT =
            "insert into report (id, kind, programme_id, author_name, made_at) values (?, ?, ?, 'X', now())";
    private static final String FROZEN = """
            insert into frozen_report (id, report_id, kind, programme_id, author_name, frozen_at, known_on, content, sha256)
            values (?, ?, ?, ?, 'X', ?, '2026-09-30', '{}', encode(sha256('{}'), 'hex'))""";
    private static final String SCHEDULE =
            "insert into report_schedule (id, kind, programme_id, rhythm, since, active) values (?, ?, ?, 'MONTH', current_date, true)";
    private static final String TEXT = """
            insert into report_text (report_id, section, text, changed_at, changed_by, author_name, version)
            values (?, 'AGE', 'Autre', now(), current_member(), 'X', 0)""";
    private static final String MISSED =
            "insert into report_schedule_miss (schedule_id, known_on, reason, tried_at) values (?, '2026-08-31', 'ERROR', now())";
    private static final List<String> TABLES = List.of(
            "report", "report_text", "frozen_report", "report_schedule", "report_subscription", "report_schedule_miss");

    private static final OffsetDateTime NOW = OffsetDateTime.ofInstant(Reporting.NOW, ZoneOffset.UTC);
    private static final UUID PROGRAMME = Fixture.PROGRAMME.value();

    @Autowired
    private ScheduleService schedules;

    private ReportId open;
    private ReportId sealed;

    @BeforeEach
    void reports_of_rouen() {
        open = as(Fixture.RESPONSABLE_ROUEN, reports::begin);
        as(Fixture.RESPONSABLE_ROUEN, () -> reports.write(open, Section.SEX, "À nous", -1));
        sealed = as(Fixture.RESPONSABLE_ROUEN, () -> frozen.freeze(reports.begin(), Progress.NONE));
        as(Fixture.RESPONSABLE_ROUEN, () -> {
            schedules.set(Recurrence.MONTH);
            return open;
        });
        database.asOwner().update(MISSED + " on conflict do nothing", schedule());
    }

    @Test
    void neighbours_and_coordination_see_no_report_of_an_organisation_whatever_their_rights() {
        for (Identity who : List.of(
                Fixture.AGENT_ELBEUF,
                Fixture.AGENT_ML,
                Fixture.AGENT_RESTO,
                Fixture.COORDINATION,
                Fixture.ADMIN,
                Fixture.DPO)) {
            try (AppSession session = database.session(who)) {
                session.set("visibles.permissions", "FIGURES_OWN,FIGURES_PROGRAMME,REPORT_WRITE");
                for (String table : TABLES) {
                    assertThat(session.count("select count(*) from " + table))
                            .as(who.name() + " " + table)
                            .isZero();
                }
                session.harmless("update report set discarded_at = now() where id = ?", open.value());
                session.harmless("update report_text set text = 'Autre' where report_id = ?", open.value());
                session.harmless("update report_schedule set active = false");
                session.harmless("update report_subscription set active = false");
                session.harmless("update report_schedule_miss set reason = 'NOT_PUBLISHED'");
                session.forbidden(MISSED.replace("08-31", "07-31"), schedule());
                session.forbidden(TEXT, open.value());
                session.forbidden(FROZEN, Ids.next(), open.value(), "ORGANISATION", PROGRAMME, NOW);
                session.forbidden(
                        "insert into report_subscription (schedule_id, active) select id, true from report_schedule"
                                + " union all select ?, true",
                        schedule());
            }
            assertThatThrownBy(() -> as(who, () -> frozen.get(sealed))).isNotNull();
        }
        assertThatThrownBy(() -> as(Fixture.AGENT_ELBEUF, () -> frozen.get(sealed)))
                .isInstanceOf(NotFound.class)
                .hasMessage(missing());
    }

    private String missing() {
        try {
            return as(Fixture.AGENT_ELBEUF, () -> frozen.get(ReportId.next())).toString();
        } catch (NotFound words) {
            return String.valueOf(words.getMessage());
        }
    }

    private UUID schedule() {
        return database.asOwner()
                .queryForObject(
                        "select id from report_schedule where organisation_id = ?", UUID.class, Fixture.ROUEN.value());
    }

    @Test
    void a_field_organisation_makes_no_report_of_the_programme_and_none_in_anothers_name() {
        try (AppSession session = database.session(Fixture.RESPONSABLE_ROUEN)) {
            session.set("visibles.permissions", "FIGURES_OWN,FIGURES_PROGRAMME,REPORT_WRITE");
            session.forbidden(REPORT, Ids.next(), "PROGRAMME", PROGRAMME);
            session.forbidden(SCHEDULE, Ids.next(), "PROGRAMME", PROGRAMME);
            session.forbidden(FROZEN, Ids.next(), open.value(), "PROGRAMME", PROGRAMME, NOW);
            session.forbidden(REPORT, Ids.next(), "ORGANISATION", UUID.randomUUID());
            session.forbidden(
                    "insert into report (id, kind, programme_id, organisation_id, author_name, made_at) values (?, 'ORGANISATION', ?, ?, 'X', now())",
                    Ids.next(),
                    PROGRAMME,
                    Fixture.ELBEUF.value());
            session.forbidden(
                    "update report set organisation_id = ? where id = ?", Fixture.ELBEUF.value(), open.value());
        }
    }

    @Test
    void who_reads_does_not_write() {
        try (AppSession session = database.session(Fixture.AGENT_ROUEN)) {
            assertThat(session.count("select count(*) from frozen_report where id = ?", sealed.value()))
                    .isOne();
            session.forbidden(REPORT, Ids.next(), "ORGANISATION", PROGRAMME);
            session.forbidden(FROZEN, Ids.next(), open.value(), "ORGANISATION", PROGRAMME, NOW);
            session.forbidden(SCHEDULE, Ids.next(), "ORGANISATION", PROGRAMME);
            session.forbidden(TEXT, open.value());
            session.harmless("update report set discarded_at = now() where id = ?", open.value());
        }
    }

    @Test
    void nobody_changes_or_removes_what_is_frozen_nor_gives_it_a_number() {
        for (Identity who : List.of(Fixture.RESPONSABLE_ROUEN, Fixture.COORDINATION, Fixture.ADMIN)) {
            try (AppSession session = database.session(who)) {
                session.forbidden("delete from frozen_report");
                session.forbidden("truncate frozen_report");
                for (String column : List.of(
                        "content", "sha256", "number", "year", "author_id", "author_name", "frozen_at", "known_on")) {
                    session.forbidden("update frozen_report set " + column + " = " + column);
                }
                session.forbidden(
                        "insert into frozen_report (id, report_id, kind, programme_id, author_name, frozen_at, known_on, content, sha256, number)"
                                + " values (?, ?, 'ORGANISATION', ?, 'X', ?, '2026-09-30', '{}', 'x', 900)",
                        Ids.next(),
                        open.value(),
                        PROGRAMME,
                        NOW);
                session.forbidden(
                        FROZEN + " on conflict (id) do update set content = excluded.content",
                        sealed.value(),
                        open.value(),
                        "ORGANISATION",
                        PROGRAMME,
                        NOW);
            }
        }
        try (AppSession session = database.session(Fixture.RESPONSABLE_ROUEN)) {
            UUID id = Ids.next();
            assertThat(session.refused(
                                    FROZEN.replace("encode(sha256('{}'), 'hex')", "repeat('0', 64)"),
                                    id,
                                    open.value(),
                                    "ORGANISATION",
                                    PROGRAMME,
                                    NOW)
                            .getSQLState())
                    .isEqualTo("23514");
            assertThat(session.update(FROZEN, id, open.value(), "ORGANISATION", PROGRAMME, NOW))
                    .isOne();
            assertThat(session.rows(
                                    "select number from frozen_report where id in (?, ?) order by number",
                                    id,
                                    sealed.value())
                            .size())
                    .isEqualTo(2);
            session.forbidden(TEXT, open.value());
        }
    }

    @Test
    void a_schedules_report_is_frozen_by_the_program_alone_and_one_is_subscribed_by_oneself_alone() {
        ReportId foreign = as(Fixture.COORDINATION, reports::begin);
        try (AppSession session = database.session(Fixture.RESPONSABLE_ROUEN)) {
            session.forbidden(
                    "insert into frozen_report (id, schedule_id, kind, programme_id, frozen_at, known_on, content, sha256)"
                            + " values (?, ?, 'ORGANISATION', ?, ?, '2026-09-30', '{}', encode(sha256('{}'), 'hex'))",
                    Ids.next(),
                    schedule(),
                    PROGRAMME,
                    NOW);
            session.forbidden(
                    "insert into report_subscription (schedule_id, member_id, active) values (?, ?, true)",
                    schedule(),
                    Fixture.COLLEAGUE_ROUEN.member().value());
            assertThat(session.count("select count(*) from report_schedule_miss"))
                    .isOne();
            session.forbidden(MISSED.replace("08-31", "07-31"), schedule());
            session.harmless("update report_schedule_miss set reason = 'NOT_PUBLISHED'");
            session.forbidden("delete from report_schedule_miss");
            session.refused("select * from scheduled_reports()");
            session.refused("update report_schedule set texts_of = ?", foreign.value());
        }
        try (AppSession session = database.session(Fixture.COLLEAGUE_ROUEN)) {
            assertThat(session.update("update report_subscription set active = false"))
                    .isZero();
        }
    }
}
