package org.visibles.youth;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.kernel.ActingAs;
import org.visibles.kernel.Identity;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.Role;
import org.visibles.kernel.YouthId;
import org.visibles.messaging.RecurringJob;
import org.visibles.messaging.Rhythm;

/**
 * Has each organisation's records judged anew after a programme's rules changed: whoever changed them sees nobody. Each
 * record is a transaction of its own, and an organisation counts as done when all of its records are, so a run that
 * breaks off goes on at the next turn, past what is judged already.
 */
@Component
class EligibilityJob implements RecurringJob {

    private static final Logger LOG = LoggerFactory.getLogger(EligibilityJob.class);
    private static final UUID FIRST = new UUID(0, 0);

    private final JdbcClient jdbc;
    private final EligibilityReview review;
    private final ActingAs acting;

    EligibilityJob(JdbcClient jdbc, EligibilityReview review, ActingAs acting) {
        this.jdbc = jdbc;
        this.review = review;
        this.acting = acting;
    }

    @Override
    public String name() {
        return "youth.eligibility";
    }

    @Override
    public Rhythm rhythm() {
        return Rhythm.every(Duration.ofMinutes(5));
    }

    @Override
    public void run() {
        for (OrganisationId organisation : organisations()) {
            try {
                acting.run(Identity.ofProgram(organisation, name(), Role.OUTREACH_WORKER), this::judgeAll);
            } catch (RuntimeException failed) {
                LOG.error("Records of organisation {} could not be judged anew", organisation, failed);
            }
        }
    }

    private void judgeAll() {
        review.due().ifPresent(rules -> {
            Optional<UUID> after = Optional.of(FIRST);
            while (after.isPresent()) {
                EligibilityReview.Page page = review.look(rules, after.get());
                page.otherwise().forEach(this::judge);
                after = page.last();
            }
            review.done(rules);
        });
    }

    private void judge(YouthId id) {
        try {
            review.judge(id);
        } catch (NotFound left) {
            LOG.debug("{} is followed no more", id);
        }
    }

    private List<OrganisationId> organisations() {
        return jdbc.sql("select id from following_organisations() id")
                .query((row, n) -> new OrganisationId(row.getObject(1, UUID.class)))
                .list();
    }
}
