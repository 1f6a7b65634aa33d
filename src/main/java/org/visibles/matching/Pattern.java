package org.visibles.matching;

/** The levels of all features of a pair in one number, four bits each. */
final class Pattern {

    private static final int BITS = 4;
    private static final long MASK = (1L << BITS) - 1;
    private static final Level[] LEVELS = Level.values();

    private Pattern() {}

    static long with(long pattern, Feature feature, Level level) {
        int shift = feature.ordinal() * BITS;
        return pattern & ~(MASK << shift) | (long) level.ordinal() << shift;
    }

    static Level of(long pattern, Feature feature) {
        return LEVELS[(int) (pattern >>> feature.ordinal() * BITS & MASK)];
    }
}
