package org.visibles.acquaintance;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.kernel.ActingAs;
import org.visibles.kernel.Identity;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.Role;
import org.visibles.matching.Described;
import org.visibles.matching.Matching;
import org.visibles.messaging.RecurringJob;
import org.visibles.messaging.Rhythm;

/** Estimates weights where a team lead has asked for it, each organisation's from its own records. */
@Component
class WeightsJob implements RecurringJob {

    /** Of fewer nothing can be learnt. */
    private static final int FEWEST = 20;

    private static final Logger LOG = LoggerFactory.getLogger(WeightsJob.class);

    private final JdbcClient jdbc;
    private final WeightsEstimation estimation;
    private final ActingAs acting;

    WeightsJob(JdbcClient jdbc, WeightsEstimation estimation, ActingAs acting) {
        this.jdbc = jdbc;
        this.estimation = estimation;
        this.acting = acting;
    }

    @Override
    public String name() {
        return "acquaintance.weights";
    }

    @Override
    public Rhythm rhythm() {
        return Rhythm.every(Duration.ofSeconds(10));
    }

    @Override
    public void run() {
        List<OrganisationId> waiting = jdbc.sql("select organisation_id from estimations_to_run()")
                .query((row, n) -> new OrganisationId(row.getObject(1, UUID.class)))
                .list();
        for (OrganisationId organisation : waiting) {
            acting.run(
                    Identity.ofProgram(organisation, name(), Role.TEAM_LEAD),
                    () -> estimation.wish().ifPresent(this::estimate));
        }
    }

    private void estimate(WeightsEstimation.Wish wish) {
        try {
            estimation.reached(wish, 0);
            List<Described> people = estimation.people();
            if (people.size() < FEWEST) {
                estimation.end(wish);
                return;
            }
            Matching matching = new Matching(people);
            estimation.keep(wish, matching.estimate(percent -> estimation.reached(wish, percent)), people.size());
        } catch (CancellationException stopped) {
            estimation.end(wish);
        } catch (RuntimeException failed) {
            LOG.error("The weights could not be estimated", failed);
            estimation.end(wish);
        }
    }
}
