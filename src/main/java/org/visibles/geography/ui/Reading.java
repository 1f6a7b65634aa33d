package org.visibles.geography.ui;

import com.vaadin.flow.component.UI;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.concurrent.DelegatingSecurityContextRunnable;

/** Reads a temporary file beside the page, which sees how far it is and may give up; deletes the file in the end. */
final class Reading {

    private static final Logger LOG = LoggerFactory.getLogger(Reading.class);

    private final UI ui;
    private final Path file;
    private final DoubleConsumer progress;
    private volatile boolean cancelled;
    private int shownPercent;

    /** @param progress told from 0 to 1, in the page */
    Reading(UI ui, Path file, DoubleConsumer progress) {
        this.ui = ui;
        this.file = file;
        this.progress = progress;
    }

    /** Given up by the one who waited. */
    static final class Cancelled extends CancellationException {}

    interface Work<T> {
        T with(LongConsumer bytes) throws IOException;
    }

    /** As whoever acts now. */
    <T> void start(Work<T> work, Consumer<T> done, Consumer<Exception> failed) {
        Thread.ofVirtual().start(new DelegatingSecurityContextRunnable(() -> {
            try {
                long size = Math.max(Files.size(file), 1);
                T read = work.with(bytes -> tell((int) (bytes * 100 / size)));
                ui.access(() -> done.accept(read));
            } catch (IOException | RuntimeException why) {
                LOG.debug("A file of quarters was not read", why);
                ui.access(() -> failed.accept(why));
            } finally {
                delete();
            }
        }));
    }

    private void tell(int percent) {
        if (cancelled || !ui.isAttached()) {
            throw new Cancelled();
        }
        if (percent > shownPercent) {
            shownPercent = percent;
            ui.access(() -> progress.accept(Math.min(percent / 100.0, 1)));
        }
    }

    void cancel() {
        cancelled = true;
    }

    private void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            throw new UncheckedIOException(stays);
        }
    }
}
