package org.visibles.exchange;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.kernel.AccountId;
import org.visibles.kernel.ActingAs;
import org.visibles.kernel.Identity;
import org.visibles.kernel.MemberId;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.Role;
import org.visibles.messaging.RecurringJob;
import org.visibles.messaging.Rhythm;

/** Goes on with imports whose node died, in the name of whoever began them; forgets what lists said after some days. */
@Component
class StalledImports implements RecurringJob {

    /** Rows beside the records are kept so long. */
    static final Duration KEPT = Duration.ofDays(14);

    private static final Logger LOG = LoggerFactory.getLogger(StalledImports.class);

    private final JdbcClient jdbc;
    private final ListWork work;
    private final ActingAs acting;
    private final Clock clock;

    StalledImports(JdbcClient jdbc, ListWork work, ActingAs acting, Clock clock) {
        this.jdbc = jdbc;
        this.work = work;
        this.acting = acting;
        this.clock = clock;
    }

    private record Stalled(UUID id, Identity who) {}

    @Override
    public String name() {
        return "exchange.stalled";
    }

    @Override
    public Rhythm rhythm() {
        return Rhythm.every(Duration.ofMinutes(1));
    }

    @Override
    public void run() {
        OffsetDateTime now = OffsetDateTime.now(clock);
        jdbc.sql("select forget_import_rows(?)")
                .param(now.minus(KEPT))
                .query(Long.class)
                .single();
        for (Stalled each : stalled(now.minus(ListWork.SILENCE))) {
            try {
                acting.run(each.who(), () -> work.resume(each.id()));
            } catch (RuntimeException failed) {
                LOG.error("Import {} could not be gone on with", each.id(), failed);
            }
        }
    }

    private List<Stalled> stalled(OffsetDateTime before) {
        return jdbc.sql("select id, organisation_id, member_id from stalled_imports(?)")
                .param(before)
                .query((row, n) -> new Stalled(
                        row.getObject(1, UUID.class),
                        new Identity(
                                AccountId.PROGRAM,
                                new MemberId(row.getObject(3, UUID.class)),
                                new OrganisationId(row.getObject(2, UUID.class)),
                                name(),
                                Set.of(Role.TEAM_LEAD))))
                .list();
    }
}
