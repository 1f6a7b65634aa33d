package org.visibles.outreach;

/** What came of trying to make contact (flux-retour-cfas). Texts: {@code outreach.result.<code>}. */
public enum ContactResult {
    APPOINTMENT_MADE,
    NEW_PROJECT,
    ALREADY_ACCOMPANIED,
    NO_ANSWER,
    WRONG_DETAILS,
    UNREACHABLE,
    SEEKS_CONTRACT_NO_HELP,
    REORIENTING_NO_HELP,
    DECLINES_HELP,
    DO_NOT_CONTACT,
    OTHER
}
