package org.visibles.geography;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Leaves a service alone for a minute once it failed three times on end, so that nobody waits for it again and again. */
final class CircuitBreaker {

    static final int FAILURES = 3;
    static final Duration PAUSE = Duration.ofMinutes(1);

    private final Clock clock;
    private int failures;
    private Instant closedFrom = Instant.MIN;

    CircuitBreaker(Clock clock) {
        this.clock = clock;
    }

    synchronized boolean isOpen() {
        return clock.instant().isBefore(closedFrom);
    }

    synchronized void succeeded() {
        failures = 0;
    }

    /** One failure after the pause is enough for the next one. */
    synchronized void failed() {
        failures = Math.min(failures + 1, FAILURES);
        if (failures == FAILURES) {
            closedFrom = clock.instant().plus(PAUSE);
        }
    }
}
