package org.visibles.indicators;

import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
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
 * Works out what will be published as known at the ends of months, the last one first, so that nobody waits for it, be it
 * after a month's end or after a release that counts otherwise, and the files of the organisations with it; one at a time,
 * as that of a large programme keeps a processor busy for some minutes.
 */
@Component
class PublishingWork implements RecurringJob {

    private static final Logger LOG = LoggerFactory.getLogger(PublishingWork.class);
    private static final Duration PAUSE = Duration.ofMinutes(15);

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
        return Rhythm.every(PAUSE);
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
        for (LocalDate day : days()) {
            boolean effect = publish(day, published::publishEffect);
            boolean people = publish(day, published::publish);
            if (effect || people) {
                return;
            }
        }
    }

    /** Whether there was something to do. */
    private boolean publish(LocalDate day, Function<Reading, Optional<Runnable>> kind) {
        Optional<Runnable> rest = transaction.execute(status -> kind.apply(readings.of(day, false, true)));
        rest.ifPresent(Runnable::run);
        return rest.isPresent();
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
