package org.visibles.kernel;

/** How the current organisation stands to a young person. */
public enum Relation {
    /** Made the record, or follows the person by recorded agreement: reads the record. */
    CIRCLE_FULL,
    /** Accepted a referral: reads what was disclosed, and its own contacts. */
    CIRCLE_SHARED,
    /** Has an open referral addressed to it: reads what was disclosed. */
    ADDRESSEE,
    /** Reads facts of its programmes, under suppression. */
    AGGREGATE,
    /** Reads nothing, and cannot tell hidden from missing. */
    NONE
}
