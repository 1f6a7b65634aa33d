package org.visibles.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import org.visibles.database.ShiftableClock;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;

/** Since when somebody can be seen in published figures, read from facts and from who is kept counted. */
@VisiblesTest
@TestPropertySource(properties = "visibles.test.figures=own-database")
class FirstSeenTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 31);
    private static final YearMonth FIRST = YearMonth.of(2026, 3);
    private static final String NOON = "T12:00:00+01:00";
    private static final Map<String, String> MET = Map.of("stage", "MET");
    private static final Map<String, String> IDENTIFIED = Map.of("stage", "IDENTIFIED");
    private static final Map<String, String> ELIGIBLE = Map.of("eligible", "YES");
    private static final Map<String, String> UNKNOWN = Map.of("eligible", "UNKNOWN");

    @Autowired
    private FirstSeen seen;

    @Autowired
    private Readings readings;

    @Autowired
    private CountingWork work;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Clock clock;

    private final Map<UUID, YearMonth> five = new HashMap<>();

    /** Of each month, so that each month is a batch and a batch tells the month. */
    @BeforeEach
    void five_people_of_each_month() {
        FactRows.clear(database);
        for (YearMonth month = FIRST; !month.atDay(1).isAfter(OCTOBER); month = month.plusMonths(1)) {
            for (int each = 0; each < Suppression.THRESHOLD; each++) {
                five.put(person("2026-01-12", month.atDay(10 + each) + NOON), month);
            }
        }
    }

    @Test
    void nobody_is_seen_before_the_quarter_of_identification_has_ended() {
        UUID first = person("2026-01-01", "2026-01-01" + NOON);
        UUID last = person("2026-03-31", "2026-03-31" + NOON);
        UUID next = person("2026-04-01", "2026-04-01" + NOON);
        assertThat(months())
                .containsEntry(first, FIRST)
                .containsEntry(last, FIRST)
                .containsEntry(next, month(6));
    }

    @Test
    void what_is_entered_late_is_seen_from_then_on_be_it_the_stage_or_the_eligibility() {
        UUID late = person("2026-01-12", "2026-05-05" + NOON);
        UUID stage = UUID.randomUUID();
        write(stage, "ATTRIBUTES", "2026-01-12", "2026-01-12" + NOON, ELIGIBLE);
        write(stage, "STAGE", "2026-01-12", "2026-01-12" + NOON, MET);
        write(stage, "STAGE", "2026-01-12", "2026-07-05" + NOON, IDENTIFIED);
        UUID eligible = UUID.randomUUID();
        write(eligible, "STAGE", "2026-01-12", "2026-01-12" + NOON, IDENTIFIED);
        write(eligible, "ATTRIBUTES", "2026-01-12", "2026-01-12" + NOON, UNKNOWN);
        write(eligible, "ATTRIBUTES", "2026-01-12", "2026-08-05" + NOON, ELIGIBLE);
        write(eligible, "ATTRIBUTES", "2026-01-12", "2026-09-05" + NOON, ELIGIBLE);
        assertThat(months())
                .containsEntry(late, month(5))
                .containsEntry(stage, month(7))
                .containsEntry(eligible, month(8));
    }

    /** A later day of knowledge would have another month for it otherwise. */
    @Test
    void what_was_cancelled_since_and_recorded_again_counts_from_the_first_time() {
        UUID somebody = UUID.randomUUID();
        write(somebody, "ATTRIBUTES", "2026-01-12", "2026-01-12" + NOON, ELIGIBLE);
        UUID mistaken = write(somebody, "STAGE", "2026-01-12", "2026-04-12" + NOON, IDENTIFIED);
        cancel(somebody, mistaken, "2026-06-01" + NOON);
        write(somebody, "STAGE", "2026-02-20", "2026-08-12" + NOON, IDENTIFIED);
        assertThat(months()).containsEntry(somebody, month(4));
    }

    /** Be it by a stage or by an outcome, and not before the day on which it was so. */
    @Test
    void how_far_somebody_had_come_is_seen_since_it_was_recorded() {
        UUID stages = person("2026-01-12", "2026-03-12" + NOON);
        write(stages, "STAGE", "2026-02-02", "2026-04-12" + NOON, Map.of("stage", "MOBILISED"));
        write(stages, "STAGE", "2026-09-02", "2026-05-12" + NOON, Map.of("stage", "CONNECTED"));
        UUID outcome = person("2026-01-12", "2026-03-12" + NOON);
        write(outcome, "STAGE", "2026-06-02", "2026-06-12" + NOON, Map.of("stage", "EXITED", "family", "LASTING"));
        UUID left = person("2026-01-12", "2026-03-12" + NOON);
        write(left, "STAGE", "2026-06-02", "2026-06-12" + NOON, Map.of("stage", "EXITED", "family", "OTHER"));
        write(left, "KNOWN_CHECK", "2026-07-02", "2026-07-12" + NOON, Map.of("known", "UNKNOWN"));
        UUID other = person("2026-01-12", "2026-04-12" + NOON);
        write(other, "STAGE", "2026-05-02", "2026-05-12" + NOON, Map.of("stage", "MOBILISED"));
        UUID joined = person("2026-01-12", "2026-05-20" + NOON);
        join(joined, other, "2026-09-03" + NOON);
        Map<UUID, SeenIn> facts = seen(entered(false));
        work.run();
        assertThat(seen(entered(true))).isEqualTo(facts);
        assertThat(facts)
                .containsEntry(stages, new SeenIn(at(3), at(4), at(9), SeenIn.NEVER, SeenIn.NEVER))
                .containsEntry(outcome, new SeenIn(at(3), at(6), at(6), at(6), SeenIn.NEVER))
                .containsEntry(left, new SeenIn(at(3), SeenIn.NEVER, SeenIn.NEVER, at(6), at(7)))
                .containsEntry(other, new SeenIn(at(4), at(5), SeenIn.NEVER, SeenIn.NEVER, SeenIn.NEVER));
    }

    private static int at(int month) {
        return 12 * 2026 + month - 1;
    }

    private static Map<UUID, SeenIn> seen(Entered entered) {
        Map<UUID, SeenIn> seen = new HashMap<>();
        for (int subject = 0; subject < entered.subjects().size(); subject++) {
            seen.put(entered.subjects().get(subject).key(), entered.seen().get(subject));
        }
        return seen;
    }

    @Test
    void a_month_ends_where_the_programme_is() {
        UUID before = person("2026-01-12", "2026-04-30T21:59:59Z");
        UUID after = person("2026-01-12", "2026-04-30T22:00:00Z");
        assertThat(months()).containsEntry(before, month(4)).containsEntry(after, month(5));
    }

    @Test
    void joined_people_are_seen_since_one_of_them_could_be() {
        UUID early = person("2026-01-12", "2026-04-12" + NOON);
        UUID late = person("2026-01-14", "2026-08-12" + NOON);
        join(early, late, "2026-09-03" + NOON);
        assertThat(months()).containsEntry(late, month(4)).doesNotContainKey(early);
    }

    /** Of an old record: it would be one new person among those of long ago. */
    @Test
    void who_was_entered_late_and_joined_to_somebody_only_met_is_not_seen_before() {
        UUID late = person("2026-01-12", "2026-08-12" + NOON);
        UUID met = UUID.randomUUID();
        write(met, "STAGE", "2026-01-05", "2026-01-05" + NOON, MET);
        write(met, "ATTRIBUTES", "2026-01-05", "2026-01-05" + NOON, UNKNOWN);
        join(late, met, "2026-09-03" + NOON);
        assertThat(months()).containsEntry(met, month(8));
    }

    @Test
    void two_halves_are_seen_once_they_are_one() {
        UUID identified = UUID.randomUUID();
        write(identified, "STAGE", "2026-01-12", "2026-01-12" + NOON, IDENTIFIED);
        UUID between = UUID.randomUUID();
        write(between, "STAGE", "2026-01-05", "2026-01-05" + NOON, MET);
        UUID eligible = UUID.randomUUID();
        write(eligible, "ATTRIBUTES", "2026-01-05", "2026-01-05" + NOON, ELIGIBLE);
        join(between, eligible, "2026-09-03" + NOON);
        join(identified, between, "2026-04-03" + NOON);
        assertThat(months()).containsEntry(eligible, month(9));
    }

    @Test
    void joined_and_parted_each_is_seen_since_its_own_day() {
        UUID early = person("2026-01-12", "2026-04-12" + NOON);
        UUID late = person("2026-01-14", "2026-08-12" + NOON);
        UUID link = join(early, late, "2026-09-03" + NOON);
        cancel(early, link, "2026-10-03" + NOON);
        assertThat(months()).containsEntry(early, month(4)).containsEntry(late, month(8));
    }

    private static YearMonth month(int number) {
        return YearMonth.of(2026, number);
    }

    /** From facts and from who is kept counted: the same. */
    private Map<UUID, YearMonth> months() {
        Map<UUID, YearMonth> facts = read(false);
        work.run();
        assertThat(read(true)).isEqualTo(facts);
        return facts;
    }

    private Entered entered(boolean counted) {
        return ((ShiftableClock) clock)
                .callAt(
                        NOW,
                        () -> As.member(
                                Fixture.COORDINATION,
                                () -> transaction.execute(status -> {
                                    var reading = readings.of(OCTOBER, false, true);
                                    assertThat(reading.counted()).isEqualTo(counted);
                                    return seen.entered(reading);
                                })));
    }

    private Map<UUID, YearMonth> read(boolean counted) {
        Entered entered = entered(counted);
        assertThat(entered.waiting()).isEmpty();
        Map<Integer, YearMonth> months = new HashMap<>();
        Map<UUID, Integer> batches = new HashMap<>();
        for (int subject = 0; subject < entered.subjects().size(); subject++) {
            UUID key = entered.subjects().get(subject).key();
            batches.put(key, entered.batches()[subject]);
            if (five.containsKey(key)) {
                assertThat(months.put(entered.batches()[subject], five.get(key)))
                        .isIn(null, five.get(key));
            }
        }
        Map<UUID, YearMonth> since = new HashMap<>();
        batches.forEach((key, batch) -> since.put(key, months.get(batch)));
        return since;
    }

    private UUID person(String identifiedOn, String recordedAt) {
        UUID subject = UUID.randomUUID();
        write(subject, "ATTRIBUTES", identifiedOn, recordedAt, ELIGIBLE);
        write(subject, "STAGE", identifiedOn, recordedAt, IDENTIFIED);
        return subject;
    }

    private UUID join(UUID one, UUID other, String recordedAt) {
        return write(one, "JOINED", recordedAt.substring(0, 10), recordedAt, Map.of("to", other.toString()));
    }

    private void cancel(UUID subject, UUID fact, String recordedAt) {
        write(subject, "CANCELLED", recordedAt.substring(0, 10), recordedAt, Map.of(), fact);
    }

    private UUID write(UUID subject, String kind, String effectiveOn, String recordedAt, Map<String, String> codes) {
        return write(subject, kind, effectiveOn, recordedAt, codes, null);
    }

    private UUID write(
            UUID subject,
            String kind,
            String effectiveOn,
            String recordedAt,
            Map<String, String> codes,
            @Nullable UUID cancels) {
        UUID id = UUID.randomUUID();
        FactRows rows = new FactRows();
        rows.add(
                id,
                subject,
                Fixture.ROUEN.value(),
                kind,
                LocalDate.parse(effectiveOn),
                OffsetDateTime.parse(recordedAt).toInstant(),
                FactRows.json(codes),
                cancels);
        rows.write(database);
        return id;
    }
}
