package org.visibles.referral;

/**
 * Why a partner declined; never shown to the young person, and in no export. Texts: {@code referral.decline.<code>}.
 */
public enum DeclineReason {
    UNREACHABLE,
    NO_SHOW,
    IN_WORK,
    IN_TRAINING,
    NOT_ELIGIBLE,
    NOT_MOBILE,
    NOT_INTERESTED,
    OBSTACLES,
    FULL,
    DUPLICATE,
    OTHER
}
