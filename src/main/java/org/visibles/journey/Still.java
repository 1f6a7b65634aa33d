package org.visibles.journey;

/** Whether a positive outcome still held six months after the exit. Texts: {@code journey.still.<code>}. */
public enum Still {
    YES,
    NO,
    UNKNOWN
}
