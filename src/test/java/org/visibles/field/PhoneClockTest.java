package org.visibles.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneClockTest {

    private static final Instant SINCE = Instant.parse("2026-11-01T08:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-25T18:00:00Z");
    private static final Instant WRITTEN = Instant.parse("2026-11-25T15:00:00Z");

    @ParameterizedTest
    @ValueSource(longs = {0, 7, -180, 60 * 24 * 400, -60 * 24 * 365 * 30})
    void a_clock_that_is_wrong_all_along_is_put_right(long minutesAhead) {
        Duration wrong = Duration.ofMinutes(minutesAhead);
        PhoneClock clock = new PhoneClock(SINCE, NOW, wrong.negated());

        assertThat(found(clock, WRITTEN.plus(wrong), null)).isEqualTo(WRITTEN);
        assertThat(found(clock, WRITTEN.plus(wrong), wrong.negated().toMillis()))
                .isEqualTo(WRITTEN);
    }

    @Test
    void a_clock_set_right_since_is_read_as_it_was_when_it_was_written() {
        PhoneClock clock = new PhoneClock(SINCE, NOW, Duration.ZERO);
        long off = Duration.ofHours(-3).toMillis();

        assertThat(found(clock, WRITTEN.plus(Duration.ofHours(3)), off)).isEqualTo(WRITTEN);
    }

    @Test
    void a_time_that_cannot_be_is_the_time_of_arrival() {
        PhoneClock clock = new PhoneClock(SINCE, NOW, Duration.ZERO);

        assertThat(found(clock, Instant.parse("1970-01-02T00:00:00Z"), null)).isEqualTo(NOW);
        assertThat(found(clock, Instant.parse("2049-01-01T00:00:00Z"), 0L)).isEqualTo(NOW);
        assertThat(found(clock, Instant.ofEpochMilli(0), Long.MAX_VALUE)).isEqualTo(NOW);
        assertThat(PhoneClock.instant(Long.MIN_VALUE)).isBefore(PhoneClock.instant(Long.MAX_VALUE));
    }

    private static Instant found(PhoneClock clock, Instant said, Long off) {
        return said.plus(clock.correction(said.toEpochMilli(), off));
    }
}
