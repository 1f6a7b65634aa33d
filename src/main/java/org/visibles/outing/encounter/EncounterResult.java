package org.visibles.outing.encounter;

/** What was said, as far as it concerns the programme; a proposal of this program. Texts: {@code outing.result.<code>}. */
public enum EncounterResult {
    TALKED,
    INTERESTED,
    TOLD_OF_HELP,
    ALREADY_ACCOMPANIED,
    IN_WORK_OR_SCHOOL,
    NOT_INTERESTED,
    NO_TIME,
    OTHER
}
