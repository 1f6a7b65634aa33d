package org.visibles.journey;

import java.util.EnumSet;
import java.util.Set;

/** Where a journey stands. Texts: {@code journey.stage.<code>}. */
public enum Stage {
    /** Known, perhaps by a pseudonym alone; never counted as identified. */
    MET,
    /** For the programme, and informed of the processing. */
    IDENTIFIED,
    /** Has agreed and takes part in steps. */
    MOBILISED,
    /** Registered with the public employment service, or accompanied by a common-law measure. */
    CONNECTED,
    /** Ended, with an {@link Outcome}. */
    EXITED,
    /** Not for the programme, with an {@link OutOfScopeReason}. */
    OUT_OF_SCOPE,
    DECLINED,
    LOST;

    /** What can follow; an end of any kind can be reopened, for long and broken paths are normal. */
    public Set<Stage> next() {
        return switch (this) { // no default: a new stage must not compile until it has its place
            case MET -> EnumSet.of(IDENTIFIED, OUT_OF_SCOPE, DECLINED, LOST);
            case IDENTIFIED -> EnumSet.of(MOBILISED, CONNECTED, EXITED, OUT_OF_SCOPE, DECLINED, LOST);
            case MOBILISED -> EnumSet.of(CONNECTED, EXITED, OUT_OF_SCOPE, DECLINED, LOST);
            case CONNECTED -> EnumSet.of(EXITED, LOST, DECLINED);
            case EXITED, OUT_OF_SCOPE, DECLINED, LOST -> EnumSet.of(IDENTIFIED, MOBILISED);
        };
    }

    /** Beside the way from met to exited. */
    public boolean side() {
        return switch (this) {
            case OUT_OF_SCOPE, DECLINED, LOST -> true;
            case MET, IDENTIFIED, MOBILISED, CONNECTED, EXITED -> false;
        };
    }

    /** Nothing more is expected until the journey is reopened. */
    public boolean ended() {
        return this == EXITED || side();
    }

    /**
     * Whether this stage, reached from the one given, makes the person count as identified: it has to be informed and
     * not outside the programme. A side state may have been reached without ever having been identified.
     */
    public boolean identifies(Stage from) {
        return this == IDENTIFIED || (this == MOBILISED && from.side());
    }
}
