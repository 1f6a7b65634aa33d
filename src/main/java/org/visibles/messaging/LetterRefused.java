package org.visibles.messaging;

/** How a module learns that a letter of its own will never arrive; contribute a Spring bean. */
public interface LetterRefused {

    /**
     * Called for all letters that name what they are about, in the transaction that gives the letter up, with nobody
     * signed in. What is not one's own is passed over.
     */
    void refused(About about, Refusal refusal);
}
