package org.visibles.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
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
    private static final Period PERIOD = new Period(LocalDate.of(2025, 2, 3), LocalDate.of(2026, 3, 22));

    @Autowired
    private FiguresService figures;

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
        InventedFacts.write(database, seed, 90);
        InventedEdits.write(database, seed, 80, LocalDate.of(2026, 1, 31), DAYS.getFirst());
        List<List<Row>> then = DAYS.stream().map(this::all).toList();
        List<Row> today = all(TODAY);
        work.run(); // from here on what is kept counted is read, and the facts written since

        InventedEdits.write(database, seed + 1, 240, DAYS.getLast(), TODAY);

        assertThat(DAYS.stream().map(this::all).toList()).isEqualTo(then);
        assertThat(all(TODAY)).isNotEqualTo(today);
        recounted(TODAY);
        recounted(DAYS.getFirst());
    }

    /** Every indicator in every dimension, for an organisation and the whole programme. */
    private List<Row> all(LocalDate day) {
        List<Row> rows = new ArrayList<>();
        for (Variable dimension : Variable.dimensions()) {
            Selection selection = Selection.by(dimension).asKnownOn(day);
            Figures own = as(Fixture.AGENT_ROUEN, figures::own, selection);
            rows.add(own.total());
            rows.addAll(own.rows());
            Figures all = as(Fixture.COORDINATION, figures::programme, selection);
            rows.add(all.total());
            rows.addAll(all.rows());
        }
        Figures period = as(
                Fixture.AGENT_ROUEN,
                figures::own,
                Selection.by(Variable.SEX, Variable.AGE).asKnownOn(day).during(PERIOD.from(), PERIOD.until()));
        rows.add(period.total());
        rows.addAll(period.rows());
        return rows;
    }

    private void recounted(LocalDate day) {
        try (Recount recount = new Recount(database, day, day, Fixture.ROUEN.value())) {
            for (Variable dimension : Variable.dimensions()) {
                Figures own = as(
                        Fixture.AGENT_ROUEN,
                        figures::own,
                        Selection.by(dimension).asKnownOn(day));
                own.total().lines().forEach(line -> same(line, recount.of(line.indicator(), null, null)));
                assertThat(own.rows().stream().map(row -> row.categories().getFirst()))
                        .containsExactlyInAnyOrderElementsOf(recount.categories(dimension));
                for (Row row : own.rows()) {
                    row.lines().stream()
                            .filter(line -> line.indicator() != Indicator.EXCHANGES)
                            .forEach(line -> same(
                                    line,
                                    recount.of(
                                            line.indicator(),
                                            dimension,
                                            row.categories().getFirst())));
                }
            }
        }
    }

    private static void same(Line line, Recount.Count count) {
        String what = line.indicator().name();
        if (line.indicator().unit() == Unit.DAYS) {
            assertThat(line.result().isShown() ? (Double) line.result().number() : null)
                    .as(what)
                    .isEqualTo(count.median());
            return;
        }
        assertThat(line.numerator().number()).as(what).isEqualTo(count.numerator());
        if (line.indicator().unit() == Unit.SHARE) {
            assertThat(line.denominator().number()).as(what).isEqualTo(count.denominator());
        }
    }

    private Figures as(Identity who, Function<Selection, Figures> read, Selection selection) {
        return ((ShiftableClock) clock).callAt(NOW, () -> As.member(who, () -> read.apply(selection)));
    }
}
