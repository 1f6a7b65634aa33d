package org.visibles.journey;

/**
 * How somebody was connected: the list is the program's own proposal, since no official one was found. It is not an
 * exit. Texts: {@code journey.connection.<code>}.
 */
public enum Connection {
    CEJ,
    PACEA,
    /** Until February 2022. */
    GARANTIE_JEUNES,
    FRANCE_TRAVAIL,
    CAP_EMPLOI,
    /** Accompanied otherwise; figures do not count it as entry into the public employment service. */
    OTHER
}
