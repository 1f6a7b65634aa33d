package org.visibles.matching;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * People of whom somebody knows which are one.
 *
 * @param truth pairs of places in the list, as {@link #pair} makes them
 */
record LabelledPairs(List<Described> people, Set<Long> truth) {

    /**
     * @param folder as {@link LabelledFolder} wants it
     * @throws UnusableData when it cannot be read
     */
    static LabelledPairs read(Path folder) throws IOException {
        return new LabelledFolder(folder).read();
    }

    static long pair(int one, int other) {
        return (long) Math.min(one, other) << Integer.SIZE | Math.max(one, other);
    }
}
