package org.visibles.indicators;

/** Of what the tables of a grid tell. */
enum Scope {
    ALL,
    /** Who people are. */
    WHO,
    /**
     * How far they have come, of which {@link Advance} says what cannot be undone: as it is hidden from readers, since
     * organisations are looked at where all is told.
     */
    STAGES;

    /** Whether there are tables of a variable. */
    boolean has(Variable variable) {
        return switch (this) {
            case ALL -> true;
            case WHO -> variable.tellsWho();
            case STAGES -> Advance.knows(variable);
        };
    }

    Remembered remembers(Grid before, Grid now) {
        return this == STAGES ? new Advance(before, now) : new Memory(before, now);
    }
}
