package org.visibles.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import org.visibles.database.ShiftableClock;
import org.visibles.geography.MovesImport;
import org.visibles.indicators.Figures.Row;
import org.visibles.indicators.Readings.Reading;
import org.visibles.kernel.Identity;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;

/** Two communes become one in the middle of the programme, and are told of late: nobody is lost, nobody counts twice. */
@VisiblesTest
@TestPropertySource(properties = "visibles.test.figures=own-database")
class MergedCommunesTest {

    private static final Instant IMPORTED = Instant.parse("2026-11-20T10:00:00Z");
    private static final Instant LATER = Instant.parse("2026-12-05T10:00:00Z");
    private static final LocalDate JUNE = LocalDate.of(2026, 6, 30);
    private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 31);
    private static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 30);
    private static final String GONE = "76231";
    private static final String STAYS = "76540";
    private static final String LINES = """
            MOD,DATE_EFF,TYPECOM_AV,COM_AV,LIBELLE_AV,TYPECOM_AP,COM_AP,LIBELLE_AP
            32,2026-07-01,COM,76231,Elbeuf,COM,76540,Rouen-Elbeuf
            32,2026-07-01,COM,76540,Rouen,COM,76540,Rouen-Elbeuf
            """;
    private static final String PARTED = LINES + """
            21,2026-12-01,COM,76540,Rouen-Elbeuf,COM,76540,Rouen
            21,2026-12-01,COM,76540,Rouen-Elbeuf,COM,76231,Elbeuf
            """;

    @TempDir
    private Path folder;

    @Autowired
    private MovesImport importer;

    @Autowired
    private FiguresService figures;

    @Autowired
    private TerritoryService territory;

    @Autowired
    private Cohorts cohorts;

    @Autowired
    private FieldFacts field;

    @Autowired
    private OutingFacts outings;

    @Autowired
    private Readings readings;

    @Autowired
    private CountingWork counting;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Clock clock;

    @BeforeEach
    void people_in_both() {
        clear();
        InventedFacts.write(database, 42, 90);
        InventedField.write(database, 43, 40);
        database.asOwner().update("delete from fact where recorded_at > '2026-11-15'");
    }

    @AfterEach
    void clear() {
        FactRows.clear(database);
        database.asOwner().update("delete from commune_move where recorded_at > '-infinity'");
        database.asOwner().update("update commune set active = true");
        database.asOwner().update("update commune set name = 'Rouen' where code = '76540'");
    }

    @Test
    void read_from_facts_and_from_what_is_kept_everybody_counts_once_where_the_code_leads() {
        everybody_counts_once();
        counting.run();
        clearMoves();
        everybody_counts_once();
    }

    private void clearMoves() {
        database.asOwner().update("delete from commune_move where recorded_at > '-infinity'");
        database.asOwner().update("delete from published_part");
    }

    private void everybody_counts_once() {
        Map<LocalDate, List<Map<String, Long>>> before = new HashMap<>();
        for (LocalDate day : List.of(JUNE, OCTOBER)) {
            before.put(day, counts(IMPORTED, day));
        }
        List<Row> published = published(OCTOBER);
        List<Map<String, Long>> today = counts(IMPORTED, LocalDate.of(2026, 11, 20));
        assertThat(today).allSatisfy(each -> assertThat(each).containsKeys(GONE, STAYS));

        merge(IMPORTED, LINES);

        assertThat(counts(IMPORTED, JUNE)).as("before the merger").isEqualTo(before.get(JUNE));
        assertThat(counts(IMPORTED, OCTOBER)).as("before it was known").isEqualTo(before.get(OCTOBER));
        assertThat(published(OCTOBER)).isEqualTo(published);
        List<Map<String, Long>> merged =
                today.stream().map(MergedCommunesTest::merged).toList();
        assertThat(counts(IMPORTED, LocalDate.of(2026, 11, 20))).isEqualTo(merged);
        assertThat(counts(LATER, NOVEMBER)).isEqualTo(merged);
        assertThat(named(LATER, NOVEMBER)).doesNotContain(GONE).contains(STAYS);
        assertThat(named(IMPORTED, OCTOBER)).contains(GONE, STAYS);

        merge(LATER, PARTED);

        assertThat(counts(LATER, NOVEMBER)).as("still one then").isEqualTo(merged);
        assertThat(counts(LATER, LocalDate.of(2026, 12, 5))).as("two again").isEqualTo(today);
    }

    private static Map<String, Long> merged(Map<String, Long> two) {
        Map<String, Long> one = new TreeMap<>(two);
        one.merge(STAYS, one.remove(GONE), Long::sum);
        return one;
    }

    /** People, outings and people met by commune; then the outings behind those of one organisation. */
    private List<Map<String, Long>> counts(Instant now, LocalDate knownOn) {
        List<Map<String, Long>> counts = at(
                now,
                Fixture.COORDINATION,
                () -> transaction.execute(status -> {
                    Reading reading = readings.of(knownOn, false, false);
                    List<Map<String, Long>> all = new ArrayList<>();
                    all.add(by(cohorts.subjects(reading), Subject::commune, one -> 1L));
                    all.add(by(field.activity(reading), Activity::commune, Activity::outings));
                    all.add(by(field.met(reading), Met::commune, Met::number));
                    return all;
                }));
        counts.add(at(
                now,
                Fixture.AGENT_ROUEN,
                () -> transaction.execute(status -> by(
                        outings.own(readings.of(knownOn, true, false)),
                        each -> each.done().commune(),
                        one -> 1L))));
        return counts;
    }

    private static <T> Map<String, Long> by(List<T> all, Function<T, String> commune, Function<T, Long> number) {
        return all.stream()
                .collect(Collectors.groupingBy(commune, TreeMap::new, Collectors.summingLong(number::apply)));
    }

    private List<Row> published(LocalDate knownOn) {
        return at(
                IMPORTED,
                Fixture.COORDINATION,
                () -> figures.programme(
                                Selection.by(Variable.COMMUNE, Variable.AGE).asKnownOn(knownOn))
                        .rows());
    }

    private List<String> named(Instant now, LocalDate knownOn) {
        return at(now, Fixture.COORDINATION, () -> territory.programme(knownOn)).codes("");
    }

    private <T> T at(Instant now, Identity who, Supplier<T> work) {
        return As.member(who, () -> ((ShiftableClock) clock).callAt(now, work::get));
    }

    private void merge(Instant now, String lines) {
        at(now, Fixture.ADMIN, () -> {
            try {
                Path file = Files.writeString(folder.resolve("moves.csv"), lines);
                importer.apply(importer.read(file, "moves.csv"));
                return true;
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
    }
}
