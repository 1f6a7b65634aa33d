package org.visibles.directory.feed;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.security.concurrent.DelegatingSecurityContextRunnable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.visibles.directory.feed.ImportRow.State;
import org.visibles.directory.feed.ImportRows.Cancelled;
import org.visibles.kernel.Incident;
import org.visibles.kernel.RuleViolation;

/** The long part of an import, beside the page and as whoever asked for it: fetches, reads, compares, applies. */
@Component
class ImportWork {

    private static final Duration TELL_EVERY = Duration.ofMillis(500);

    private final ImportRows rows;
    private final Staging staging;
    private final Comparison comparison;
    private final Applying applying;
    private final DirectoryDownload download;
    private final TransactionTemplate transaction;
    private final TransactionTemplate beside;
    private final Clock clock;

    ImportWork(
            ImportRows rows,
            Staging staging,
            Comparison comparison,
            Applying applying,
            DirectoryDownload download,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.rows = rows;
        this.staging = staging;
        this.comparison = comparison;
        this.applying = applying;
        this.download = download;
        this.transaction = new TransactionTemplate(transactions);
        this.beside = new TransactionTemplate(transactions);
        beside.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    /** Once the caller's transaction is committed; until then there is nothing to work on. */
    void afterCommit(Runnable work) {
        Runnable asCaller = new DelegatingSecurityContextRunnable(work);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                Thread.ofVirtual().name("directory-import").start(asCaller);
            }
        });
    }

    /** Fetches and reads; gives whether it is ready to be applied. */
    boolean fetch(UUID id, URI address) {
        return guarded(id, () -> {
            Path file = Files.createTempFile("visibles-directory", ".fetched");
            try {
                download.fetch(address, file, (done, total) -> tell(id, done, total));
                transaction.executeWithoutResult(status -> rows.move(id, State.FETCHING, State.READING));
                readFile(id, file);
            } finally {
                Files.deleteIfExists(file);
            }
        });
    }

    /** Reads the file, and deletes it; gives whether it is ready to be applied. */
    boolean read(UUID id, Path file) {
        return guarded(id, () -> {
            try {
                readFile(id, file);
            } finally {
                Files.deleteIfExists(file);
            }
        });
    }

    private void readFile(UUID id, Path file) throws IOException {
        long size = Files.size(file);
        if (size > DirectoryImport.LARGEST) {
            throw new RuleViolation("rule.directory.import.size", DirectoryImport.LARGEST >> 20);
        }
        Encoding encoding = Encoding.of(file);
        Findings findings = new Findings();
        Staging.Batch batch = staging.of(id, findings);
        DirectoryFile.read(file, encoding, paced(bytes -> tell(id, bytes, size)), (number, record) -> {
            if (record == null) {
                findings.noObject(number);
            } else {
                batch.add(Check.check(number, record));
            }
        });
        batch.flush();
        tell(id, size, size);
        transaction.executeWithoutResult(status -> {
            comparison.planAnew();
            comparison.firstWithoutStructure(id).forEach(findings::add);
            rows.problems(id, findings.told());
            if (findings.taken() == 0) {
                return;
            }
            rows.ready(id, encoding, compared(id, findings.counts(encoding.strangeLine())));
        });
        if (findings.taken() == 0) {
            ImportCounts counts = findings.counts(encoding.strangeLine());
            throw new RuleViolation("rule.directory.import.nothing", counts.rejected());
        }
    }

    private ImportCounts compared(UUID id, ImportCounts counts) {
        return new ImportCounts(
                counts.structures(),
                counts.services(),
                counts.rejected(),
                counts.leftOut(),
                counts.unknown(),
                counts.duplicates(),
                counts.withoutCommune(),
                comparison.withoutStructure(id),
                counts.strangeLine(),
                comparison.of(id, Kind.STRUCTURE),
                comparison.of(id, Kind.SERVICE));
    }

    /** In one transaction; gives whether it was applied. */
    boolean apply(UUID id) {
        return guarded(
                id,
                () -> transaction.executeWithoutResult(status -> {
                    applying.alone();
                    comparison.planAnew();
                    ImportCounts shown = rows.find(id).orElseThrow().counts();
                    ImportCounts now = compared(id, shown);
                    if (!Objects.equals(now, shown)) {
                        rows.overtaken(id, now);
                        return;
                    }
                    long total = shown.structures() + shown.services() + shown.rejected();
                    applying.apply(id, clock.instant(), paced(done -> tell(id, done, total)));
                    if (!beside(() -> rows.tell(id, total, total))) {
                        throw new Cancelled();
                    }
                    rows.end(id, State.APPLIED, null, List.of());
                }));
    }

    private interface Work {
        void run() throws IOException;
    }

    private boolean guarded(UUID id, Work work) {
        try {
            work.run();
            return true;
        } catch (Cancelled given) {
            end(id, State.CANCELLED, null, List.of());
        } catch (RuleViolation rule) {
            end(
                    id,
                    State.FAILED,
                    rule.key(),
                    rule.arguments().stream().map(String::valueOf).toList());
        } catch (IOException | RuntimeException failed) {
            end(id, State.FAILED, "directory.import.failed", List.of(Incident.log(failed)));
        }
        return false;
    }

    private void end(UUID id, State state, @Nullable String failure, List<String> arguments) {
        transaction.executeWithoutResult(status -> rows.end(id, state, failure, arguments));
    }

    private void tell(UUID id, long done, long total) {
        if (!beside(() -> rows.tell(id, done, total))) {
            throw new Cancelled();
        }
    }

    private boolean beside(java.util.function.BooleanSupplier work) {
        return Boolean.TRUE.equals(beside.execute(status -> work.getAsBoolean()));
    }

    /** Passes on at most two values a second. */
    private LongConsumer paced(LongConsumer listener) {
        return new LongConsumer() {
            private Instant next = Instant.MIN;

            @Override
            public void accept(long value) {
                Instant now = clock.instant();
                if (!now.isBefore(next)) {
                    next = now.plus(TELL_EVERY);
                    listener.accept(value);
                }
            }
        };
    }
}
