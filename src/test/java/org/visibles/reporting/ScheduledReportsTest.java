package org.visibles.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.sql.Connection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.database.ShiftableClock;
import org.visibles.kernel.Identity;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.Role;
import org.visibles.kernel.RuleViolation;
import org.visibles.reporting.ReportSchedule.Missing;
import org.visibles.reporting.ReportSchedule.Reason;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;

/** What is asked for in advance comes once, as of the last day, with a word to those who asked for it. */
class ScheduledReportsTest extends ReportFrame {

    private static final Instant ASKED = Instant.parse("2026-06-10T08:00:00Z");
    private static final Instant NIGHT = Instant.parse("2026-10-01T01:00:00Z");

    private static final Identity LEAD_ELBEUF = new Identity(
            Fixture.AGENT_ELBEUF.account(),
            Fixture.AGENT_ELBEUF.member(),
            Fixture.AGENT_ELBEUF.organisation(),
            Fixture.AGENT_ELBEUF.name(),
            Set.of(Role.TEAM_LEAD));

    private static final Identity LEAD_ML = new Identity(
            Fixture.AGENT_ML.account(),
            Fixture.AGENT_ML.member(),
            Fixture.AGENT_ML.organisation(),
            Fixture.AGENT_ML.name(),
            Set.of(Role.TEAM_LEAD));

    @Autowired
    private ScheduleService schedules;

    @Autowired
    private ScheduledReports job;

    @BeforeEach
    void no_report_is_scheduled() {
        List.of(
                        "delete from frozen_report where schedule_id is not null",
                        "delete from report_subscription",
                        "delete from report_schedule")
                .forEach(database.asOwner()::execute);
    }

    @Test
    void the_programmes_report_is_frozen_at_each_end_once_and_its_subscribers_are_told_without_figures() {
        ask(Fixture.COORDINATION, Recurrence.QUARTER);
        int letters = letters();
        night();
        night();

        List<FrozenRow> rows = as(Fixture.COORDINATION, frozen::list);
        assertThat(rows)
                .extracting(FrozenRow::knownOn)
                .containsExactlyInAnyOrder(LocalDate.of(2026, 6, 30), LocalDate.of(2026, 9, 30));
        assertThat(rows).extracting(FrozenRow::author).containsOnlyNulls();
        assertThat(letters() - letters).isEqualTo(2);
        Map<String, Object> letter = database.asOwner()
                .queryForMap("select recipient, subject, body from outbox order by created_at desc, id desc limit 1");
        assertThat(letter.get("recipient")).isEqualTo("coordination@example.org");
        assertThat(String.valueOf(letter.get("body")))
                .contains("rapports/fige/"
                        + rows.stream()
                                .filter(row -> row.knownOn().equals(LocalDate.of(2026, 9, 30)))
                                .findFirst()
                                .orElseThrow()
                                .id())
                .doesNotContain("%");
        assertThat(database.asOwner()
                        .queryForObject(
                                "select count(*) from notification where member_id = ? and text_key = 'reporting.notice.frozen'",
                                Integer.class,
                                Fixture.COORDINATION.member().value()))
                .isEqualTo(2);
    }

    /** Its connection to the database is cut when everything is written but the letter, which has to wait. */
    @Test
    void cut_off_in_the_middle_nothing_was_frozen_and_nobody_told_and_the_next_night_makes_up_for_it_once()
            throws Exception {
        ask(LEAD_ML, Recurrence.QUARTER, Instant.parse("2026-07-10T08:00:00Z"));
        int letters = letters();
        try (Connection blocking = database.asOwner().getDataSource().getConnection()) {
            blocking.setAutoCommit(false);
            blocking.createStatement().execute("lock table outbox in exclusive mode");
            Thread job = Thread.ofPlatform().start(this::night);
            database.cutOffWaiting(job, "outbox");
            job.join();
            blocking.rollback();
        }
        assertThat(scheduledOf(LEAD_ML)).isZero();
        assertThat(letters()).isEqualTo(letters);

        night();
        night();
        assertThat(scheduledOf(LEAD_ML)).isOne();
        assertThat(database.asOwner()
                        .queryForObject(
                                "select count(*) from notification where member_id = ? and text_key = 'reporting.notice.frozen'",
                                Integer.class,
                                LEAD_ML.member().value()))
                .isOne();
    }

    @Test
    void a_day_that_cannot_be_reported_keeps_no_later_one_waiting_and_is_named() {
        ask(LEAD_ELBEUF, Recurrence.QUARTER);
        String starts = "update programme set starts_on = ? where id = ?";
        database.asOwner().update(starts, LocalDate.of(2026, 7, 15), Fixture.PROGRAMME.value());
        try {
            assertThat(errorsOf(this::night))
                    .singleElement()
                    .satisfies(told -> assertThat(told).contains("2026-06-30", "rule.reporting.day-before-programme"));
            assertThat(Reporting.at(clock, NIGHT, LEAD_ELBEUF, schedules::find)
                            .orElseThrow()
                            .missing())
                    .containsExactly(new Missing(LocalDate.of(2026, 6, 30), Reason.BEFORE_PROGRAMME, null));
        } finally {
            database.asOwner().update(starts, Fixture.PROGRAMME_START, Fixture.PROGRAMME.value());
        }
        assertThat(as(LEAD_ELBEUF, frozen::list))
                .extracting(FrozenRow::knownOn)
                .containsExactly(LocalDate.of(2026, 9, 30));
    }

    @Test
    void a_day_at_which_the_program_fails_keeps_no_later_one_waiting() {
        ask(LEAD_ELBEUF, Recurrence.QUARTER);
        database.asOwner().execute("""
                create function fail_in_june() returns trigger language plpgsql as $$
                begin
                  if new.known_on = '2026-06-30' then raise exception 'no'; end if;
                  return new;
                end $$""");
        database.asOwner()
                .execute(
                        "create trigger fail_in_june before insert on frozen_report for each row execute function fail_in_june()");
        try {
            assertThat(errorsOf(this::night))
                    .singleElement()
                    .satisfies(told -> assertThat(told).contains("as of 2026-06-30 could not be frozen"));
            assertThat(Reporting.at(clock, NIGHT, LEAD_ELBEUF, schedules::find)
                            .orElseThrow()
                            .missing())
                    .containsExactly(new Missing(LocalDate.of(2026, 6, 30), Reason.ERROR, NIGHT));
        } finally {
            database.asOwner().execute("drop function fail_in_june cascade");
        }
        assertThat(scheduledOf(LEAD_ELBEUF)).isOne();
        night();
        assertThat(scheduledOf(LEAD_ELBEUF)).isEqualTo(2);
        assertThat(Reporting.at(clock, NIGHT, LEAD_ELBEUF, schedules::find)
                        .orElseThrow()
                        .missing())
                .isEmpty();
    }

    @Test
    void each_failure_has_a_reason_of_its_own() {
        assertThat(MissedNights.reason(new RuleViolation("rule.reporting.no-such-day", "30 juin")))
                .isEqualTo(Reason.NOT_PUBLISHED);
        assertThat(MissedNights.reason(new RuleViolation("rule.reporting.day-before-programme")))
                .isEqualTo(Reason.BEFORE_PROGRAMME);
        assertThat(MissedNights.reason(new RuleViolation("rule.organisation.no-programme")))
                .isEqualTo(Reason.ERROR);
        assertThat(MissedNights.reason(new IllegalStateException())).isEqualTo(Reason.ERROR);
    }

    @Test
    void an_organisations_report_is_of_its_own_people_and_stops_when_it_is_no_longer_asked_for() {
        ask(Fixture.RESPONSABLE_ROUEN, Recurrence.MONTH);
        As.member(Fixture.RESPONSABLE_ROUEN, () -> schedules.subscribe(false));
        int letters = letters();
        night();
        List<FrozenRow> rows = as(Fixture.AGENT_ROUEN, frozen::list);
        assertThat(rows).hasSize(4).extracting(FrozenRow::kind).containsOnly(ReportKind.ORGANISATION);
        assertThat(as(Fixture.AGENT_ROUEN, () -> frozen.get(rows.getFirst().id()))
                        .content()
                        .organisation())
                .isEqualTo("Ville de Rouen");
        assertThat(letters()).isEqualTo(letters);

        As.member(Fixture.RESPONSABLE_ROUEN, () -> schedules.set(null));
        ((ShiftableClock) clock)
                .runAt(
                        Instant.parse("2026-11-02T01:00:00Z"),
                        () -> As.nobody(() -> {
                            job.run();
                            return job;
                        }));
        assertThat(as(Fixture.AGENT_ROUEN, frozen::list)).hasSize(4);
    }

    @Test
    void while_an_organisation_takes_no_part_its_reports_rest_and_are_made_up_for_when_it_is_back() {
        ask(LEAD_ELBEUF, Recurrence.QUARTER);
        UUID programme = Fixture.PROGRAMME.value();
        UUID elbeuf = Fixture.ELBEUF.value();
        database.asOwner()
                .update(
                        "delete from programme_participant where programme_id = ? and organisation_id = ?",
                        programme,
                        elbeuf);
        try {
            assertThat(errorsOf(this::night)).isEmpty();
            assertThat(scheduledOf(LEAD_ELBEUF)).isZero();
        } finally {
            database.asOwner()
                    .update(
                            "insert into programme_participant (programme_id, organisation_id) values (?, ?)",
                            programme,
                            elbeuf);
        }
        night();
        assertThat(scheduledOf(LEAD_ELBEUF)).isEqualTo(2);
    }

    /** What the job would have told whoever looks after the program. */
    private static List<String> errorsOf(Runnable night) {
        Logger log = (Logger) LoggerFactory.getLogger(ScheduledReports.class);
        ListAppender<ILoggingEvent> heard = new ListAppender<>();
        heard.start();
        log.addAppender(heard);
        try {
            night.run();
        } finally {
            log.detachAppender(heard);
        }
        return heard.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Test
    void it_is_made_without_who_asked_for_it_and_tells_nobody_who_may_not_read_it_any_more() {
        ask(Fixture.RESPONSABLE_ROUEN, Recurrence.QUARTER);
        for (Identity who : List.of(Fixture.AGENT_ROUEN, Fixture.COLLEAGUE_ROUEN)) {
            As.member(who, () -> schedules.subscribe(true));
        }
        int letters = letters();
        UUID asked = Fixture.RESPONSABLE_ROUEN.member().value();
        UUID closed = Fixture.COLLEAGUE_ROUEN.account().value();
        database.asOwner().update("update member set roles = '{DPO}' where id = ?", asked);
        database.asOwner().update("update account set active = false where id = ?", closed);
        try {
            night();
        } finally {
            database.asOwner().update("update member set roles = '{TEAM_LEAD,OUTREACH_WORKER}' where id = ?", asked);
            database.asOwner().update("update account set active = true where id = ?", closed);
        }
        assertThat(scheduledOf(Fixture.RESPONSABLE_ROUEN)).isEqualTo(2);
        assertThat(letters()).isEqualTo(letters + 2);
        assertThat(database.asOwner()
                        .queryForList(
                                "select recipient from outbox order by created_at desc, id desc limit 2", String.class))
                .containsOnly("agent_rouen@example.org");
    }

    @Test
    void two_who_ask_at_the_same_moment_ask_for_one_and_both_are_heard() throws Exception {
        FutureTask<Void> asking = new FutureTask<>(() -> ask(LEAD_ML, Recurrence.QUARTER), null);
        try (Connection colleague = database.asOwner().getDataSource().getConnection()) {
            colleague.setAutoCommit(false);
            try (var insert = colleague.prepareStatement("""
                    insert into report_schedule (id, kind, programme_id, organisation_id, rhythm, since, active, set_by)
                    values (gen_random_uuid(), 'ORGANISATION', ?, ?, 'MONTH', '2026-06-10', true, gen_random_uuid())""")) {
                insert.setObject(1, Fixture.PROGRAMME.value());
                insert.setObject(2, LEAD_ML.organisation().value());
                insert.execute();
            }
            Thread job = Thread.ofPlatform().start(asking);
            database.awaitWaiting(job, "report_schedule");
            colleague.commit();
        }
        asking.get();
        ReportSchedule schedule = As.member(LEAD_ML, schedules::find).orElseThrow();
        assertThat(schedule.recurrence()).isEqualTo(Recurrence.QUARTER);
        assertThat(schedule.subscribed()).isTrue();
    }

    @Test
    void texts_of_a_draft_are_repeated_as_they_stand_on_the_night() {
        ask(LEAD_ELBEUF, Recurrence.QUARTER);
        ReportId draft = As.member(LEAD_ELBEUF, reports::begin);
        As.member(LEAD_ELBEUF, () -> {
            schedules.repeatTexts(draft);
            return reports.write(draft, Section.CONCLUSION, "L’équipe est au complet.", -1);
        });
        assertThat(As.member(LEAD_ELBEUF, schedules::find).orElseThrow().texts())
                .extracting(ReportSchedule.Texts::of)
                .isEqualTo(draft);
        night();
        assertThat(textsOfTheLast()).containsOnly("L’équipe est au complet.");

        As.member(LEAD_ELBEUF, () -> reports.discard(draft));
        assertThat(As.member(LEAD_ELBEUF, schedules::find).orElseThrow().texts())
                .isNull();
    }

    private List<String> textsOfTheLast() {
        return database.asOwner().queryForList("""
                select part ->> 'text' from frozen_report, json_array_elements(content::json -> 'parts') part
                where coalesce(part ->> 'text', '') <> '' and schedule_id is not null""", String.class);
    }

    @Test
    void the_texts_of_another_programmes_or_organisations_report_cannot_be_repeated() {
        ask(Fixture.RESPONSABLE_ROUEN, Recurrence.QUARTER);
        ReportId foreign = As.member(Fixture.COORDINATION, reports::begin);
        assertThatThrownBy(() -> As.member(Fixture.RESPONSABLE_ROUEN, () -> {
                    schedules.repeatTexts(foreign);
                    return foreign;
                }))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void ends_are_those_of_months_or_quarters_that_are_over() {
        LocalDate since = LocalDate.of(2026, 2, 28);
        assertThat(Recurrence.MONTH.ends(since, LocalDate.of(2026, 4, 30)))
                .containsExactly(LocalDate.of(2026, 2, 28), LocalDate.of(2026, 3, 31));
        assertThat(Recurrence.QUARTER.ends(since, LocalDate.of(2026, 10, 1)))
                .containsExactly(LocalDate.of(2026, 3, 31), LocalDate.of(2026, 6, 30), LocalDate.of(2026, 9, 30));
        assertThat(Recurrence.MONTH.ends(since, since)).isEmpty();
    }

    private void ask(Identity who, Recurrence recurrence) {
        ask(who, recurrence, ASKED);
    }

    private void ask(Identity who, Recurrence recurrence, Instant on) {
        Reporting.at(clock, on, who, () -> {
            schedules.set(recurrence);
            return recurrence;
        });
    }

    private void night() {
        ((ShiftableClock) clock)
                .runAt(
                        NIGHT,
                        () -> As.nobody(() -> {
                            job.run();
                            return job;
                        }));
    }

    private long scheduledOf(Identity who) {
        return database.asOwner()
                .queryForObject(
                        "select count(*) from frozen_report where organisation_id = ? and schedule_id is not null",
                        Long.class,
                        who.organisation().value());
    }

    private int letters() {
        return database.asOwner().queryForObject("select count(*) from outbox", Integer.class);
    }
}
