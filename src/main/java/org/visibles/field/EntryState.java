package org.visibles.field;

/** What became of an entry that a phone sent. */
public enum EntryState {
    /** It is in the database, once. */
    KEPT,
    /** An outing that somebody else had changed meanwhile: both contents are kept, a member decides. */
    KEPT_APART,
    /** It is kept, sealed, until its outing arrives. */
    WAITING,
    /** A rule refuses it: it stays on the phone with the reason. */
    REFUSED,
    /** It could not be looked at now: the phone sends it again. */
    LATER
}
