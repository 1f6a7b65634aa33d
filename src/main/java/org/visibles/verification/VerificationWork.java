package org.visibles.verification;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.visibles.kernel.ActingAs;
import org.visibles.kernel.Identity;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.Role;
import org.visibles.kernel.StaleVersion;
import org.visibles.messaging.RecurringJob;
import org.visibles.messaging.Rhythm;

/** What goes on in the background, organisation by organisation: what fails for one does not keep the others waiting. */
@Configuration(proxyBeanMethods = false)
class VerificationWork {

    private static final Logger LOG = LoggerFactory.getLogger(VerificationWork.class);

    /** Asks where a record was named later, a competence changed, or the rules came after the records. */
    @Bean
    RecurringJob askingAgain(JdbcClient jdbc, Asking asking, ActingAs acting) {
        return new ByOrganisation(
                "verification.ask",
                Duration.ofHours(1),
                "select id from following_organisations() id",
                jdbc,
                acting,
                asking::catchUp);
    }

    /** Has the answers taken over; what somebody is editing at that moment has its turn next time. */
    @Bean
    RecurringJob takingAnswersOver(JdbcClient jdbc, Answering answering, ActingAs acting) {
        return new ByOrganisation(
                "verification.apply",
                Duration.ofSeconds(10),
                "select organisation_id from checks_to_apply()",
                jdbc,
                acting,
                () -> {
                    for (Answering.Answer answer : answering.due()) {
                        try {
                            answering.apply(answer);
                        } catch (StaleVersion editing) {
                            LOG.info("The answer to check {} waits: its record is being edited", answer.check());
                        }
                    }
                });
    }

    private record ByOrganisation(
            String name, Duration pause, String organisations, JdbcClient jdbc, ActingAs acting, Runnable work)
            implements RecurringJob {

        @Override
        public Rhythm rhythm() {
            return Rhythm.every(pause);
        }

        @Override
        public void run() {
            List<OrganisationId> due = jdbc.sql(organisations)
                    .query((row, n) -> new OrganisationId(row.getObject(1, UUID.class)))
                    .list();
            for (OrganisationId organisation : due) {
                try {
                    acting.run(Identity.ofProgram(organisation, name, Role.OUTREACH_WORKER), work);
                } catch (RuntimeException failed) {
                    LOG.error("{} failed for organisation {}", name, organisation, failed);
                }
            }
        }
    }
}
