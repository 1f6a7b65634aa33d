package org.visibles.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.visibles.database.ShiftableClock;
import org.visibles.indicators.Figures.Line;
import org.visibles.indicators.Figures.Row;
import org.visibles.indicators.Indicator.Unit;
import org.visibles.kernel.Identity;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;

/** Figures of a past day are the same tomorrow, whatever is edited in between; and what is known now is the recount. */
@VisiblesTest
@TestPropertySource(properties = "visibles.test.figures=own-database")
class AsOfPropertyTest {

    private static final Instant NOW = Instant.parse("2026-10-20T10:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 10, 20);
    private static final List<LocalDate> DAYS = List.of(LocalDate.of(2026, 4, 17), LocalDate.of(2026, 7, 31));
    private static final List<String> EDITED = List.of(
            "STAGE",
            "CONTACT",
            "REFERRAL",
            "ATTRIBUTES",
            "JOINED",
            "KNOWN_CHECK",
            "OUTCOME_CHECK",
            "OUTING",
            "ENCOUNTER");
    /** Reads expenses too. */
    private static final Identity OWN = Fixture.RESPONSABLE_ROUEN;

    private static final Period PERIOD = new Period(LocalDate.of(2025, 2, 3), LocalDate.of(2026, 3, 22));

    @Autowired
    private FiguresService figures;

    @Autowired
    private FieldActivityService activity;

    @Autowired
    private EffectService effects;

    @Autowired
    private TerritoryService territory;

    @Autowired
    private CohortService cohorts;

    @Autowired
    private CountingWork work;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Clock clock;

    @ParameterizedTest
    @ValueSource(longs = {11, 29})
    void what_was_known_on_a_day_is_not_changed_by_what_is_known_later(long seed) {
        FactRows.clear(database);
        database.asOwner().update("delete from expense");
        InventedFacts.write(database, seed, 90);
        InventedField.write(database, seed + 1_000, 60);
        InventedExpenses.write(database, seed);
        InventedEdits.write(database, seed, 80, LocalDate.of(2026, 1, 31), DAYS.getFirst());
        List<Map<String, Object>> then = DAYS.stream().map(this::all).toList();
        Map<String, Object> today = all(TODAY);
        Map<Indicator, List<Line>> lines = lines(TODAY);
        assertThat(lines).containsOnlyKeys(Indicator.values());
        work.run(); // from here on what is kept counted is read, and the facts written since

        InventedEdits.write(database, seed + 1, 240, DAYS.getLast(), TODAY);
        InventedExpenses.edit(database, seed + 1, DAYS.getLast(), TODAY);

        assertThat(cancelled()).containsAll(EDITED);
        for (int day = 0; day < DAYS.size(); day++) {
            assertThat(all(DAYS.get(day))).isEqualTo(then.get(day));
        }
        Map<String, Object> now = all(TODAY);
        today.forEach((what, before) -> assertThat(now.get(what)).as(what).isNotEqualTo(before));
        Map<Indicator, List<Line>> after = lines(TODAY);
        lines.forEach((indicator, before) ->
                assertThat(after.get(indicator)).as(indicator.name()).isNotEqualTo(before));
        recounted(TODAY);
        recounted(DAYS.getFirst());
    }

    private List<String> cancelled() {
        return database.asOwner()
                .queryForList("select distinct f.kind from fact c join fact f on f.id = c.cancels", String.class);
    }

    /** Whatever shows figures of a past day, by what it is: for an organisation and for the whole programme. */
    private Map<String, Object> all(LocalDate day) {
        Map<String, Object> all = new LinkedHashMap<>();
        for (Variable dimension : Variable.dimensions()) {
            Selection selection = Selection.by(dimension).asKnownOn(day);
            all.put("own by " + dimension, rows(as(OWN, () -> figures.own(selection))));
            all.put("programme by " + dimension, rows(as(Fixture.COORDINATION, () -> figures.programme(selection))));
        }
        Selection during =
                Selection.by(Variable.SEX, Variable.AGE).asKnownOn(day).during(PERIOD.from(), PERIOD.until());
        all.put("own in a period", rows(as(OWN, () -> figures.own(during))));
        all.put("own work in the field", as(OWN, () -> activity.own(day)));
        all.put("work in the field", as(Fixture.COORDINATION, () -> activity.programme(day)));
        EffectBy.own().forEach(by -> all.put("own effect by " + by, as(OWN, () -> effects.own(by, day))));
        EffectBy.published()
                .forEach(by -> all.put("effect by " + by, as(Fixture.COORDINATION, () -> effects.programme(by, day))));
        all.put("own map", as(OWN, () -> territory.own(day)));
        all.put("own map as a file", as(OWN, () -> territory.ownFile(day)));
        all.put("map", as(Fixture.COORDINATION, () -> territory.programme(day)));
        all.put("own cohort", as(OWN, () -> cohorts.own(null, null, day)));
        all.put("own cohort in a period", as(OWN, () -> cohorts.own(null, PERIOD, day)));
        return all;
    }

    private static List<Row> rows(Figures figures) {
        List<Row> rows = new ArrayList<>(List.of(figures.total()));
        rows.addAll(figures.rows());
        return rows;
    }

    /** What is read of each indicator in every dimension, for an organisation and the whole programme. */
    private Map<Indicator, List<Line>> lines(LocalDate day) {
        return Variable.dimensions().stream()
                .map(dimension -> Selection.by(dimension).asKnownOn(day))
                .flatMap(selection -> Stream.of(
                        as(OWN, () -> figures.own(selection)),
                        as(Fixture.COORDINATION, () -> figures.programme(selection))))
                .flatMap(each -> rows(each).stream())
                .flatMap(row -> row.lines().stream())
                .filter(line -> line.result().isShown())
                .collect(Collectors.groupingBy(Line::indicator));
    }

    private void recounted(LocalDate day) {
        try (Recount recount = new Recount(database, day, day, Fixture.ROUEN.value())) {
            for (Variable dimension : Variable.dimensions()) {
                Figures own = as(OWN, () -> figures.own(Selection.by(dimension).asKnownOn(day)));
                own.total().lines().forEach(line -> same(line, recount.of(line.indicator(), null, null)));
                assertThat(own.rows().stream().map(row -> row.categories().getFirst()))
                        .containsExactlyInAnyOrderElementsOf(recount.categories(dimension));
                for (Row row : own.rows()) {
                    row.lines().stream()
                            .filter(line -> told(line.indicator(), dimension))
                            .forEach(line -> same(
                                    line,
                                    recount.of(
                                            line.indicator(),
                                            dimension,
                                            row.categories().getFirst())));
                }
            }
        }
        try (FieldRecount recount = new FieldRecount(database, day, day, Fixture.ROUEN.value())) {
            FieldActivity.Row done = as(OWN, () -> activity.own(day)).total();
            for (FieldFigure figure : EnumSet.complementOf(EnumSet.of(FieldFigure.HOURS_PER_IDENTIFIED))) {
                assertThat(done.value(figure).number())
                        .as(figure.name())
                        .isCloseTo(recount.activity(figure, "true"), within(1e-9));
            }
            for (EffectBy by : EffectBy.own()) {
                for (Effect.Line line : as(OWN, () -> effects.own(by, day)).lines()) {
                    assertThat((long) line.met().number()).isEqualTo(recount.effect("met", by, line.category()));
                    for (Effect.Stage stage : Effect.Stage.values()) {
                        assertThat((long) line.reached(stage).number())
                                .as("%s by %s %s", stage, by, line.category())
                                .isEqualTo(recount.effect(stage.name(), by, line.category()));
                    }
                }
            }
        }
    }

    /** Exchanges of an organisation are with people of any; expenses are nobody's. */
    private static boolean told(Indicator indicator, Variable by) {
        return switch (indicator) {
            case EXCHANGES -> by == Variable.QUARTER;
            case COST_PER_IDENTIFIED, COST_PER_CONNECTED ->
                indicator.dimensions().contains(by);
            default -> true;
        };
    }

    private static void same(Line line, Recount.Count count) {
        String what = line.indicator().name();
        if (line.indicator().unit() == Unit.DAYS) {
            assertThat(line.result().isShown() ? (Double) line.result().number() : null)
                    .as(what)
                    .isEqualTo(count.median());
            return;
        }
        assertThat(line.numerator().isShown()).as(what).isTrue();
        assertThat(line.numerator().number())
                .as(what)
                .isEqualTo(line.indicator().unit() == Unit.EUROS ? Math.rint(count.numerator()) : count.numerator());
        if (line.indicator().denominatorKey().isPresent()) {
            assertThat(line.denominator().number()).as(what).isEqualTo(count.denominator());
        }
    }

    private <T> T as(Identity who, Supplier<T> read) {
        return ((ShiftableClock) clock).callAt(NOW, () -> As.member(who, read));
    }
}
