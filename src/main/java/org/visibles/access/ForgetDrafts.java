package org.visibles.access;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.visibles.kernel.Drafts;
import org.visibles.messaging.RecurringJob;
import org.visibles.messaging.Rhythm;

/** Removes drafts that nobody came back to. */
@Component
class ForgetDrafts implements RecurringJob {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ForgetDrafts(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public String name() {
        return "access.forget-drafts";
    }

    @Override
    public Rhythm rhythm() {
        return Rhythm.dailyAt(LocalTime.of(3, 10));
    }

    @Override
    public void run() {
        Timestamp before = Timestamp.from(clock.instant().minus(Duration.ofDays(Drafts.KEPT_DAYS)));
        transaction.executeWithoutResult(status -> jdbc.sql("select forget_drafts(?)")
                .param(before)
                .query(Integer.class)
                .single());
    }
}
