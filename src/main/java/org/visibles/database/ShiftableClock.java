package org.visibles.database;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The program's clock: the system's time in Europe/Paris, in whole microseconds as PostgreSQL keeps them. The demo's
 * generator and tests set it for the current thread alone; threads started inside see the system's time.
 */
public final class ShiftableClock extends Clock {

    public static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private static final Duration MICROSECOND = Duration.ofNanos(1_000);

    private final ThreadLocal<@Nullable Instant> shifted;
    private final Clock system;

    public ShiftableClock() {
        this(new ThreadLocal<>(), PARIS);
    }

    private ShiftableClock(ThreadLocal<@Nullable Instant> shifted, ZoneId zone) {
        this.shifted = shifted;
        this.system = Clock.tick(Clock.system(zone), MICROSECOND);
    }

    /** Runs something as if it were {@code instant}; calls may nest, and the time before holds again afterwards. */
    public void runAt(Instant instant, Runnable work) {
        callAt(instant, () -> {
            work.run();
            return instant;
        });
    }

    /** Like {@link #runAt}, with a result. */
    public <T extends @Nullable Object> T callAt(Instant instant, Supplier<T> work) {
        Instant before = shifted.get();
        shifted.set(instant);
        try {
            return work.get();
        } finally {
            if (before == null) {
                shifted.remove();
            } else {
                shifted.set(before);
            }
        }
    }

    @Override
    public Instant instant() {
        Instant now = shifted.get();
        return now == null ? system.instant() : now;
    }

    @Override
    public ZoneId getZone() {
        return system.getZone();
    }

    /** The same clock, shifted together with this one. */
    @Override
    public Clock withZone(ZoneId zone) {
        return new ShiftableClock(shifted, zone);
    }
}
