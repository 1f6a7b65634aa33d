package org.visibles.indicators;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.visibles.messaging.RecurringJob;
import org.visibles.messaging.Rhythm;

/**
 * Keeps people counted: of whom facts were written since the last time, in one transaction for each programme. Cut off
 * half-way nothing was done; where another counts at the same time, this one gives way. Until the first time, figures are
 * read from the facts.
 */
@Component
class CountingWork implements RecurringJob {

    private static final Logger LOG = LoggerFactory.getLogger(CountingWork.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int ALL_AT_ONCE = 100_000;
    /** Counting everybody is one statement, which outlasts what pages wait for an answer. */
    private static final Duration PATIENCE = Duration.ofHours(6);

    private final JdbcClient jdbc;
    private final Patience patience;
    private final TransactionTemplate transaction;

    CountingWork(JdbcClient jdbc, Patience patience, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.patience = patience;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public String name() {
        return "indicators.count";
    }

    @Override
    public Rhythm rhythm() {
        return Rhythm.every(PAUSE);
    }

    @Override
    public void run() {
        count(false);
    }

    /** @param anew everybody, from the facts alone */
    void count(boolean anew) {
        for (UUID programme : programmes()) {
            try {
                transaction.executeWithoutResult(status -> count(programme, anew));
            } catch (RuntimeException failed) {
                LOG.error("Programme {} could not be counted", programme, failed);
            }
        }
    }

    private List<UUID> programmes() {
        return transaction.execute(status -> jdbc.sql("select * from programmes_to_count()")
                .query(UUID.class)
                .list());
    }

    private void count(UUID programme, boolean anew) {
        patience.forTransaction(PATIENCE);
        long keys = jdbc.sql("select keep_counted(?, ?)")
                .params(programme, anew)
                .query(Long.class)
                .single();
        if (keys >= ALL_AT_ONCE) {
            LOG.info("Programme {}: {} keys counted", programme, keys);
        }
    }
}
