package org.visibles.acquaintance;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.visibles.kernel.YouthId;
import org.visibles.matching.Described;
import org.visibles.messaging.RecurringJob;
import org.visibles.messaging.Rhythm;

/**
 * Compares the requests whose tick has come: at moments that are fixed when somebody asks, so that neither the answer nor
 * its time can be told from how long the asking took.
 */
@Component
class Tick implements RecurringJob {

    /** How often it may be set to come: whole parts of a day. */
    static final List<Integer> MINUTES = List.of(15, 30, 60, 120, 240, 720, 1_440);

    private record Taken(UUID request, YouthId youth, Described person) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final KnownElsewhere known;
    private final Clock clock;

    Tick(JdbcClient jdbc, PlatformTransactionManager transactions, KnownElsewhere known, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.known = known;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "acquaintance.tick";
    }

    @Override
    public Rhythm rhythm() {
        return Rhythm.every(Duration.ofMinutes(1));
    }

    /** Each request in a transaction of its own. */
    @Override
    public void run() {
        boolean more = true;
        while (more) {
            more = Boolean.TRUE.equals(transaction.execute(status -> {
                Optional<Taken> taken = take();
                taken.ifPresent(each -> known.compare(each.youth(), each.request(), each.person()));
                return taken.isPresent();
            }));
        }
    }

    private Optional<Taken> take() {
        LocalDate today = LocalDate.now(clock);
        return jdbc.sql("select * from take_acquaintance(?)")
                .param(OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .query((row, n) -> {
                    LocalDate met = row.getObject("first_contact_on", LocalDate.class);
                    return new Taken(
                            row.getObject("request_id", UUID.class),
                            new YouthId(row.getObject("youth_id", UUID.class)),
                            Descriptions.read(row, met == null ? today : met));
                })
                .optional();
    }
}
