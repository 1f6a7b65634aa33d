package org.visibles.kernel;

/** Whom a fact is about. Figures know each by a key of its own, never by these ids. */
public sealed interface Counted {

    record Person(YouthId youth) implements Counted {}

    /** Whoever was met in an encounter: a subject of its own, until joined to a person. */
    record Somebody(EncounterId encounter) implements Counted {}

    /** The encounter turns out to have been with this person. */
    record Recognised(EncounterId encounter, YouthId as) implements Counted {}

    /** Two records of one person: the first is counted under the key of the second, with the earlier identification. */
    record Same(YouthId youth, YouthId as) implements Counted {}

    /** An outing as such. */
    record Nobody() implements Counted {}
}
