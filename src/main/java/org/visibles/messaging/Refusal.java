package org.visibles.messaging;

/** Why a letter will never arrive; each has a text, {@code messaging.refusal.<name>}, that names no address. */
public enum Refusal {
    /** The server knows no such address, or the address is none. */
    ADDRESS,
    /** The server does not take the letter itself, as too large or suspicious. */
    CONTENT,
    /** No server took it for a whole day. */
    SERVER;

    public String key() {
        return "messaging.refusal." + name();
    }
}
