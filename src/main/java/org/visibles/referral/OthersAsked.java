package org.visibles.referral;

import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.ReferralId;

/** None of the proposed appointments fits; published inside the transaction, in the sender's context. */
public record OthersAsked(ReferralId referral, OrganisationId recipient) {}
