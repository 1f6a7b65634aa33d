package org.visibles.messaging;

import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Removes what has been told long ago: mails that left after 30 days, notifications after 90. */
@Component
class Forgetting implements RecurringJob {

    static final Duration MAILS = Duration.ofDays(30);
    static final Duration NOTIFICATIONS = Duration.ofDays(90);
    private static final Duration EVERY = Duration.ofHours(6);

    private final OutboxRows rows;
    private final Clock clock;

    Forgetting(OutboxRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "messaging.forget";
    }

    @Override
    public Rhythm rhythm() {
        return Rhythm.every(EVERY);
    }

    @Override
    public void run() {
        rows.forgetMails(clock.instant().minus(MAILS));
        rows.forgetNotifications(clock.instant().minus(NOTIFICATIONS));
    }
}
