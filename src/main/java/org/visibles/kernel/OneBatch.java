package org.visibles.kernel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Many records made one after the other: what all of them look up, and none of them changes, is looked up once. For the
 * programme and the places alone; unlike {@link OnePage} it remembers nothing of a person, so there may be written inside.
 * It holds for one thread and one call, which is to be one transaction or less.
 */
public final class OneBatch {

    private static final ScopedValue<Map<List<?>, Object>> CURRENT = ScopedValue.newInstance();

    private OneBatch() {}

    public static <T> T of(Supplier<T> work) {
        return ScopedValue.where(CURRENT, new HashMap<>()).call(work::get);
    }

    /**
     * What {@code read} gave the first time in this batch; access is for the caller to check, each time.
     *
     * @param key of what is read, with all that it depends on
     */
    @SuppressWarnings("unchecked")
    public static <T> T once(List<?> key, Supplier<T> read) {
        if (!CURRENT.isBound()) {
            return read.get();
        }
        Map<List<?>, Object> remembered = CURRENT.get();
        if (remembered.get(key) instanceof Object known) {
            return (T) known;
        }
        T first = read.get();
        remembered.put(key, first);
        return first;
    }
}
