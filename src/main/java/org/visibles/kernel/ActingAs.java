package org.visibles.kernel;

/**
 * Lets background work enter an organisation: for the length of the call {@code who} is the current member, in the
 * transactions that begin in it. Never called for a request, where somebody acts already.
 */
public interface ActingAs {

    void run(Identity who, Runnable work);
}
