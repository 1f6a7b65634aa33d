package org.visibles.referral;

import java.time.Clock;
import java.time.LocalDate;
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

/** Ends each night what nobody has answered in time, in the name of whoever sent it; that member is told. */
@Component
class ReferralExpiry implements RecurringJob {

    private static final Logger LOG = LoggerFactory.getLogger(ReferralExpiry.class);

    private final JdbcClient jdbc;
    private final ReferralService referrals;
    private final ActingAs acting;
    private final Clock clock;

    ReferralExpiry(JdbcClient jdbc, ReferralService referrals, ActingAs acting, Clock clock) {
        this.jdbc = jdbc;
        this.referrals = referrals;
        this.acting = acting;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "referral.expiry";
    }

    @Override
    public Rhythm rhythm() {
        return Rhythm.dailyAt(LocalTime.of(0, 30));
    }

    /** One transaction for each sender: what fails for one does not keep the others waiting. */
    @Override
    public void run() {
        for (Identity sender : senders()) {
            try {
                acting.run(sender, referrals::expireDue);
            } catch (RuntimeException failed) {
                LOG.error("Referrals of organisation {} could not expire", sender.organisation(), failed);
            }
        }
    }

    private List<Identity> senders() {
        return jdbc.sql("select organisation_id, member_id from expired_senders(?)")
                .param(LocalDate.now(clock))
                .query((rs, n) -> new Identity(
                        AccountId.PROGRAM, // nobody has signed in
                        new MemberId(rs.getObject(2, UUID.class)),
                        new OrganisationId(rs.getObject(1, UUID.class)),
                        name(),
                        Set.of(Role.OUTREACH_WORKER)))
                .list();
    }
}
