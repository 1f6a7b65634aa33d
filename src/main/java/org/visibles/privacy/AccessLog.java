package org.visibles.privacy;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Ids;

/** Adds to the access log: who, organisation, what, when, and ids; never a name. */
@Component
class AccessLog {

    /** What was touched: {@code YOUTH}, {@code REFERRAL}, {@code CONTACT} or {@code ENCOUNTER}. */
    record Subject(String entity, UUID id) {}

    private final JdbcClient jdbc;
    private final CurrentMember member;
    private final Clock clock;
    private final TransactionTemplate apart;

    AccessLog(JdbcClient jdbc, CurrentMember member, Clock clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.member = member;
        this.clock = clock;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** In the transaction that is under way. */
    void add(String action, @Nullable Subject subject, AccessOutcome outcome) {
        Identity identity = member.identity().orElse(null);
        jdbc.sql("""
                insert into access_log (id, at, account_id, member_id, organisation_id, action, entity, entity_id, outcome)
                values (?, ?, ?::uuid, ?::uuid, ?::uuid, ?, ?, ?::uuid, ?)""")
                .param(Ids.next())
                .param(OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param(identity == null ? null : identity.account().value())
                .param(identity == null ? null : identity.member().value())
                .param(identity == null ? null : identity.organisation().value())
                .param(action)
                .param(subject == null ? null : subject.entity())
                .param(subject == null ? null : subject.id())
                .param(outcome.name())
                .update();
    }

    /** In a transaction of its own, which stays when the caller's is rolled back. */
    void addApart(String action, @Nullable Subject subject, AccessOutcome outcome) {
        apart.executeWithoutResult(status -> add(action, subject, outcome));
    }
}
