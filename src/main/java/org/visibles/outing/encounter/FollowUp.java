package org.visibles.outing.encounter;

/** What was agreed with somebody met. Texts: {@code outing.followUp.<code>}. */
public enum FollowUp {
    NONE,
    MEET_AGAIN,
    CALL_BACK,
    APPOINTMENT,
    REFERRAL
}
