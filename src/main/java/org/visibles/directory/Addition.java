package org.visibles.directory;

import org.jspecify.annotations.Nullable;

/**
 * What the current organisation adds to a structure, for itself alone.
 *
 * @param version null where it has added nothing yet
 */
public record Addition(
        @Nullable String contactName,
        @Nullable String contactPhone,
        @Nullable String contactEmail,
        @Nullable String note,
        boolean worksWith,
        @Nullable Long version) {

    static final Addition NONE = new Addition(null, null, null, null, false, null);
}
