package org.visibles.acquaintance;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.kernel.ActingAs;
import org.visibles.kernel.Identity;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.Role;
import org.visibles.messaging.RecurringJob;
import org.visibles.messaging.Rhythm;

/** Files those whose records are older than the filing, or than its scheme of keys; organisation by organisation. */
@Component
class FilingJob implements RecurringJob {

    private static final Logger LOG = LoggerFactory.getLogger(FilingJob.class);

    private final JdbcClient jdbc;
    private final Filing filing;
    private final ActingAs acting;

    FilingJob(JdbcClient jdbc, Filing filing, ActingAs acting) {
        this.jdbc = jdbc;
        this.filing = filing;
        this.acting = acting;
    }

    @Override
    public String name() {
        return "acquaintance.file";
    }

    @Override
    public Rhythm rhythm() {
        return Rhythm.every(Duration.ofHours(1));
    }

    @Override
    public void run() {
        for (OrganisationId organisation : organisations()) {
            try {
                acting.run(Identity.ofProgram(organisation, name(), Role.OUTREACH_WORKER), this::fileAll);
            } catch (RuntimeException failed) {
                LOG.error("The people of organisation {} could not be filed", organisation, failed);
            }
        }
    }

    private void fileAll() {
        int filed = Filing.PAGE;
        while (filed == Filing.PAGE) {
            filed = filing.catchUp();
        }
    }

    private List<OrganisationId> organisations() {
        return jdbc.sql("select id from following_organisations() id")
                .query((row, n) -> new OrganisationId(row.getObject(1, UUID.class)))
                .list();
    }
}
