package org.visibles.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is kept of grids worked out lately. */
class GridsTest {

    private static final int A_YEAR = 12;

    private final InventedHistory history = new InventedHistory(new Random(5), 60, A_YEAR);
    private final Grids grids = new Grids();

    @Test
    void the_same_people_in_the_same_months_have_the_same_grid() {
        Grid once = grids.of(history.entered(history.last()));
        assertThat(grids.of(history.entered(history.last()))).isSameAs(once);
        assertThat(new Grids().of(history.entered(history.last()))).isNotSameAs(once);
    }

    /** Whatever is kept of other days. */
    @Test
    void each_day_is_told_as_if_nothing_were_kept() {
        int last = history.last();
        for (int month : List.of(last + 2, last, last - 3)) {
            assertThat(marks(grids.of(history.entered(month))))
                    .as("month %d", month)
                    .isNotEmpty()
                    .isEqualTo(marks(new Grids().of(history.entered(month))));
        }
    }

    /** Each of these makes another grid, of the day or of one before. */
    @Test
    void whatever_is_otherwise_makes_another_grid() {
        Entered entered = history.entered(history.last());
        Subject first = entered.subjects().getFirst();
        SeenIn seen = entered.seen().getFirst();
        Grid once = grids.of(entered);
        assertThat(grids.of(with(entered, first.in("76000"), seen))).isNotSameAs(once);
        assertThat(grids.of(with(entered, first.onlyStages(), seen))).isNotSameAs(once);
        assertThat(grids.of(with(
                        entered,
                        first,
                        new SeenIn(seen.identified(), SeenIn.NEVER, SeenIn.NEVER, SeenIn.NEVER, SeenIn.NEVER))))
                .isNotSameAs(once);
        assertThat(grids.of(new Entered(entered.subjects(), entered.batches(), Set.of(0))))
                .isNotSameAs(once);
        assertThat(grids.of(entered)).isSameAs(once);
    }

    /** Of somebody other there are other figures, be it that the key of that person is the same. */
    @Test
    void tables_of_those_met_are_kept_beside_the_grid_they_were_made_for() {
        var meetings = new InventedMeetings(new Random(6), history, 90);
        int month = history.last() - A_YEAR / 2;
        EffectGrids effects = new EffectGrids();
        List<List<Met>> months = meetings.months(month);
        Grid grid = grids.of(history.entered(month));
        EffectGrid once = effects.published(months, grid);
        assertThat(effects.published(meetings.months(month), grid)).isSameAs(once);
        assertThat(effects.published(months, new Grids().of(history.entered(month))))
                .isNotSameAs(once);
        assertThat(effects.of(months.getLast(), grid)).isNotSameAs(once);
        List<List<Met>> others = new ArrayList<>(months);
        others.removeFirst();
        assertThat(effects.published(others, grid)).isNotSameAs(once);
        assertThat(once.breakdowns().values())
                .isNotEmpty()
                .zipSatisfy(
                        new EffectGrids().published(months, grid).breakdowns().values(),
                        (kept, again) -> assertThat(marks(kept.table())).isEqualTo(marks(again.table())));
    }

    /** As what is kept is given to several at once. */
    @Test
    void who_asks_at_the_same_time_is_told_of_all_people_met() throws Exception {
        var meetings = new InventedMeetings(new Random(6), history, 90);
        List<Met> met = meetings.met(history.last());
        List<String> organisations =
                met.stream().map(Met::organisation).distinct().toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(organisations.size())) {
            for (int round = 0; round < 200; round++) {
                EffectGrid fresh = new EffectGrid(met, new Grid(List.of()), EffectPast.after(null));
                CyclicBarrier together = new CyclicBarrier(organisations.size());
                List<Future<Integer>> asked = organisations.stream()
                        .map(each -> threads.submit(() -> {
                            together.await();
                            return fresh.met(each).size();
                        }))
                        .toList();
                int all = 0;
                for (Future<Integer> each : asked) {
                    all += each.get();
                }
                assertThat(all).isEqualTo(met.size());
            }
        }
    }

    private static Entered with(Entered entered, Subject person, SeenIn since) {
        List<Subject> subjects = new ArrayList<>(entered.subjects());
        List<SeenIn> seen = new ArrayList<>(entered.seen());
        subjects.set(0, person);
        seen.set(0, since);
        return new Entered(
                subjects, entered.batches(), entered.waiting(), entered.telling(), seen, entered.ends(), null);
    }

    private static List<List<Mark>> marks(Grid grid) {
        return grid.tables().stream().map(table -> marks(table.suppression())).toList();
    }

    private static List<Mark> marks(Suppression table) {
        return IntStream.range(0, table.rows())
                .boxed()
                .flatMap(row -> IntStream.range(0, table.columns()).mapToObj(column -> table.mark(row, column)))
                .toList();
    }
}
