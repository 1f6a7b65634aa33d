package org.visibles.kernel;

/**
 * Lets background work enter an organisation: for the length of the call {@code who} is the current member, in the
 * transactions that begin in it. Nobody is entered so in a request, where somebody acts already.
 */
public interface ActingAs {

    void run(Identity who, Runnable work);

    /**
     * Lets the program itself do something in the middle of a request, as background work does it: nobody acts in the
     * transactions that begin in the call, so row security shows them nothing.
     */
    void runAsNobody(Runnable work);
}
