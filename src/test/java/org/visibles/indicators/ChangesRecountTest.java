package org.visibles.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import org.visibles.database.ShiftableClock;
import org.visibles.indicators.Readings.Reading;
import org.visibles.indicators.Readings.TwoDays;
import org.visibles.kernel.Identity;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;

/** Reading only what differs tells the same as reading all facts for every cause, whatever was recorded, counted or not. */
@VisiblesTest
@TestPropertySource(properties = "visibles.test.figures=own-database")
class ChangesRecountTest {

    private static final Instant NOW = Instant.parse("2026-10-20T10:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 10, 20);
    private static final LocalDate SPRING = LocalDate.of(2026, 3, 31);
    private static final LocalDate SUMMER = LocalDate.of(2026, 7, 14);
    private static final Period PERIOD = new Period(LocalDate.of(2025, 1, 10), LocalDate.of(2026, 5, 20));
    private static final List<Identity> ORGANISATIONS = List.of(Fixture.AGENT_ROUEN, Fixture.AGENT_ELBEUF);

    @Autowired
    private ChangesService changes;

    @Autowired
    private ChangedFacts changed;

    @Autowired
    private FieldFacts field;

    @Autowired
    private Readings readings;

    @Autowired
    private CountingWork work;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Clock clock;

    @BeforeEach
    @AfterEach
    void nobody() {
        FactRows.clear(database);
        database.asOwner().update("delete from encounter_subject");
        database.asOwner().update("delete from figure_rules where since > '-infinity'");
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 11})
    void what_changed_is_what_all_facts_say(long seed) {
        InventedFacts.write(database, seed, 60);
        InventedField.write(database, seed + 500, 30);
        InventedEdits.write(database, seed, 60, SPRING.minusDays(60), SPRING);
        InventedEdits.write(database, seed + 1, 70, SPRING, SUMMER);
        database.asOwner()
                .update("insert into encounter_subject select gen_random_uuid(), subject from"
                        + " (select distinct subject from fact where kind = 'ENCOUNTER' and subject::text < '8') met");
        same(SPRING, SUMMER, null);
        work.run();
        InventedEdits.write(database, seed + 2, 70, SUMMER, TODAY); // counted at once, as they were written since
        database.asOwner()
                .update("insert into figure_rules select programme_id, '2026-09-01', 20, 30, 5 from figure_rules");
        same(SPRING, SUMMER, PERIOD);
        same(SUMMER, TODAY, null);
        work.run();
        same(SUMMER.plusDays(20), TODAY.minusDays(20), null);
        same(TODAY.minusDays(1), TODAY, null);
        months(new Random(seed));
        firstIdentified(new Random(seed));
    }

    private void same(LocalDate since, LocalDate until, Period period) {
        for (Identity who : ORGANISATIONS) {
            as(who, () -> {
                TwoDays days = readings.between(since, until, period, true);
                ChangesRecount recount = recount(who);
                String what = who.name() + " " + since + " " + until;
                assertThat(ChangesRecount.sets(changed.own(days.from(), days.to())))
                        .as(what)
                        .isEqualTo(recount.facts(days));
                Changes told = changes.own(since, until, period);
                assertThat(told.moved()).as(what).isEqualTo(recount.moved(days));
                if (since.isBefore(until.minusDays(1))) {
                    assertThat(told.moved()).as(what).hasSizeGreaterThan(2);
                }
            });
        }
    }

    private void months(Random random) {
        as(Fixture.COORDINATION, () -> {
            for (int times = 0; times < 6; times++) {
                LocalDate from = LocalDate.of(2024, 9, 30).plusDays(random.nextInt(600));
                TwoDays days = new TwoDays(
                        readings.of(from, true, false),
                        readings.of(from.plusDays(1 + random.nextInt(150)), true, false),
                        List.of());
                assertThat(ChangesRecount.named(changed.monthly(days.from(), days.to())))
                        .isEqualTo(recount(Fixture.COORDINATION).months(days));
            }
        });
    }

    /** Whatever is left unknown; and of those alone of whom something was recorded, all of the same and nothing else. */
    private void firstIdentified(Random random) {
        for (Identity who : ORGANISATIONS) {
            as(who, () -> {
                List<UUID> facts = database.asOwner().queryForList("select id from fact order by id", UUID.class);
                for (int times = 0; times < 4; times++) {
                    List<UUID> without = random.ints(200, 0, facts.size())
                            .mapToObj(facts::get)
                            .toList();
                    Reading day = readings.of(SPRING.plusDays(random.nextInt(200)), true, false);
                    Reading reading = day.knowing(day.knownBefore(), without);
                    List<String> all = recount(who).firstIdentified(reading);
                    assertThat(rows(reading, null)).containsExactlyInAnyOrderElementsOf(all);
                    Reading earlier = readings.of(reading.knownOn().minusDays(10), true, false);
                    List<String> touched = rows(reading, earlier);
                    assertThat(all).containsAll(touched).hasSizeGreaterThan(touched.size());
                    Set<String> others = new HashSet<>(all);
                    touched.forEach(others::remove);
                    assertThat(jdbc.sql(
                                            "select count(*) from fact where id = any (:ids::uuid[]) and recorded_at >= :from"
                                                    + " and recorded_at < :before")
                                    .param(
                                            "ids",
                                            others.stream()
                                                    .map(ChangesRecountTest::id)
                                                    .toArray(String[]::new))
                                    .param("from", earlier.knownBefore())
                                    .param("before", reading.knownBefore())
                                    .query(Integer.class)
                                    .single())
                            .isZero();
                }
            });
        }
    }

    private List<String> rows(Reading reading, Reading touchedFrom) {
        return jdbc.sql(
                        "select row(f.*)::text from first_identified_facts(:programme, :before, :without::uuid[], :from, :until) f")
                .param("programme", reading.programme().id().value())
                .param("before", reading.knownBefore())
                .param("without", reading.withoutIds())
                .param(
                        "from",
                        touchedFrom == null ? null : touchedFrom.knownBefore(),
                        java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("until", reading.knownBefore())
                .query(String.class)
                .list();
    }

    private static String id(String row) {
        return row.substring(1, 37);
    }

    private ChangesRecount recount(Identity who) {
        return new ChangesRecount(database, field, who.organisation().value());
    }

    private void as(Identity who, Runnable work) {
        ((ShiftableClock) clock)
                .callAt(
                        NOW,
                        () -> As.member(
                                who,
                                () -> transaction.<Boolean>execute(status -> {
                                    work.run();
                                    return true;
                                })));
    }
}
