package org.visibles.field;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.context.ApplicationContext;

/** Random histories of two phones of one member: what they note, and how it reaches the server. Several go on at once. */
final class SyncHistories implements AutoCloseable {

    /** Histories at once: the program works on one while the database works on another. */
    private static final int LANES = 3;

    private final BlockingQueue<Lane> lanes = new ArrayBlockingQueue<>(LANES);
    private final ExecutorService threads = Executors.newFixedThreadPool(LANES);

    SyncHistories(ApplicationContext context) {
        for (int lane = 0; lane < LANES; lane++) {
            lanes.add(new Lane(context));
        }
    }

    /** Fails unless the server has each thing of each history once in the end. */
    void play(List<Long> seeds) throws InterruptedException {
        List<Future<Object>> played = threads.invokeAll(
                seeds.stream().map(seed -> Executors.callable(() -> play(seed))).toList());
        for (Future<Object> each : played) {
            if (each.state() == Future.State.FAILED) {
                throw new AssertionError("of " + seeds, each.exceptionNow());
            }
        }
    }

    private void play(long seed) {
        Lane lane = Objects.requireNonNull(lanes.poll());
        try {
            lane.play(seed);
        } catch (RuntimeException | AssertionError failed) {
            throw new AssertionError("the history of seed " + seed, failed);
        } finally {
            lanes.add(lane);
        }
    }

    @Override
    public void close() {
        threads.shutdown();
        lanes.forEach(Lane::close);
    }
}
