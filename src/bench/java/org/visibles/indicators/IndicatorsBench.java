package org.visibles.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.visibles.database.ShiftableClock;
import org.visibles.indicators.Readings.Reading;
import org.visibles.kernel.ContactId;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Ids;
import org.visibles.kernel.YouthId;
import org.visibles.outreach.ContactChannel;
import org.visibles.outreach.ContactContent;
import org.visibles.outreach.ContactService;
import org.visibles.outreach.Initiative;
import org.visibles.outreach.LogContact;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.youth.Choices;
import org.visibles.youth.YouthDetails;
import org.visibles.youth.YouthService;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The pages of figures against counting the contacts in the same run, in turns; what the counting adds to saving a contact;
 * and whether after many edits what is kept is what the facts say. Writes {@code target/bench/indicators.json}. {@code
 * -Dbench.people=20000 -Dbench.organisations=100 -Dbench.edits=2000} makes a smaller one.
 */
@Tag("indicators")
@VisiblesTest
class IndicatorsBench {

    private static final int PEOPLE = Integer.getInteger("bench.people", 1_000_000);
    private static final int ORGANISATIONS = Integer.getInteger("bench.organisations", 1_000);
    private static final int EDITS = Integer.getInteger("bench.edits", 100_000);
    private static final int WARM_UP = 2;
    private static final int ROUNDS = 5;
    private static final int SAVED = 500;

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final LocalDate PAST = LocalDate.of(2026, 3, 31);
    private static final String COUNT = "select count(*) from contact";
    private static final String DIGEST = """
            select md5(string_agg(part, '' order by part)) from (
              select md5(string_agg(v::text, '|' order by subject, known_from)) as part from counted_version v group by left(subject::text, 34)
              union all
              select md5(string_agg(e::text, '|' order by effective_on, known_on)) from counted_exchange e group by organisation_id) parts""";

    @Autowired
    private FiguresService figures;

    @Autowired
    private ChangesService changes;

    @Autowired
    private CohortService cohortTables;

    @Autowired
    private EffectService effects;

    @Autowired
    private Cohorts cohorts;

    @Autowired
    private Readings readings;

    @Autowired
    private CountingWork work;

    @Autowired
    private Patience patience;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ContactService contacts;

    @Autowired
    private YouthService youth;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Clock clock;

    private final ObjectNode report = JsonMapper.shared().createObjectNode();

    @Test
    void a_million_people() throws IOException {
        report.put("youngPeople", PEOPLE);
        report.put("contacts", (long) PEOPLE * ManyPeople.CONTACTS);
        report.put("organisations", ORGANISATIONS);
        report.put("processors", Runtime.getRuntime().availableProcessors());
        ManyPeople many = new ManyPeople(database, PEOPLE, ORGANISATIONS);
        seconds("seed", many::write);
        seconds("rebuild", () -> work.count(true));
        database.asSuperuser().execute("vacuum analyze counted_version");
        database.asSuperuser().execute("vacuum analyze counted_exchange");
        seconds("gridNeverAsked", () -> national(PAST));
        seconds("gridOfToday", () -> national(null));
        pages();
        saving();
        edits(many);
        changesPages();
        seconds("effectNeverAsked", this::whatWorks);
        System.out.println(report.toPrettyString());
        assertThat(report.get("recountEqual").asBoolean()).isTrue();
    }

    private void pages() throws IOException {
        Map<String, Runnable> ways = new LinkedHashMap<>();
        ways.put(
                "count",
                () -> assertThat(database.asOwner().queryForObject(COUNT, Long.class))
                        .isGreaterThanOrEqualTo((long) PEOPLE * ManyPeople.CONTACTS));
        ways.put("national", () -> national(null));
        ways.put("asOf", () -> national(PAST));
        ways.put("organisation", () -> organisation(null));
        ways.put("organisationAsOf", () -> organisation(PAST.minusDays(4)));
        Map<String, Double> medians = inTurns(ways);
        medians.forEach((what, seconds) -> report.put(what + "Seconds", seconds));
        double count = medians.getOrDefault("count", 1.0);
        report.put("nationalRatio", medians.getOrDefault("national", 0.0) / count);
        report.put("asOfRatio", medians.getOrDefault("asOf", 0.0) / count);
        report.put("organisationRatio", medians.getOrDefault("organisation", 0.0) / count);
        write();
    }

    /** The month before, which nobody asked for and in which little happened, and one in which much did. */
    private void changesPages() throws IOException {
        LocalDate since = LocalDate.of(2025, 5, 31);
        for (String time : List.of("First", "")) {
            seconds("changesOfProgramme" + time, () -> changed(Fixture.COORDINATION, null));
            seconds("changesOfProgrammeInAMonth" + time, () -> changed(Fixture.COORDINATION, since));
            seconds("changesOfOrganisation" + time, () -> changed(Fixture.AGENT_ROUEN, null));
            seconds("changesOfOrganisationInAMonth" + time, () -> changed(Fixture.AGENT_ROUEN, since));
            seconds(
                    "cohortTable" + time,
                    () -> at(() -> As.member(Fixture.AGENT_ROUEN, () -> cohortTables.own(null, null, null))));
        }
    }

    private void changed(Identity who, LocalDate since) {
        LocalDate until = since == null ? null : since.plusDays(30);
        at(() -> As.member(
                who,
                () -> who == Fixture.COORDINATION ? changes.programme(since, until) : changes.own(since, until, null)));
    }

    /** Against a database that keeps no mark of what was written since. */
    private void saving() throws IOException {
        YouthId person = As.member(
                Fixture.AGENT_ROUEN,
                () -> youth.record(YouthDetails.named("Essai")
                        .birthDate(LocalDate.now(clock).minusYears(20))
                        .commune(Fixture.COMMUNE_ROUEN)
                        .informedOn(LocalDate.now(clock))
                        .informedMeans(Choices.Means.ORAL)
                        .build()));
        double[] with = new double[ROUNDS];
        double[] without = new double[ROUNDS];
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            double marked = atRest(() -> save(person));
            database.asOwner().execute("drop index fact_by_programme_writing");
            database.asOwner().execute("alter table fact alter column written_in set default '1'");
            double bare = atRest(() -> save(person));
            database.asOwner().execute("alter table fact alter column written_in set default pg_current_xact_id()");
            database.asOwner().execute("create index fact_by_programme_writing on fact (programme_id, written_in)");
            if (round >= 0) {
                with[round] = marked;
                without[round] = bare;
            }
        }
        report.put("contactSeconds", median(with) / SAVED);
        report.put("contactWriteRatio", median(with) / median(without));
        write();
    }

    /** What was done before, such as making an index, is on the disk by then. */
    private double atRest(Runnable work) {
        database.asSuperuser().execute("checkpoint");
        return timed(work);
    }

    private void save(YouthId person) {
        As.member(Fixture.AGENT_ROUEN, () -> {
            for (int each = 0; each < SAVED; each++) {
                contacts.log(new LogContact(
                        new ContactId(Ids.next()),
                        person,
                        ContactContent.of(LocalDateTime.now(clock), ContactChannel.PHONE, Initiative.WORKER)));
            }
        });
    }

    private void edits(ManyPeople many) throws IOException {
        many.edit(EDITS);
        report.put("edits", EDITS);
        seconds("organisationBeforeCompaction", () -> organisation(null));
        seconds("compaction", work::run);
        seconds("compactionOfNothing", work::run);
        boolean sameAsFacts = List.of(TODAY, PAST).stream().allMatch(this::readsAsTheFacts);
        String kept = database.asOwner().queryForObject(DIGEST, String.class);
        seconds("rebuildAfterEdits", () -> work.count(true));
        boolean sameAsRebuilt =
                database.asOwner().queryForObject(DIGEST, String.class).equals(kept);
        report.put("equalsFacts", sameAsFacts);
        report.put("equalsRebuild", sameAsRebuilt);
        report.put("recountEqual", sameAsFacts && sameAsRebuilt);
        write();
    }

    private boolean readsAsTheFacts(LocalDate day) {
        return at(() -> As.member(
                Fixture.COORDINATION,
                () -> transaction.execute(status -> {
                    patience.forTransaction(Duration.ofHours(1));
                    jdbc.sql("set local work_mem = '512MB'").update();
                    Reading reading = readings.of(day, false, false);
                    Map<UUID, Subject> facts = byKey(cohorts.ofFacts(reading));
                    return reading.counted() && facts.equals(byKey(cohorts.subjects(reading)));
                })));
    }

    private static Map<UUID, Subject> byKey(List<Subject> subjects) {
        return subjects.stream().collect(Collectors.toMap(Subject::key, Function.identity()));
    }

    private void national(LocalDate day) {
        at(() -> As.member(
                Fixture.COORDINATION,
                () -> figures.programme(day == null ? Selection.ALL : Selection.ALL.asKnownOn(day))));
    }

    private void whatWorks() {
        at(() -> As.member(Fixture.COORDINATION, () -> effects.programme(EffectBy.CHANNEL, PAST)));
    }

    private void organisation(LocalDate day) {
        at(() -> As.member(
                Fixture.AGENT_ROUEN, () -> figures.own(day == null ? Selection.ALL : Selection.ALL.asKnownOn(day))));
    }

    private <T> T at(Supplier<T> work) {
        return ((ShiftableClock) clock).callAt(NOW, work);
    }

    private static Map<String, Double> inTurns(Map<String, Runnable> ways) {
        Map<String, double[]> times = new LinkedHashMap<>();
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            for (Map.Entry<String, Runnable> way : ways.entrySet()) {
                double seconds = timed(way.getValue());
                if (round >= 0) {
                    times.computeIfAbsent(way.getKey(), none -> new double[ROUNDS])[round] = seconds;
                }
            }
        }
        Map<String, Double> medians = new LinkedHashMap<>();
        times.forEach((what, each) -> medians.put(what, median(each)));
        return medians;
    }

    private void seconds(String what, Runnable work) throws IOException {
        double seconds = timed(work);
        System.out.printf(Locale.ROOT, "%s: %.2f s%n", what, seconds);
        report.put(what + "Seconds", seconds);
        write();
    }

    private static double timed(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        return (System.nanoTime() - begin) / 1e9;
    }

    private static double median(double[] times) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** After each step, so that a run that is cut off leaves what it had. */
    private void write() throws IOException {
        Path file = Path.of("target", "bench", "indicators.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, report.toPrettyString());
    }
}
