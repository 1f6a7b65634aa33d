package org.visibles.exchange.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicBoolean;

/** How much more of the heap is in use while something runs, garbage aside; printed, and bounded. */
public final class HeapRise {

    private static final long EACH_MS = 200;

    private HeapRise() {}

    public interface Work<T> {
        T run() throws IOException;
    }

    public static <T> T of(String what, long mostMb, Work<T> work) {
        long before = used();
        long[] most = {before};
        AtomicBoolean done = new AtomicBoolean();
        Thread look = Thread.ofPlatform().start(() -> {
            while (!done.get()) {
                most[0] = Math.max(most[0], used());
                try {
                    Thread.sleep(EACH_MS);
                } catch (InterruptedException ended) {
                    return;
                }
            }
        });
        try {
            return work.run();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            done.set(true);
            look.interrupt();
            try {
                look.join();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
            long rise = (Math.max(most[0], used()) - before) >> 20;
            System.out.println("heap rise of " + what + ": " + rise + " MB");
            assertThat(rise).as("MB for " + what).isLessThan(mostMb);
        }
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
