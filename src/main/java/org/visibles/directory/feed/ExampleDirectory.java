package org.visibles.directory.feed;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.visibles.directory.feed.ImportRow.State;

/** Imports the invented structures and services as an administrator would, and waits for the end: for the demo and tests. */
@Component
@Profile({"demo", "test"})
public class ExampleDirectory {

    private final ImportRows rows;
    private final ImportWork work;
    private final TransactionTemplate transaction;

    ExampleDirectory(ImportRows rows, ImportWork work, PlatformTransactionManager transactions) {
        this.rows = rows;
        this.work = work;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Whoever acts must be an administrator. */
    public void fill() {
        take("structures.json");
        take("services.json");
    }

    private void take(String name) {
        UUID id = transaction.execute(status -> rows.begin(name, State.READING, null));
        if (!work.read(id, copy(name))) {
            throw new IllegalStateException("the example " + name + " was not read");
        }
        transaction.executeWithoutResult(status -> rows.move(id, State.READY, State.APPLYING));
        if (!work.apply(id)) {
            throw new IllegalStateException("the example " + name + " was not applied");
        }
    }

    private static Path copy(String name) {
        try (InputStream example = new ClassPathResource("demo/" + name).getInputStream()) {
            Path file = Files.createTempFile("visibles-directory", ".json");
            Files.copy(example, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
