package org.visibles.youth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.context.TestPropertySource;
import org.visibles.indicators.FiguresService;
import org.visibles.indicators.Indicator;
import org.visibles.indicators.Selection;
import org.visibles.journey.JourneyService;
import org.visibles.journey.Paths;
import org.visibles.journey.Stage;
import org.visibles.kernel.Identity;
import org.visibles.kernel.MemberId;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.RuleViolation;
import org.visibles.kernel.YouthId;
import org.visibles.organisation.ProgrammeAdmin;
import org.visibles.organisation.ProgrammeRow;
import org.visibles.testkit.AppSession;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.youth.Choices.Situation;
import org.visibles.youth.Eligibility.Verdict;

/** A programme's rules change: what was recorded before is judged anew, for each organisation by itself. */
@VisiblesTest
@TestPropertySource(properties = "visibles.test.rules=own-database")
class EligibilityReviewTest {

    @Autowired
    private YouthService youth;

    @Autowired
    private YouthHistory history;

    @Autowired
    private EligibilityJob job;

    @Autowired
    private EligibilityReview review;

    @Autowired
    private ProgrammeAdmin programmes;

    @Autowired
    private JourneyService journeys;

    @Autowired
    private FiguresService figures;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Clock clock;

    private Paths paths;
    private LocalDate met;
    private YouthId minor;
    private YouthId adult;

    @BeforeEach
    void people() {
        paths = new Paths(youth, journeys, clock);
        met = paths.today().minusMonths(3);
        youngest(16);
        job.run();
        minor = aged("Mineur", 17);
        adult = aged("Majeur", 20);
    }

    @AfterEach
    void the_rules_of_the_fixture() {
        youngest(16);
        job.run();
    }

    @Test
    void whose_verdict_changes_gets_a_version_and_a_fact_of_the_day() {
        youngest(18);
        assertThat(stored(minor)).isEqualTo("ELIGIBLE");
        job.run();

        assertThat(stored(minor)).isEqualTo("NOT_ELIGIBLE");
        assertThat(circle(minor, Fixture.AGENT_ROUEN)).isEqualTo("NOT_ELIGIBLE");
        assertThat(facts(minor)).containsExactly("YES", "NO");
        assertThat(database.rowsAsOwner("""
                        select f.effective_on from fact f join fact_subject s on s.subject = f.subject
                        where s.youth_id = ? and f.kind = 'ATTRIBUTES' order by f.recorded_at desc, f.id desc limit 1""", minor.value()))
                .containsExactly(Map.of("effective_on", java.sql.Date.valueOf(paths.today())));
        var latest =
                As.member(Fixture.AGENT_ROUEN, () -> history.changes(minor)).getFirst();
        assertThat(latest.version()).isOne();
        assertThat(latest.by()).isEqualTo(MemberId.PROGRAM);
        assertThat(latest.effectiveOn()).isEqualTo(paths.today());
        assertThat(latest.fields()).extracting(YouthHistory.FieldChange::field).containsExactly("eligible");
    }

    @Test
    void whose_verdict_stays_is_left_alone() {
        youngest(18);
        job.run();

        assertThat(version(adult)).isZero();
        assertThat(facts(adult)).containsExactly("YES");
        assertThat(lines(adult)).doesNotContain("youth.reassess");
    }

    @Test
    void each_change_is_logged_in_the_name_of_the_program_at_work_for_the_organisation() {
        youngest(18);
        job.run();

        assertThat(database.rowsAsOwner(
                        "select organisation_id, member_id, outcome from access_log where action = 'youth.reassess' and entity_id = ?",
                        minor.value()))
                .containsExactly(Map.of(
                        "organisation_id",
                        Fixture.ROUEN.value(),
                        "member_id",
                        MemberId.PROGRAM.value(),
                        "outcome",
                        "OK"));
    }

    @Test
    void a_second_run_and_a_run_that_was_cut_off_write_nothing_twice() {
        YouthId other = aged("Autre mineur", 16);
        youngest(18);
        As.member(Fixture.AGENT_ROUEN, () -> review.judge(other));
        job.run();
        job.run();

        assertThat(List.of(version(minor), version(other))).containsExactly(1L, 1L);
        assertThat(facts(other)).containsExactly("YES", "NO");
    }

    @Test
    void back_to_the_old_rules_is_the_old_verdict_in_a_version_of_its_own() {
        youngest(18);
        job.run();
        youngest(16);
        job.run();

        assertThat(stored(minor)).isEqualTo("ELIGIBLE");
        assertThat(facts(minor)).containsExactly("YES", "NO", "YES");
    }

    @Test
    void nothing_is_looked_at_while_the_rules_stay() {
        long before = database.asOwner().queryForObject("select count(*) from judged_by", Long.class);
        assertThat(before).isPositive();
        assertThat(As.member(Fixture.AGENT_ROUEN, review::due)).isEmpty();
        youngest(18);
        assertThat(As.member(Fixture.AGENT_ROUEN, review::due)).isPresent();
    }

    @Test
    void of_two_who_follow_one_judges_and_both_read_the_verdict() {
        database.asOwner().update("""
                insert into circle (organisation_id, youth_id, relation, since, pseudo_key, eligible)
                values (?, ?, 'FULL', now() + interval '1 minute', 'mineur', 'ELIGIBLE')""", Fixture.ELBEUF.value(), minor.value());
        youngest(18);
        job.run();

        assertThat(version(minor)).isOne();
        assertThat(circle(minor, Fixture.AGENT_ELBEUF)).isEqualTo("NOT_ELIGIBLE");
        assertThat(As.member(Fixture.AGENT_ELBEUF, () -> youth.get(minor))
                        .eligibility()
                        .verdict())
                .isEqualTo(Verdict.NOT_ELIGIBLE);
    }

    @Test
    void who_was_identified_by_the_old_rules_still_counts_and_nobody_else_is_added() {
        paths.through(minor, met, Stage.IDENTIFIED);
        YouthId notYet = aged("Pas encore", 17);
        double before = identified();
        youngest(18);
        job.run();

        assertThat(identified()).isEqualTo(before);
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> paths.through(notYet, paths.today(), Stage.IDENTIFIED))
                .withMessage("rule.journey.not-eligible");
        youngest(16);
        job.run();
        paths.through(notYet, paths.today(), Stage.IDENTIFIED);
        assertThat(identified()).isEqualTo(before + 1);
    }

    @Test
    void an_editor_who_read_before_is_told_and_overwrites_nothing() {
        YouthRecord read = As.member(Fixture.AGENT_ROUEN, () -> youth.get(minor));
        youngest(18);
        job.run();

        assertThatExceptionOfType(org.visibles.kernel.StaleVersion.class)
                .isThrownBy(() -> As.member(
                        Fixture.AGENT_ROUEN,
                        () -> youth.change(
                                minor,
                                read.version(),
                                read.details().edit().language("arabe").build(),
                                paths.today())));
    }

    @Test
    void who_follows_is_told_to_background_work_alone() {
        for (Identity who : List.of(Fixture.AGENT_ELBEUF, Fixture.ADMIN, Fixture.COORDINATION)) {
            try (AppSession session = database.session(who)) {
                assertThat(session.refused("select * from following_organisations()")
                                .getMessage())
                        .contains("not found");
            }
        }
    }

    @Test
    void a_neighbour_and_an_administrator_neither_judge_nor_mark_as_judged() {
        youngest(18);
        As.member(
                Fixture.AGENT_ELBEUF,
                () -> assertThatExceptionOfType(NotFound.class).isThrownBy(() -> review.judge(minor)));
        for (Identity who : List.of(Fixture.ADMIN, Fixture.COORDINATION, Fixture.AGENT_RESTO)) {
            As.member(who, () -> {
                assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> review.judge(minor));
                assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(review::due);
                assertThatExceptionOfType(AccessDeniedException.class)
                        .isThrownBy(() -> review.look(new Eligibility.Rules(0, 99, 0), new UUID(0, 0)));
            });
        }
        assertThat(version(minor)).isZero();
        try (AppSession session = database.session(Fixture.AGENT_ELBEUF)) {
            assertThat(session.count(
                            "select count(*) from judged_by where organisation_id <> ?", Fixture.ELBEUF.value()))
                    .isZero();
            session.forbidden(
                    "insert into judged_by values (?, 1, 2, 3, now()) on conflict (organisation_id) do update set min_age = 1",
                    Fixture.ROUEN.value());
            session.harmless("update judged_by set min_age = 1 where organisation_id = ?", Fixture.ROUEN.value());
            session.forbidden("delete from judged_by");
        }
        try (AppSession session = database.session(Fixture.ADMIN)) {
            assertThat(session.count("select count(*) from judged_by")).isZero();
        }
    }

    private YouthId aged(String pseudonym, int years) {
        return paths.record(YouthDetails.named(pseudonym)
                .firstContactOn(met)
                .informedOn(met)
                .informedMeans(Choices.Means.ORAL)
                .birthDate(met.minusYears(years).minusDays(1))
                .entrySituation(Situation.NON_PROFESSIONAL)
                .situation(Situation.NON_PROFESSIONAL)
                .situationOn(met)
                .accompanied(false)
                .build());
    }

    /** The programme's youngest age, as an administrator sets it. */
    private void youngest(int age) {
        As.member(Fixture.ADMIN, () -> {
            ProgrammeAdmin.Edited edited = programmes.list().stream()
                    .filter(each -> each.programme().id().equals(Fixture.PROGRAMME))
                    .findFirst()
                    .orElseThrow();
            ProgrammeRow row = edited.programme();
            programmes.save(new ProgrammeAdmin.Edited(
                    new ProgrammeRow(
                            row.id(),
                            row.name(),
                            row.startsOn(),
                            row.endsOn(),
                            age,
                            row.maxAge(),
                            row.monthsWithoutSpe(),
                            row.lostAfterDays(),
                            row.reconfirmAfterDays(),
                            row.referralDueDays(),
                            row.referralAgainDays(),
                            row.referralExpiryDays(),
                            row.referralOngoingDays(),
                            row.checkDays()),
                    edited.version()));
        });
    }

    private double identified() {
        return As.member(Fixture.AGENT_ROUEN, () -> figures.own(Selection.ALL))
                .total()
                .line(Indicator.IDENTIFIED)
                .orElseThrow()
                .result()
                .number();
    }

    private String stored(YouthId id) {
        return (String) database.rowsAsOwner("select eligible from youth where id = ?", id.value())
                .getFirst()
                .get("eligible");
    }

    private String circle(YouthId id, Identity who) {
        return (String) database.rowsAsOwner(
                        "select eligible from circle where youth_id = ? and organisation_id = ?",
                        id.value(),
                        who.organisation().value())
                .getFirst()
                .get("eligible");
    }

    private long version(YouthId id) {
        return (long) database.rowsAsOwner("select version from youth where id = ?", id.value())
                .getFirst()
                .get("version");
    }

    private List<String> facts(YouthId id) {
        return database.rowsAsOwner("""
                        select f.codes ->> 'eligible' as eligible from fact f join fact_subject s on s.subject = f.subject
                        where s.youth_id = ? and f.kind = 'ATTRIBUTES' order by f.recorded_at, f.id""", id.value()).stream()
                .map(row -> (String) row.get("eligible"))
                .toList();
    }

    private List<String> lines(YouthId id) {
        return database.rowsAsOwner("select action from access_log where entity_id = ?", id.value()).stream()
                .map(row -> (String) row.get("action"))
                .toList();
    }
}
