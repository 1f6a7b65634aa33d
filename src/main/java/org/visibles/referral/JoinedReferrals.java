package org.visibles.referral;

import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.kernel.RuleViolation;
import org.visibles.kernel.YouthId;
import org.visibles.youth.JoinedRecords;

/** Referrals go to the record that stays, with what was disclosed; to one partner one is under way at a time. */
@Component
@Order(40)
class JoinedReferrals implements JoinedRecords {

    private final JdbcClient jdbc;

    JoinedReferrals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> moved() {
        return Set.of("referral");
    }

    @Override
    public Set<String> kept() {
        return Set.of("referral_disclosure");
    }

    @Override
    public void check(YouthId stays, YouthId goes) {
        jdbc.sql("""
                        select o.name from referral a join referral b on b.recipient_id = a.recipient_id
                        join organisation o on o.id = a.recipient_id
                        where a.youth_id = ? and b.youth_id = ?
                          and a.status in ('SENT', 'ACCEPTED', 'SCHEDULED', 'ATTENDED', 'MISSED', 'STARTED') and a.agreement_withdrawn_on is null
                          and b.status in ('SENT', 'ACCEPTED', 'SCHEDULED', 'ATTENDED', 'MISSED', 'STARTED') and b.agreement_withdrawn_on is null
                        order by o.name limit 1""")
                .params(stays.value(), goes.value())
                .query(String.class)
                .optional()
                .ifPresent(partner -> {
                    throw new RuleViolation("rule.referral.joined-both-open", partner);
                });
    }
}
