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

    /** Of a person what there are tables of: what changes beside that makes no other tables. */
    Subject of(Subject person) {
        return switch (this) {
            case ALL -> person;
            case WHO -> person.onlyStages().as(Subject.IDENTIFIED, Subject.NONE, Subject.NOT_CHECKED);
            case STAGES -> person.onlyStages();
        };
    }

    Remembered remembers(Grid before, Grid now) {
        return this == STAGES ? new Advance(before, now) : new Memory(before, now);
    }
}
