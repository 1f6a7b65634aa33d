package org.visibles.journey;

/** Why somebody is not for the programme. Texts: {@code journey.reason.<code>}. */
public enum OutOfScopeReason {
    ALREADY_ACCOMPANIED,
    AGE,
    WORK_OR_STUDY,
    LIVES_ELSEWHERE
}
