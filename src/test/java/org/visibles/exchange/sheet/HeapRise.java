package org.visibles.exchange.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;

/**
 * How much more of the heap is in use while something runs; printed, and bounded. No more can be in use than was ever
 * asked for; where much was, garbage is told apart by collecting it now and then.
 */
public final class HeapRise {

    private static final long EACH_MS = 1_000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long BEFORE = used();

    private HeapRise() {}

    public interface Work<T> {
        T run() throws IOException;
    }

    static <T> T of(String what, long mostMb, Work<T> work) {
        long[] most = {BEFORE};
        Thread look = Thread.ofPlatform().daemon().start(() -> look(most));
        long asked = THREADS.getCurrentThreadAllocatedBytes();
        try {
            return work.run();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            long allocated = THREADS.getCurrentThreadAllocatedBytes() - asked;
            look.interrupt();
            try {
                look.join();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
            long rise = allocated >> 20 < mostMb ? allocated : Math.max(most[0], used()) - BEFORE;
            System.out.println("heap rise of " + what + ": " + (rise >> 20) + " MB at most");
            assertThat(rise >> 20).as("MB for " + what).isLessThan(mostMb);
        }
    }

    /** The same for what other threads do: all garbage is collected before, now and then, and after. */
    public static void everywhere(String what, long mostMb, Runnable work) {
        long before = used();
        long[] most = {before};
        Thread look = Thread.ofPlatform().daemon().start(() -> look(most));
        try {
            work.run();
        } finally {
            look.interrupt();
        }
        long rise = Math.max(most[0], used()) - before >> 20;
        System.out.println("heap rise of " + what + ": " + rise + " MB at most");
        assertThat(rise).as("MB for " + what).isLessThan(mostMb);
    }

    private static void look(long[] most) {
        try {
            while (true) {
                Thread.sleep(EACH_MS);
                most[0] = Math.max(most[0], used());
            }
        } catch (InterruptedException done) {
            Thread.currentThread().interrupt();
        }
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
