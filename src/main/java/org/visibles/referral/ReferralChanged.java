package org.visibles.referral;

import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.ReferralId;
import org.visibles.kernel.YouthId;

/**
 * A referral entered a state; published inside the transaction, in the context of the organisation that acted.
 *
 * @param from equal to {@code to} when an appointment was moved
 */
public record ReferralChanged(
        ReferralId referral, YouthId youth, ReferralStatus from, ReferralStatus to, OrganisationId recipient) {}
