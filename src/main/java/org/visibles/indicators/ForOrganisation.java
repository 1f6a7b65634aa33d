package org.visibles.indicators;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.visibles.indicators.Readings.Reading;
import org.visibles.kernel.ActingAs;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Identity;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.Role;
import org.visibles.kernel.RuleViolation;

/**
 * Has the program work out of a whole programme what the file of one of its organisations tells. The session of the
 * organisation reads nothing of the others: the program acts for the coordination in a transaction of its own, and only the
 * result is handed over.
 */
@Component
class ForOrganisation {

    /** As long as whoever asks first for the programme's figures waits. */
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final CurrentMember member;
    private final ActingAs acting;
    private final JdbcClient jdbc;
    private final TransactionTemplate apart;
    /** One at a time: who waits holds one connection, not two. */
    private final ReentrantLock turn = new ReentrantLock(true);

    ForOrganisation(CurrentMember member, ActingAs acting, JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.member = member;
        this.acting = acting;
        this.jdbc = jdbc;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** What is worked out of the whole programme for one organisation: nothing of it may concern another. */
    interface Work<T> {
        T of(Reading whole, UUID organisation);
    }

    /**
     * Unless it is found when it is one's turn.
     *
     * @return nothing where nobody coordinates the programme, so that nothing of it is published
     * @throws RuleViolation {@code rule.indicators.busy} when others take too long
     */
    <T> Optional<T> of(Reading own, Supplier<Optional<T>> found, Work<T> work) {
        try {
            if (!turn.tryLock(PATIENCE.toMinutes(), TimeUnit.MINUTES)) {
                throw new RuleViolation("rule.indicators.busy");
            }
        } catch (InterruptedException called) {
            Thread.currentThread().interrupt();
            throw new RuleViolation("rule.indicators.busy");
        }
        try {
            return found.get().or(() -> work(own, work));
        } finally {
            turn.unlock();
        }
    }

    private <T> Optional<T> work(Reading own, Work<T> work) {
        UUID organisation = member.scope().organisation().value();
        return coordinating(own).map(coordination -> {
            Identity program =
                    Identity.ofProgram(new OrganisationId(coordination), "indicators.own-file", Role.COORDINATOR);
            AtomicReference<@Nullable T> result = new AtomicReference<>();
            acting.run(
                    program,
                    () -> apart.executeWithoutResult(status -> result.set(work.of(own.ofProgramme(), organisation))));
            return Objects.requireNonNull(result.get());
        });
    }

    private Optional<UUID> coordinating(Reading own) {
        return jdbc.sql("""
                        select o.id from organisation o join programme_participant p on p.organisation_id = o.id
                        where p.programme_id = ? and o.kind = 'METROPOLE' order by o.active desc, o.id limit 1""")
                .param(own.programme().id().value())
                .query(UUID.class)
                .optional();
    }
}
