package org.visibles.referral.letter;

import org.visibles.kernel.ReferralId;

/**
 * Gives the address by which a mail leads the recipient to a referral, where it has no account to sign in with; a Spring
 * bean of a module above. Called in the context of either party, or of the guest of the referral, in its transaction.
 */
public interface ReferralLink {

    String forRecipient(ReferralId referral);
}
