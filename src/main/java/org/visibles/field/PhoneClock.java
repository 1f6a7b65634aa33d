package org.visibles.field;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When something happened that a phone says, whose clock may be wrong by hours or years, or have been set right since.
 *
 * @param since nothing was written on the phone before
 * @param receivedAt nothing was written on it after
 * @param off by how much the server's clock is ahead of the phone's now
 */
record PhoneClock(Instant since, Instant receivedAt, Duration off) {

    /** How far a plausible time may lie outside. */
    private static final Duration GRACE = Duration.ofMinutes(5);

    /** What a phone's clock can say at all: years 1 to 9999. */
    private static final long MOST_MS = 253_402_300_799_999L;

    /**
     * What to add to the phone's times of one entry: by what the phone knew of its clock when it wrote, else by what is
     * known now; where both give a time at which it cannot have been, the entry is as old as its arrival.
     */
    Duration correction(long captured, @Nullable Long offThen) {
        Instant said = instant(captured);
        if (offThen != null && Math.abs(offThen) <= MOST_MS) {
            Duration then = Duration.ofMillis(offThen);
            if (plausible(said.plus(then))) {
                return then;
            }
        }
        return plausible(said.plus(off)) ? off : Duration.between(said, receivedAt);
    }

    static Instant instant(long milliseconds) {
        return Instant.ofEpochMilli(Math.clamp(milliseconds, -MOST_MS / 5, MOST_MS));
    }

    private boolean plausible(Instant at) {
        return !at.isBefore(since.minus(GRACE)) && !at.isAfter(receivedAt.plus(GRACE));
    }
}
