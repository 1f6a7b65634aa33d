package org.visibles.kernel;

import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Work that somebody waits for and may call off: what it asks the database at that moment is cancelled. Whoever runs
 * transactions tells of each through {@link #begun} and {@link #ended}.
 */
public final class CallingOff {

    private static final ScopedValue<CallingOff> CURRENT = ScopedValue.newInstance();

    private final Map<Object, Runnable> asked = new IdentityHashMap<>();
    private boolean calledOff;

    /** In this thread; what the work starts elsewhere is not called off. */
    public void run(Runnable work) {
        ScopedValue.where(CURRENT, this).run(work);
    }

    /** Whether this thread does such work. */
    public static boolean possible() {
        return CURRENT.isBound();
    }

    /** @param cancel ends what the transaction asks, from another thread */
    public static void begun(Object transaction, Runnable cancel) {
        CURRENT.get().add(transaction, cancel);
    }

    /** Waits for a cancelling that is under way: the transaction's connection is somebody else's soon. */
    public static void ended(Object transaction) {
        CURRENT.get().remove(transaction);
    }

    private synchronized void add(Object transaction, Runnable cancel) {
        asked.put(transaction, cancel);
    }

    private synchronized void remove(Object transaction) {
        asked.remove(transaction);
    }

    /** By any thread, once or more often. */
    public synchronized void callOff() {
        if (!calledOff) {
            calledOff = true;
            asked.values().forEach(Runnable::run);
        }
    }
}
