package org.visibles.reminder;

import java.time.LocalTime;
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

/**
 * Goes each morning through the organisations that have a part in a referral under way, in each under its own row
 * security; then through those that coordinate. What fails for one does not keep the others waiting.
 */
@Component
class ReminderJob implements RecurringJob {

    private static final Logger LOG = LoggerFactory.getLogger(ReminderJob.class);

    private final JdbcClient jdbc;
    private final Reminders reminders;
    private final Silences silences;
    private final ActingAs acting;

    ReminderJob(JdbcClient jdbc, Reminders reminders, Silences silences, ActingAs acting) {
        this.jdbc = jdbc;
        this.reminders = reminders;
        this.silences = silences;
        this.acting = acting;
    }

    @Override
    public String name() {
        return "reminder.referrals";
    }

    /** After the night's expiry, before the offices open. */
    @Override
    public Rhythm rhythm() {
        return Rhythm.dailyAt(LocalTime.of(7, 0));
    }

    @Override
    public void run() {
        all("reminding_organisations", Set.of(Role.OUTREACH_WORKER, Role.TEAM_LEAD), reminders::remind);
        all("coordinating_organisations", Set.of(Role.COORDINATOR), silences::tell);
    }

    private void all(String function, Set<Role> roles, Runnable work) {
        for (OrganisationId organisation : organisations(function)) {
            try {
                acting.run(program(organisation, roles), work);
            } catch (RuntimeException failed) {
                LOG.error("Organisation {} could not be reminded", organisation, failed);
            }
        }
    }

    private List<OrganisationId> organisations(String function) {
        return jdbc.sql("select id from " + function + "() id order by id")
                .query((rs, n) -> new OrganisationId(rs.getObject(1, UUID.class)))
                .list();
    }

    private Identity program(OrganisationId organisation, Set<Role> roles) {
        return new Identity(AccountId.PROGRAM, MemberId.PROGRAM, organisation, name(), roles);
    }
}
