package org.visibles.geography;

import java.util.List;

/**
 * What a file would change. Only {@link QpvImport} makes one, so that what is applied has been read and checked.
 *
 * @param generation 2014 or 2024
 * @param example whether its codes are not those of the official lists
 * @param read features in the file
 * @param elsewhere quarters in communes that this installation does not know
 * @param difference what is to be written
 * @param mended quarters whose contour had to be closed or untangled
 */
public record QpvPreview(
        String fileName,
        String generation,
        boolean example,
        int read,
        int elsewhere,
        Difference difference,
        List<String> mended,
        List<RefusedQuarter> refused,
        Accepted accepted) {

    /**
     * Names with codes, by what becomes of them.
     *
     * @param vanished they leave the list; records keep them
     */
    public record Difference(List<Qpv> fresh, List<Qpv> changed, List<Qpv> vanished, int same) {

        public boolean isEmpty() {
            return fresh.isEmpty() && changed.isEmpty() && vanished.isEmpty();
        }
    }

    /** The quarters themselves, for {@link QpvImport#apply} alone. */
    public static final class Accepted {

        private final ReadQuarters quarters;

        Accepted(ReadQuarters quarters) {
            this.quarters = quarters;
        }

        ReadQuarters quarters() {
            return quarters;
        }
    }
}
