package org.visibles.indicators;

import org.jspecify.annotations.Nullable;

/**
 * Beside what tables of those met are hidden.
 *
 * @param chain whether they are only made to see what readers could solve from month to month: without what organisations know
 *     and without the grid of the identified, which are looked at where all is told
 * @param before as the chain told them the month before
 * @param begun of the same people, what is hidden at least
 */
record EffectPast(
        boolean chain,
        @Nullable EffectGrid before,
        @Nullable EffectGrid begun) {

    /** Nothing is told of another month. */
    static final EffectPast NONE = new EffectPast(false, null, null);

    static EffectPast after(@Nullable EffectGrid before) {
        return new EffectPast(true, before, null);
    }

    static EffectPast begun(@Nullable EffectGrid begun) {
        return new EffectPast(false, null, begun);
    }

    /** What else could have happened until then. */
    Histories histories() {
        return before == null ? Histories.NONE : before.histories();
    }

    /** Whether there may be a table. */
    boolean tells(EffectBy by) {
        return begun == null || begun.breakdowns().containsKey(by);
    }

    /** Whether rows may be put together. */
    boolean folds(EffectBy by) {
        Breakdown table = begun(by);
        return table == null || !table.together().isEmpty();
    }

    @Nullable
    Breakdown begun(EffectBy by) {
        return begun == null ? null : begun.breakdowns().get(by);
    }
}
