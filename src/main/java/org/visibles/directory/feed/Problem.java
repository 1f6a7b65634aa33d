package org.visibles.directory.feed;

import org.jspecify.annotations.Nullable;

/**
 * Something in a file that is not as the schema wants it.
 *
 * @param line number of the record in the file, from 1; of the first one where there are several
 * @param record its id, as far as it could be read
 * @param value as the file has it, cut short
 * @param times how often; more than 1 for values outside of a list alone
 */
public record Problem(
        Effect effect,
        long line,
        @Nullable String record,
        @Nullable String field,
        Reason reason,
        @Nullable String value,
        long times) {

    /** What became of it. */
    public enum Effect {
        /** The record is not taken; what is held of it stays. */
        REJECTED,
        /** The field is not taken, the rest of the record is. */
        LEFT_OUT,
        /** All is taken; only reported. */
        KEPT
    }

    /** Why; its text is {@code directory.reason.<name>}. */
    public enum Reason {
        MISSING,
        TYPE,
        LENGTH,
        PATTERN,
        FORMAT,
        RANGE,
        EMPTY_LIST,
        TWICE,
        TOO_LARGE,
        DUPLICATE,
        NO_OBJECT,
        UNKNOWN_VALUE,
        UNKNOWN_FIELD,
        NO_STRUCTURE,
        NO_COMMUNE,
        OTHER
    }
}
