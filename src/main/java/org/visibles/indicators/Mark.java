package org.visibles.indicators;

/** What is told of a cell: its count, that it is small, that it is not, or neither. */
enum Mark {
    SHOWN,
    UNDER,
    MASKED,
    UNTOLD;

    long least(long count) {
        return switch (this) {
            case SHOWN -> count;
            case UNDER, UNTOLD -> 0;
            case MASKED -> Suppression.THRESHOLD;
        };
    }

    long most(long count) {
        return switch (this) {
            case SHOWN -> count;
            case UNDER -> Suppression.THRESHOLD - 1;
            case MASKED, UNTOLD -> Long.MAX_VALUE / 4;
        };
    }
}
