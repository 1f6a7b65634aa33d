package org.visibles.kernel;

import java.util.Optional;

/** Tells who acts by a link instead of an account; empty for members, and wherever the right code has not been given. */
public interface CurrentGuest {

    /**
     * Somebody at the organisation to which one referral was sent; nothing else is open to them.
     *
     * @param session SHA-256 of the session's token, in hex: the database knows the guest by it
     */
    record Guest(String session, ReferralId referral, OrganisationId recipient) {}

    Optional<Guest> guest();
}
