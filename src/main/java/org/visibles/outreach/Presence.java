package org.visibles.outreach;

/** Whether the person came to an appointment (i-milo). */
public enum Presence {
    PRESENT,
    ABSENT
}
