package org.visibles.indicators;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.visibles.indicators.Readings.Reading;
import org.visibles.kernel.ActingAs;
import org.visibles.kernel.Identity;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.Role;
import org.visibles.messaging.RecurringJob;
import org.visibles.messaging.Rhythm;

/**
 * Works out at night what will be published as known at the ends of months, the last one first, so that nobody waits for
 * it; a few each night, as one of a large programme takes minutes.
 */
@Component
class PublishingWork implements RecurringJob {

    private static final Logger LOG = LoggerFactory.getLogger(PublishingWork.class);
    private static final int A_NIGHT = 3;

    private final PublishedFigures published;
    private final Readings readings;
    private final ActingAs acting;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    PublishingWork(
            PublishedFigures published,
            Readings readings,
            ActingAs acting,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.published = published;
        this.readings = readings;
        this.acting = acting;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public String name() {
        return "indicators.publish";
    }

    @Override
    public Rhythm rhythm() {
        return Rhythm.dailyAt(LocalTime.of(1, 30));
    }

    @Override
    public void run() {
        for (UUID organisation : coordinating()) {
            Identity program = Identity.ofProgram(new OrganisationId(organisation), name(), Role.COORDINATOR);
            try {
                acting.run(program, this::publish);
            } catch (RuntimeException failed) {
                LOG.error("Figures of organisation {} could not be published", organisation, failed);
            }
        }
    }

    private List<UUID> coordinating() {
        return transaction.execute(status -> jdbc.sql("select * from organisations_to_publish()")
                .query(UUID.class)
                .list());
    }

    private void publish() {
        int worked = 0;
        for (LocalDate day : days()) {
            boolean kept = transaction.execute(status -> {
                Reading reading = readings.of(day, false, true);
                boolean effect = published.effect(reading) instanceof KeptEffect;
                return published.grid(reading) instanceof KeptGrid && effect;
            });
            worked += kept ? 0 : 1;
            if (worked == A_NIGHT) {
                return;
            }
        }
    }

    /** Ends of months of the programme, the last one first; none until people are kept counted. */
    private List<LocalDate> days() {
        Reading latest = transaction.execute(status -> readings.of(null, false, true));
        YearMonth last = YearMonth.from(readings.latest(true).plusDays(1)).minusMonths(1);
        return Stream.iterate(last, month -> month.minusMonths(1))
                .takeWhile(month -> latest.counted()
                        && !month.atEndOfMonth().isBefore(latest.programme().startsOn()))
                .map(YearMonth::atEndOfMonth)
                .toList();
    }
}
