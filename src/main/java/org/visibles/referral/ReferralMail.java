package org.visibles.referral;

import org.springframework.stereotype.Component;
import org.visibles.kernel.OrganisationId;

/** stub */
@Component
class ReferralMail {
    void waiting(OrganisationId recipient, String link) {}
}
