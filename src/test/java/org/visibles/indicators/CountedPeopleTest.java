package org.visibles.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import org.visibles.database.ShiftableClock;
import org.visibles.indicators.Readings.Reading;
import org.visibles.kernel.Identity;
import org.visibles.testkit.AppSession;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;

/** What is kept counted is what the facts say: of every day of knowledge, whoever reads, whatever was written since. */
@VisiblesTest
@TestPropertySource(properties = "visibles.test.figures=own-database")
class CountedPeopleTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final Period PERIOD = new Period(LocalDate.of(2025, 2, 3), LocalDate.of(2026, 3, 22));
    private static final String VERSIONS =
            "select md5(coalesce(string_agg(v::text, '|' order by v::text), '')) from counted_version v";
    private static final String EXCHANGES =
            "select md5(coalesce(string_agg(e::text, '|' order by e::text), '')) from counted_exchange e";

    @Autowired
    private Cohorts cohorts;

    @Autowired
    private CountedPeople counted;

    @Autowired
    private FieldFacts field;

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

    @BeforeEach
    void nobody_is_counted() {
        FactRows.clear(database);
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 14})
    void what_is_kept_equals_the_facts_on_every_day_of_knowledge(long seed) {
        InventedFacts.write(database, seed, 70);
        InventedField.write(database, seed + 500, 40);
        compare(false);
        work.run();
        compare(true);
        LocalDate[] until = {LocalDate.of(2026, 3, 31), LocalDate.of(2026, 7, 14), LocalDate.of(2026, 10, 20), TODAY};
        for (int round = 0; round < 3; round++) {
            InventedEdits.write(database, seed + round, 60, until[round], until[round + 1]);
            compare(true);
            if (round < 2) {
                work.run();
                compare(true);
            }
        }
        work.run();
        List<String> kept = state();
        work.count(true);
        assertThat(state()).isEqualTo(kept);
        work.run();
        assertThat(state()).isEqualTo(kept);
        compare(true);
    }

    @Test
    void what_commits_late_is_not_missed() throws Exception {
        InventedFacts.write(database, 5, 40);
        work.run();
        UUID somebody = database.asOwner()
                .queryForObject("select subject from fact where kind = 'STAGE' order by id limit 1", UUID.class);
        try (Connection late = owner()) {
            late.setAutoCommit(false);
            mobilised(late, somebody);
            InventedEdits.write(database, 6, 20, LocalDate.of(2026, 7, 14), TODAY);
            work.run();
            compare(true);
            late.commit();
            compare(true);
            work.run();
            compare(true);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void who_counts_at_the_same_time_gives_way_and_what_is_cut_off_was_not_done(boolean anew) throws Exception {
        InventedFacts.write(database, 7, 20);
        String digest = "select md5(string_agg(v::text, '|' order by v::text)) from counted_version v";
        work.run();
        String kept = database.asOwner().queryForObject(digest, String.class);
        InventedFacts.write(database, 8, 20);
        try (Connection first = database.asApp()) {
            first.setAutoCommit(false);
            assertThat(number(first, keepCounted(anew))).isPositive();
            try (Connection second = database.asApp()) {
                assertThat(number(second, keepCounted(false))).isEqualTo(-1);
                assertThat(number(second, keepCounted(true))).isEqualTo(-1);
            }
            first.rollback();
        }
        assertThat(database.asOwner().queryForObject(digest, String.class)).isEqualTo(kept);
        work.run();
        assertThat(database.asOwner().queryForObject(digest, String.class)).isNotEqualTo(kept);
        compare(true);
    }

    private static String keepCounted(boolean anew) {
        return "select keep_counted('" + Fixture.PROGRAMME.value() + "', " + anew + ")";
    }

    @Test
    void a_database_restored_elsewhere_is_counted_anew() {
        InventedFacts.write(database, 8, 30);
        work.run();
        database.asOwner().update("update counted_until set written_before = '9000000000000000'");
        compare(false);
        work.run();
        compare(true);
    }

    @Test
    void nobody_reads_or_writes_what_is_kept_but_through_its_functions() {
        InventedFacts.write(database, 9, 60);
        work.run();
        String people = "select count(*) from counted_people(?, '2026-11-20', '2026-11-10', ?)";
        String exchanges = "select count(*) from counted_exchanges(?, '2026-11-20', '2020-01-01', '2030-01-01', ?)";
        UUID programme = Fixture.PROGRAMME.value();
        for (Identity who :
                List.of(Fixture.AGENT_ROUEN, Fixture.AGENT_ELBEUF, Fixture.COORDINATION, Fixture.ADMIN, Fixture.DPO)) {
            try (AppSession session = database.session(who)) {
                for (String table : List.of("counted_version", "counted_exchange", "counted_until")) {
                    session.forbidden("select * from " + table);
                    session.forbidden("insert into " + table + " select * from " + table);
                    session.forbidden("delete from " + table);
                    session.forbidden("update " + table + " set programme_id = programme_id");
                }
                session.forbidden("select * from counted_versions_of(?, '{}', '{}', null)", programme);
                session.forbidden("select * from counted_exchanges_of(?, '{}', '{}')", programme);
                session.forbidden("select * from counted_components(?, '0')", programme);
                session.forbidden("select * from counted_exchange_days(?, '0')", programme);
                session.refused("select keep_counted(?, true)", programme);
                session.forbidden("insert into fact (written_in) values ('1')");
                boolean coordinates = who.equals(Fixture.COORDINATION);
                assertThat(session.count(people, programme, false) > 0).isEqualTo(coordinates);
                assertThat(session.count(exchanges, programme, false) > 0).isEqualTo(coordinates);
                assertThat(session.count(people, UUID.randomUUID(), false)).isZero();
                session.set("visibles.permissions", "FIGURES_OWN,FIGURES_PROGRAMME");
                assertThat(session.count(people, programme, false) > 0)
                        .isEqualTo(who.organisation().equals(Fixture.COORDINATION.organisation()));
                assertThat(session.count(
                                "select count(*) from counted_people(?, '2026-11-20', '2026-11-10', true)"
                                        + " where organisation_id <> current_organisation()",
                                programme))
                        .isZero();
            }
        }
        try (AppSession nobody = database.nobody()) {
            nobody.set("visibles.permissions", "FIGURES_OWN,FIGURES_PROGRAMME");
            assertThat(nobody.count(people, programme, true)).isZero();
            assertThat(nobody.count(people, programme, false)).isZero();
            assertThat(nobody.count(exchanges, programme, true)).isZero();
        }
    }

    private static void mobilised(Connection connection, UUID somebody) throws Exception {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into fact (id, programme_id, subject, organisation_id, kind, effective_on, recorded_at, codes)"
                        + " values (gen_random_uuid(), ?, ?, ?, 'STAGE', '2026-06-01', '2026-06-02 10:00+02',"
                        + " '{\"stage\": \"CONNECTED\"}')")) {
            insert.setObject(1, Fixture.PROGRAMME.value());
            insert.setObject(2, somebody);
            insert.setObject(3, Fixture.ROUEN.value());
            insert.executeUpdate();
        }
    }

    private Connection owner() throws Exception {
        return database.asOwner().getDataSource().getConnection();
    }

    private static long number(Connection connection, String sql) throws Exception {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }

    private List<String> state() {
        return List.of(
                database.asOwner().queryForObject(VERSIONS, String.class),
                database.asOwner().queryForObject(EXCHANGES, String.class));
    }

    private void compare(boolean kept) {
        for (Identity who : List.of(Fixture.AGENT_ROUEN, Fixture.AGENT_ELBEUF, Fixture.COORDINATION)) {
            boolean own = !who.equals(Fixture.COORDINATION);
            for (LocalDate day = LocalDate.of(2024, 11, 9); !day.isAfter(TODAY); day = day.plusDays(131)) {
                same(who, Selection.ALL.asKnownOn(day), own, kept);
            }
            same(who, Selection.ALL.asKnownOn(TODAY), own, kept);
            if (own) {
                same(who, Selection.ALL.asKnownOn(TODAY).during(PERIOD.from(), PERIOD.until()), true, kept);
            }
        }
    }

    private void same(Identity who, Selection selection, boolean own, boolean kept) {
        As.member(
                who,
                () -> ((ShiftableClock) clock)
                        .callAt(
                                NOW,
                                () -> transaction.execute(status -> {
                                    Reading reading = readings.asked(selection, own, false);
                                    String what = who.name() + " " + selection;
                                    assertThat(reading.counted()).as(what).isEqualTo(kept);
                                    assertThat(byKey(counted.subjects(reading)))
                                            .as(what)
                                            .isEqualTo(byKey(cohorts.ofFacts(reading)));
                                    assertThat(counted.exchanges(reading))
                                            .as(what)
                                            .isEqualTo(Exchanges.of(field.activity(reading)));
                                    return true;
                                })));
    }

    private static Map<UUID, Subject> byKey(List<Subject> subjects) {
        Map<UUID, Subject> all = new TreeMap<>();
        subjects.forEach(subject -> all.put(subject.key(), subject));
        assertThat(all).hasSameSizeAs(subjects);
        return all;
    }
}
