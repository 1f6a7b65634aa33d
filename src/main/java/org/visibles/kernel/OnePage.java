package org.visibles.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Supplier;

/**
 * The reads of one page taken together: what several of its parts ask for is read once, and what is to be written about
 * the reads is written once, at their end. It holds for one thread and one call, so nothing is remembered from one
 * request or one member to the next; outside of it every read is a read. Nothing is to be changed inside.
 */
public final class OnePage {

    private static final ScopedValue<OnePage> CURRENT = ScopedValue.newInstance();

    private final Map<Object, Object> remembered = new HashMap<>();
    private final List<Runnable> ends = new ArrayList<>();

    private OnePage() {}

    /** Runs the reads of a page, then what they left for the end, even when they fail; one inside another is part of it. */
    public static void read(Runnable reads) {
        if (CURRENT.isBound()) {
            reads.run();
            return;
        }
        OnePage page = new OnePage();
        ScopedValue.where(CURRENT, page).run(() -> {
            try {
                reads.run();
            } finally {
                page.ends.forEach(Runnable::run);
            }
        });
    }

    public static boolean open() {
        return CURRENT.isBound();
    }

    /**
     * What {@code read} gave the first time on this page; access is for the caller to check, each time.
     *
     * @param key of what is read, with all that it depends on
     */
    @SuppressWarnings("unchecked")
    public static <T> T once(Object key, Supplier<T> read) {
        if (!CURRENT.isBound()) {
            return read.get();
        }
        Map<Object, Object> remembered = CURRENT.get().remembered;
        if (remembered.get(key) instanceof Object known) {
            return (T) known;
        }
        T first = read.get();
        remembered.put(key, first);
        return first;
    }

    /**
     * Leaves something to be done when all reads of the page are.
     *
     * @throws NoSuchElementException when no page is {@link #open}
     */
    public static void atEnd(Runnable end) {
        CURRENT.get().ends.add(end);
    }
}
