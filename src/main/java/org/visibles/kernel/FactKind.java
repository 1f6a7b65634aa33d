package org.visibles.kernel;

/** What can be counted. The values that go with each kind are named in {@link Fact}. */
public enum FactKind {
    /** A version of the counted attributes of a person. */
    ATTRIBUTES,
    /** A stage of the journey was reached, or a side state. */
    STAGE,
    /** What was counted by an earlier fact is taken back. */
    CANCELLED,
    /** An exchange; a correction cancels it and records another. */
    CONTACT,
    /** A referral entered a state. */
    REFERRAL,
    /** The mission locale's answer whether the person is known. */
    KNOWN_CHECK,
    /** The situation six months after an exit was checked. */
    OUTCOME_CHECK,
    /** An outing took place; nobody in particular. */
    OUTING,
    /** Somebody was met on an outing, under a key of the encounter's own until it is joined. */
    ENCOUNTER,
    /** Whoever was met in an encounter, or a person recorded twice, is the person: the one key is joined to the other. */
    JOINED,
    /** The person stays counted, by month and age band; no key leads to it any more. */
    ANONYMISED
}
