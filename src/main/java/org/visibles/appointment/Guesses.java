package org.visibles.appointment;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Counts wrong addresses by minute and source, on this node: guessing 256 bits is hopeless, but must not keep the database
 * busy. A calendar program that goes on asking for a revoked address stays far below.
 */
@Component
class Guesses {

    static final int PER_MINUTE = 60;
    private static final int MOST_SOURCES = 10_000;
    private static final long MINUTE_MS = 60_000;

    private final Clock clock;
    private final Map<String, Integer> counted = new HashMap<>();
    private long minute;

    Guesses(Clock clock) {
        this.clock = clock;
    }

    synchronized boolean tooMany(String source) {
        turn();
        return counted.getOrDefault(source, 0) >= PER_MINUTE;
    }

    synchronized void count(String source) {
        turn();
        if (counted.size() < MOST_SOURCES || counted.containsKey(source)) {
            counted.merge(source, 1, Integer::sum);
        }
    }

    private void turn() {
        long now = clock.millis() / MINUTE_MS;
        if (now != minute) {
            minute = now;
            counted.clear();
        }
    }
}
