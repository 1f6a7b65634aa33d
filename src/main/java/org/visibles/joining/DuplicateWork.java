package org.visibles.joining;

import java.time.Duration;
import java.time.LocalTime;
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
import org.visibles.messaging.RecurringJob;
import org.visibles.messaging.Rhythm;

/** Searches in the background, organisation by organisation: when a team lead asks, and each night. */
@Configuration(proxyBeanMethods = false)
class DuplicateWork {

    private static final Logger LOG = LoggerFactory.getLogger(DuplicateWork.class);

    @Bean
    RecurringJob duplicatesAsked(JdbcClient jdbc, DuplicateFinding finding, ActingAs acting) {
        return new ByOrganisation(
                "joining.duplicates",
                Rhythm.every(Duration.ofSeconds(10)),
                "select id from duplicates_asked() id",
                jdbc,
                acting,
                finding::run);
    }

    @Bean
    RecurringJob duplicatesEachNight(JdbcClient jdbc, Duplicates duplicates, ActingAs acting) {
        return new ByOrganisation(
                "joining.duplicates-each-night",
                Rhythm.dailyAt(LocalTime.of(2, 30)),
                "select id from following_organisations() id",
                jdbc,
                acting,
                duplicates::ask);
    }

    private record ByOrganisation(
            String name, Rhythm rhythm, String organisations, JdbcClient jdbc, ActingAs acting, Runnable work)
            implements RecurringJob {

        @Override
        public void run() {
            List<OrganisationId> due = jdbc.sql(organisations)
                    .query((row, n) -> new OrganisationId(row.getObject(1, UUID.class)))
                    .list();
            for (OrganisationId organisation : due) {
                try {
                    acting.run(Identity.ofProgram(organisation, name, Role.TEAM_LEAD), work);
                } catch (RuntimeException failed) {
                    LOG.error("{} failed for organisation {}", name, organisation, failed);
                }
            }
        }
    }
}
