package org.visibles.privacy;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
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

    /** One line, in the name of who acts when it is added. */
    record Line(
            UUID id,
            OffsetDateTime at,
            String action,
            @Nullable Subject subject,
            AccessOutcome outcome) {}

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

    /** What was done at this moment. */
    Line line(String action, @Nullable Subject subject, AccessOutcome outcome) {
        return new Line(
                Ids.next(), OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC), action, subject, outcome);
    }

    /** In the transaction that is under way, in the name of who acts; one statement. */
    void add(List<Line> lines) {
        Identity identity = member.identity().orElse(null);
        jdbc.sql("""
                insert into access_log (id, at, account_id, member_id, organisation_id, action, entity, entity_id, outcome)
                select line.id, line.at::timestamptz, ?::uuid, ?::uuid, ?::uuid, line.action, line.entity, line.entity_id, line.outcome
                from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::uuid[], ?::text[])
                  line (id, at, action, entity, entity_id, outcome)""")
                .param(identity == null ? null : identity.account().value())
                .param(identity == null ? null : identity.member().value())
                .param(identity == null ? null : identity.organisation().value())
                .param(lines.stream().map(Line::id).toArray(UUID[]::new))
                .param(texts(lines, line -> line.at().toString()))
                .param(texts(lines, Line::action))
                .param(texts(
                        lines,
                        line -> line.subject() == null ? null : line.subject().entity()))
                .param(lines.stream()
                        .map(line ->
                                line.subject() == null ? null : line.subject().id())
                        .toArray(UUID[]::new))
                .param(texts(lines, line -> line.outcome().name()))
                .update();
    }

    /** In a transaction of its own, which stays when the caller's is rolled back. */
    void addApart(List<Line> lines) {
        apart.executeWithoutResult(status -> add(lines));
    }

    private static @Nullable String[] texts(List<Line> lines, Function<Line, @Nullable String> column) {
        return lines.stream().map(column).toArray(String[]::new);
    }
}
