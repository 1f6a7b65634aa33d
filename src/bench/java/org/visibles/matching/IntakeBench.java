package org.visibles.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.visibles.testkit.Fixture.AGENT_ELBEUF;
import static org.visibles.testkit.Fixture.AGENT_ROUEN;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.visibles.acquaintance.Acquaintances;
import org.visibles.acquaintance.IntakeMatches;
import org.visibles.acquaintance.Met;
import org.visibles.bench.Report;
import org.visibles.kernel.Ids;
import org.visibles.kernel.YouthId;
import org.visibles.messaging.RecurringJob;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.testkit.WithMember;
import org.visibles.youth.Agreements;
import org.visibles.youth.Choices.Means;
import org.visibles.youth.YouthDetails;
import org.visibles.youth.YouthService;

/**
 * One check at intake among many records ({@code -Dmatching.records}, a million without it) of a thousand organisations,
 * under row security, against a bare indexed query for the same keys; and how far apart in time it is to ask about
 * somebody who is known elsewhere and about somebody who is not. Adds to {@code target/bench/matching-scale.json}.
 */
@Tag("matching-scale")
@VisiblesTest
@WithMember
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IntakeBench {

    private static final int RECORDS = Integer.getInteger("matching.records", 1_000_000);
    private static final int ORGANISATIONS = 1_000;
    /** Of a thousand records so many are those of the organisation that asks. */
    private static final int OWN_OF_A_THOUSAND = 24;

    private static final int WARM_UP = 100;
    private static final int CHECKS = 500;
    private static final int ASKED = 200;

    /** Names nobody: what is left is the transaction and its line in the access log, which waits for the disk. */
    private static final YouthDetails NOTHING = YouthDetails.named("Saisie").build();

    private static final String BARE =
            "select youth_id from match_key where key = any (?) and organisation_id = ? limit 2000";

    @Autowired
    private IntakeMatches matches;

    @Autowired
    private Acquaintances acquaintances;

    @Autowired
    private YouthService people;

    @Autowired
    private Agreements agreements;

    @Autowired
    private List<RecurringJob> jobs;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Clock clock;

    private final List<Described> own = new ArrayList<>();

    @BeforeAll
    void fill() throws SQLException, IOException {
        UUID[] organisations = new UUID[ORGANISATIONS];
        Arrays.setAll(organisations, any -> Ids.next());
        List<Described> all = InventedPeople.of(RECORDS, 76).people();
        try (Connection connection = DriverManager.getConnection(database.url(), "postgres", "")) {
            connection.createStatement().execute("set session_replication_role = replica");
            try (Table youth = new Table(
                            connection,
                            "youth (id, made_by, made_at, pseudonym, first_name, last_name, birth_date, phones, email, commune_code,"
                                    + " first_contact_on, informed_on, informed_means, informed_by, notice_version, eligible,"
                                    + " changed_at, changed_by, effective_on, version)");
                    Table circle = new Table(connection, "circle (organisation_id, youth_id, relation, since, label)");
                    Table keys = new Table(connection, "match_key (key, organisation_id, youth_id)")) {
                for (int number = 0; number < all.size(); number++) {
                    Described person = all.get(number);
                    boolean mine = number % 1_000 < OWN_OF_A_THOUSAND;
                    UUID organisation = mine ? Fixture.ROUEN.value() : organisations[number % ORGANISATIONS];
                    UUID id = Ids.next();
                    if (mine) {
                        own.add(person);
                    }
                    youth.add(
                            id,
                            organisation,
                            "now",
                            "P" + number,
                            person.firstName(),
                            person.lastName(),
                            day(person),
                            person.phones().stream().collect(Collectors.joining(",", "{", "}")),
                            first(person),
                            commune(person),
                            "today",
                            "today",
                            "ORAL",
                            organisation,
                            "1",
                            "UNKNOWN",
                            "now",
                            organisation,
                            "today",
                            0);
                    circle.add(organisation, id, "FULL", "now", "P" + number);
                    for (long key : MatchKeys.of(person)) {
                        keys.add(key, organisation, id);
                    }
                }
            }
        }
        JdbcTemplate superuser = database.asSuperuser();
        for (String table : List.of("youth", "circle", "match_key")) {
            superuser.execute("vacuum (analyze) " + table);
        }
    }

    @Test
    void a_check_while_typing() throws IOException {
        JdbcTemplate bare = database.asSuperuser();
        try (Connection connection = DriverManager.getConnection(database.url(), "postgres", "");
                var query = connection.prepareStatement(BARE)) {
            double[] checked = new double[CHECKS];
            double[] logged = new double[CHECKS];
            double[] queried = new double[CHECKS];
            for (int check = -WARM_UP; check < CHECKS; check++) {
                Described person = own.get(Math.floorMod(check * 37, own.size()));
                YouthDetails typed = typed(person);
                long start = System.nanoTime();
                matches.look(typed);
                long between = System.nanoTime();
                query.setObject(1, MatchKeys.of(person));
                query.setObject(2, Fixture.ROUEN.value());
                query.executeQuery().next();
                long then = System.nanoTime();
                matches.look(NOTHING);
                if (check >= 0) {
                    checked[check] = (between - start) / 1e6;
                    queried[check] = (then - between) / 1e6;
                    logged[check] = (System.nanoTime() - then) / 1e6;
                }
            }
            Arrays.sort(checked);
            Arrays.sort(queried);
            Arrays.sort(logged);
            double ratio = checked[CHECKS / 2] / queried[CHECKS / 2];
            double without = (checked[CHECKS / 2] - logged[CHECKS / 2]) / queried[CHECKS / 2];
            new Report("matching-scale")
                    .add(Map.of(
                            "intakeRecords",
                            RECORDS,
                            "intakeMedianMs",
                            checked[CHECKS / 2],
                            "intakeP95Ms",
                            checked[CHECKS * 95 / 100],
                            "intakeRatio",
                            ratio,
                            "intakeLogMs",
                            logged[CHECKS / 2],
                            "intakeRatioWithoutLog",
                            without));
            System.out.printf(
                    Locale.ROOT,
                    "intake among %d records: median %.2f ms, 95th percentile %.2f ms, %.1f times a bare query;"
                            + " %.2f ms of it for the transaction and its line in the access log, %.1f times without%n",
                    RECORDS,
                    checked[CHECKS / 2],
                    checked[CHECKS * 95 / 100],
                    ratio,
                    logged[CHECKS / 2],
                    without);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        assertThat(bare.queryForObject("select count(*) from match_key", Long.class))
                .isPositive();
    }

    @Test
    void asking_about_the_known_and_the_unknown() throws IOException {
        Met met = new Met(people, agreements, jobs, database, clock);
        database.asOwner()
                .update(
                        "insert into acquaintance_rules (programme_id, member_week, organisation_month) values (?, 1000, 1000)",
                        Fixture.PROGRAMME.value());
        met.many(AGENT_ELBEUF, 1_000, ASKED);
        List<YouthId> known = met.many(AGENT_ROUEN, 1_000, ASKED);
        List<YouthId> unknown = met.many(AGENT_ROUEN, 1_000 + ASKED, ASKED);
        double[] ofTheKnown = new double[ASKED];
        double[] ofTheUnknown = new double[ASKED];
        for (int person = 0; person < ASKED; person++) {
            boolean knownFirst = person % 2 == 0; // whichever comes second finds more of it in memory
            if (knownFirst) {
                ofTheKnown[person] = timed(known.get(person));
            }
            ofTheUnknown[person] = timed(unknown.get(person));
            if (!knownFirst) {
                ofTheKnown[person] = timed(known.get(person));
            }
        }
        Arrays.sort(ofTheKnown);
        Arrays.sort(ofTheUnknown);
        double gap = ofTheKnown[ASKED / 2] - ofTheUnknown[ASKED / 2];
        new Report("matching-scale")
                .add(Map.of(
                        "askKnownMs", ofTheKnown[ASKED / 2], "askUnknownMs", ofTheUnknown[ASKED / 2], "askGapMs", gap));
        System.out.printf(
                Locale.ROOT,
                "asking: known %.2f ms, unknown %.2f ms, gap %.2f ms (medians)%n",
                ofTheKnown[ASKED / 2],
                ofTheUnknown[ASKED / 2],
                gap);
    }

    private double timed(YouthId youth) {
        long start = System.nanoTime();
        acquaintances.ask(youth);
        return (System.nanoTime() - start) / 1e6;
    }

    private static YouthDetails typed(Described person) {
        LocalDate today = LocalDate.of(2026, 9, 1);
        return YouthDetails.named("Saisie")
                .firstName(person.firstName())
                .lastName(person.lastName())
                .phones(List.copyOf(person.phones()))
                .commune(commune(person))
                .informedOn(today)
                .informedMeans(Means.ORAL)
                .build();
    }

    private static String day(Described person) {
        Birth birth = person.birth();
        if (birth == null || !birth.isDay() || birth.month() > 12 || birth.day() > 28) {
            return null;
        }
        return "%04d-%02d-%02d".formatted(birth.year(), birth.month(), birth.day());
    }

    private static String first(Described person) {
        return person.emails().stream().findFirst().orElse(null);
    }

    private static String commune(Described person) {
        String code = person.postalCode();
        return code != null && code.matches("[0-9AB]{5}") ? code : null;
    }

    /** Rows that go into a table as fast as they come. */
    private static final class Table implements AutoCloseable {

        private static final int BUFFER = 1 << 20;

        private final Connection connection;
        private final String columns;
        private final StringBuilder rows = new StringBuilder();

        Table(Connection connection, String columns) {
            this.connection = connection;
            this.columns = columns;
        }

        void add(Object... values) throws SQLException {
            for (int column = 0; column < values.length; column++) {
                Object value = values[column];
                rows.append(column == 0 ? "" : "\t")
                        .append(
                                value == null
                                        ? "\\N"
                                        : value.toString().replace("\\", "").replace("\t", " "));
            }
            rows.append('\n');
            if (rows.length() > BUFFER) {
                close();
            }
        }

        @Override
        public void close() throws SQLException {
            CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + columns + " from stdin");
            byte[] bytes = rows.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
            copy.writeToCopy(bytes, 0, bytes.length);
            copy.endCopy();
            rows.setLength(0);
        }
    }
}
