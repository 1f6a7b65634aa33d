package org.visibles.directory.feed;

import org.jspecify.annotations.Nullable;

/**
 * What a file held and what it would change.
 *
 * @param rejected records not taken
 * @param leftOut fields not taken, of records that are
 * @param unknown values outside of the schema's lists, kept
 * @param duplicates records whose id stood above already; the first is taken
 * @param withoutCommune services and structures without the code of a commune, taken
 * @param withoutStructure services whose structure is neither in the file nor known, taken
 * @param strangeLine first line that was no UTF-8, so that the file was read as Windows-1252; 0 for none
 * @param ofStructures null until all is read
 */
public record ImportCounts(
        long structures,
        long services,
        long rejected,
        long leftOut,
        long unknown,
        long duplicates,
        long withoutCommune,
        long withoutStructure,
        long strangeLine,
        @Nullable Change ofStructures,
        @Nullable Change ofServices) {

    static final ImportCounts NONE = new ImportCounts(0, 0, 0, 0, 0, 0, 0, 0, 0, null, null);

    /** @param vanished of the same sources as in the file and missing in it */
    public record Change(long fresh, long changed, long same, long vanished) {

        static final Change NONE = new Change(0, 0, 0, 0);
    }
}
