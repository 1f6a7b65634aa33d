package org.visibles.kernel;

/**
 * Lets background work enter an organisation: for the length of the call {@code who} is the current member, in the
 * transactions that begin in it. In a request, where somebody acts already, only the program itself is entered so: it works
 * something out of a whole programme, and hands over what concerns that member's organisation alone.
 */
public interface ActingAs {

    void run(Identity who, Runnable work);

    /**
     * Lets the program itself do something in the middle of a request, as background work does it: nobody acts in the
     * transactions that begin in the call, so row security shows them nothing.
     */
    void runAsNobody(Runnable work);
}
