package org.visibles.directory.feed;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.visibles.directory.feed.Feeds.Due;
import org.visibles.directory.feed.ImportRow.State;
import org.visibles.kernel.AccountId;
import org.visibles.kernel.ActingAs;
import org.visibles.kernel.Identity;
import org.visibles.kernel.MemberId;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.Role;
import org.visibles.kernel.RuleViolation;
import org.visibles.messaging.Notifications;
import org.visibles.messaging.RecurringJob;
import org.visibles.messaging.Rhythm;

/**
 * Fetches and reads what an address gives, when its turn comes, and tells whoever set it: what would change is looked at
 * by a person before it does, or why there is nothing to look at.
 */
@Component
class ScheduledImport implements RecurringJob {

    private static final Duration LOOK = Duration.ofHours(1);
    private static final UUID NOBODY = new UUID(0, 0);

    private final Feeds feeds;
    private final ImportRows rows;
    private final ImportWork work;
    private final Notifications notifications;
    private final ActingAs acting;
    private final TransactionTemplate transaction;

    ScheduledImport(
            Feeds feeds,
            ImportRows rows,
            ImportWork work,
            Notifications notifications,
            ActingAs acting,
            PlatformTransactionManager transactions) {
        this.feeds = feeds;
        this.rows = rows;
        this.work = work;
        this.notifications = notifications;
        this.acting = acting;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public String name() {
        return "directory.import";
    }

    @Override
    public Rhythm rhythm() {
        return Rhythm.every(LOOK);
    }

    @Override
    public void run() {
        acting.run(program(), () -> {
            transaction.executeWithoutResult(status -> rows.reap());
            List<Due> due = transaction.execute(status -> feeds.due());
            due.forEach(this::look);
        });
    }

    private void look(Due due) {
        UUID id;
        try {
            id = transaction.execute(status -> {
                UUID begun = rows.begin(due.address().getHost(), State.FETCHING, due.id());
                feeds.started(due.id());
                return begun;
            });
        } catch (RuleViolation busy) {
            return; // somebody imports by hand: it has its turn an hour later
        }
        boolean ready = work.fetch(id, due.address());
        transaction.executeWithoutResult(status -> notifications.toMember(
                due.setBy(),
                ready ? "directory.notice.ready" : "directory.notice.failed",
                List.of(due.address().getHost()),
                "import-annuaire"));
    }

    /** No account: nobody has signed in. */
    private Identity program() {
        return new Identity(
                new AccountId(NOBODY),
                MemberId.PROGRAM,
                new OrganisationId(NOBODY),
                name(),
                Set.of(Role.ADMINISTRATOR));
    }
}
