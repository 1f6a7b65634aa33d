package org.visibles.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.concurrent.DelegatingSecurityContextRunnable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.visibles.exchange.column.RowReader;
import org.visibles.kernel.Incident;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.RuleViolation;
import org.visibles.kernel.YouthId;

/**
 * The long part of an import, beside the page and as whoever asked for it. Each step is a transaction of its own and can
 * be begun again: what the server did not finish, {@link StalledImports} goes on with.
 */
@Component
class ListWork {

    /** Without a sign of life for so long, the node that worked on an import is gone. */
    static final Duration SILENCE = Duration.ofMinutes(2);

    private static final int TAKE_BACK = 25;

    private final ImportRecords imports;
    private final StagedRows rows;
    private final RowTraits traits;
    private final MadeRecords made;
    private final ListReading reading;
    private final ListChecking checking;
    private final ListApplying applying;
    private final TakeBack takeBack;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ListWork(
            ImportRecords imports,
            StagedRows rows,
            RowTraits traits,
            MadeRecords made,
            ListReading reading,
            ListChecking checking,
            ListApplying applying,
            TakeBack takeBack,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.imports = imports;
        this.rows = rows;
        this.traits = traits;
        this.made = made;
        this.reading = reading;
        this.checking = checking;
        this.applying = applying;
        this.takeBack = takeBack;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Somebody asked to stop. */
    private static final class Cancelled extends RuntimeException {}

    private interface Work {
        void run() throws IOException;
    }

    /** Once the caller's transaction is committed; until then there is nothing to work on. */
    void afterCommit(Runnable work) {
        Runnable asCaller = new DelegatingSecurityContextRunnable(work);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                Thread.ofVirtual().name("list-import").start(asCaller);
            }
        });
    }

    /** Reads the file, and deletes it. */
    void read(UUID id, Path file, @Nullable String sheet) {
        guarded(id, ImportState.READING, ImportState.DISCARDED, () -> {
            try {
                reading.read(id, file, sheet, lines -> tell(id, lines, 0));
            } finally {
                Files.deleteIfExists(file);
            }
        });
    }

    void check(UUID id) {
        guarded(id, ImportState.CHECKING, ImportState.MAPPING, () -> {
            ImportedList list = list(id);
            RowReader reader = transaction.execute(status -> checking.reader(list));
            transaction.executeWithoutResult(status -> traits.forget(id));
            if (list.terms().pseudonymous()) {
                each(
                        list,
                        batch -> rows.rewrite(
                                id,
                                batch.stream().map(ListedRow::number).toList(),
                                batch.stream()
                                        .map(row -> reader.withoutIdentity(row.cells()))
                                        .toList()));
            }
            long[] done = {0};
            each(list, batch -> {
                checking.check(list, reader, batch);
                done[0] += batch.size();
                tellInside(id, done[0], list.total());
            });
            transaction.executeWithoutResult(status -> {
                rows.number(id);
                imports.move(id, ImportState.READY, ImportState.CHECKING);
            });
        });
    }

    private void each(ImportedList list, java.util.function.Consumer<List<ListedRow>> work) {
        long after = 0;
        for (boolean more = true; more; ) {
            long last = after;
            List<ListedRow> batch = transaction.execute(status -> {
                List<ListedRow> some = rows.after(list.id(), last, ListChecking.BATCH);
                if (!some.isEmpty()) {
                    work.accept(some);
                }
                return some;
            });
            more = batch.size() == ListChecking.BATCH;
            after = batch.isEmpty() ? after : batch.getLast().number();
        }
    }

    void apply(UUID id) {
        apply(id, number -> {});
    }

    void apply(UUID id, ListApplying.Pulse pulse) {
        guarded(id, ImportState.APPLYING, ImportState.READY, () -> {
            ImportedList list = list(id);
            RowReader reader = transaction.execute(status -> checking.reader(list));
            long done = list.done();
            for (int some = applying.next(list, reader, pulse); some > 0; some = applying.next(list, reader, pulse)) {
                done += some;
                tell(id, done, list.total());
            }
            transaction.executeWithoutResult(status -> imports.move(id, ImportState.APPLIED, ImportState.APPLYING));
        });
    }

    void undo(UUID id) {
        guarded(id, ImportState.UNDOING, ImportState.APPLIED, () -> {
            long total = list(id).total();
            long done = 0;
            while (true) {
                List<YouthId> some = transaction.execute(status -> made.toTakeBack(id, TAKE_BACK));
                if (some.isEmpty()) {
                    break;
                }
                some.forEach(takeBack::takeBack);
                done += some.size();
                tell(id, done, Math.max(total, done));
            }
            transaction.executeWithoutResult(status -> imports.move(id, ImportState.UNDONE, ImportState.UNDOING));
        });
    }

    /** Goes on with what another node left. */
    void resume(UUID id) {
        OffsetDateTime silent = OffsetDateTime.now(clock).minus(SILENCE);
        if (!Boolean.TRUE.equals(transaction.execute(status -> imports.takeOver(id, silent)))) {
            return;
        }
        switch (list(id).state()) {
            case READING -> // the file is gone with the node
                transaction.executeWithoutResult(status -> {
                    rows.remove(id);
                    imports.fail(id, "exchange.interrupted", List.of());
                });
            case CHECKING -> check(id);
            case APPLYING -> apply(id);
            case UNDOING -> undo(id);
            case MAPPING, READY, APPLIED, UNDONE, FAILED, DISCARDED -> {}
        }
    }

    private ImportedList list(UUID id) {
        return transaction.execute(status -> imports.find(id).orElseThrow(NotFound::new));
    }

    /** What is refused or fails is told; what is stopped goes back to where it can be begun again. */
    private void guarded(UUID id, ImportState running, ImportState stopped, Work work) {
        try {
            work.run();
        } catch (Cancelled given) {
            transaction.executeWithoutResult(status -> {
                if (stopped == ImportState.DISCARDED) {
                    rows.remove(id);
                }
                imports.move(id, stopped, running);
            });
        } catch (RuleViolation rule) {
            fail(
                    id,
                    running,
                    rule.key(),
                    rule.arguments().stream().map(String::valueOf).toList());
        } catch (IOException | RuntimeException failed) {
            fail(id, running, "exchange.failed", List.of(Incident.log(failed)));
        }
    }

    private void fail(UUID id, ImportState running, String failure, List<String> arguments) {
        transaction.executeWithoutResult(status -> {
            if (running == ImportState.READING) {
                rows.remove(id);
            }
            imports.fail(id, failure, arguments);
        });
    }

    private void tell(UUID id, long done, long total) {
        if (!Boolean.TRUE.equals(transaction.execute(status -> imports.tell(id, done, total)))) {
            throw new Cancelled();
        }
    }

    private void tellInside(UUID id, long done, long total) {
        if (!imports.tell(id, done, total)) {
            throw new Cancelled();
        }
    }
}
