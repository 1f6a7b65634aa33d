package org.visibles.exchange;

/** Where an import stands. Texts: {@code exchange.state.<code>}. */
public enum ImportState {
    READING,
    /** Somebody says what the columns hold. */
    MAPPING,
    CHECKING,
    /** It is looked at; nothing is recorded yet, or only a part because somebody stopped it. */
    READY,
    APPLYING,
    APPLIED,
    UNDOING,
    UNDONE,
    FAILED,
    DISCARDED;

    /** A node works on it, or died over it. */
    public boolean running() {
        return this == READING || this == CHECKING || this == APPLYING || this == UNDOING;
    }
}
