package org.visibles.messaging;

/** How far a mail has come. */
public enum MailState {
    WAITING,
    SENT,
    FAILED
}
