package org.visibles.privacy;

/** Whether it was done, or refused. Texts: {@code privacy.outcome.<code>}. */
public enum AccessOutcome {
    OK,
    REFUSED
}
