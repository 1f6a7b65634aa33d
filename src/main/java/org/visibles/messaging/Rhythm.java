package org.visibles.messaging;

import java.time.Duration;
import java.time.LocalTime;

/** When a {@link RecurringJob} has its turn. */
public sealed interface Rhythm {

    /** For the first time when the program starts, then so long after the end of each run; at least a second. */
    record Every(Duration pause) implements Rhythm {
        public Every {
            if (pause.compareTo(Duration.ofSeconds(1)) < 0) {
                throw new IllegalArgumentException("too often: " + pause);
            }
        }
    }

    /** Once a day, in the time zone of the program's clock. */
    record Daily(LocalTime at) implements Rhythm {}

    static Rhythm every(Duration pause) {
        return new Every(pause);
    }

    static Rhythm dailyAt(LocalTime at) {
        return new Daily(at);
    }
}
