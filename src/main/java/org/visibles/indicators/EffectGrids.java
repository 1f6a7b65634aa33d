package org.visibles.indicators;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the published tables of those met; what was worked out lately is not worked out again ({@link Lately}). */
final class EffectGrids {

    private static final Grid NOBODY = new Grid(List.of());

    private final Lately<EffectGrid> lately = new Lately<>();

    /** All that makes tables; what they stand beside is the very same. */
    private record Made(
            List<Met> met, Grid identified, @Nullable EffectGrid beside, boolean chain) implements Lately.Made {

        @Override
        public int people() {
            return met.size();
        }
    }

    /** Beside nothing that was told before. */
    EffectGrid of(List<Met> met, Grid grid) {
        return lately.of(new Made(met, grid, null, false), () -> new EffectGrid(met, grid));
    }

    /**
     * As they are told at the end of a month, beside what was told before.
     *
     * @param months those met as they were known at the ends of earlier months, and last of this one
     */
    EffectGrid published(List<List<Met>> months, Grid grid) {
        EffectGrid told = null;
        EffectGrid last = null;
        for (List<Met> met : months) {
            EffectGrid before = told;
            last = lately.of(
                    new Made(met, NOBODY, before, true), () -> new EffectGrid(met, NOBODY, EffectPast.after(before)));
            told = last.publishable() ? last : told;
        }
        EffectGrid begun = last;
        return lately.of(
                new Made(months.getLast(), grid, begun, false),
                () -> new EffectGrid(months.getLast(), grid, EffectPast.begun(begun)));
    }
}
