package org.visibles.outreach;

/** How an exchange took place (mon-suivi-social, extended). Texts: {@code outreach.channel.<code>}. */
public enum ContactChannel {
    IN_PERSON_UNPLANNED,
    IN_PERSON_APPOINTMENT,
    PHONE,
    SMS,
    MESSAGING,
    EMAIL,
    VIDEO,
    LETTER,
    HOME_VISIT,
    ELSEWHERE,
    THIRD_PARTY
}
