package org.visibles.journey;

import java.time.LocalDate;
import java.util.UUID;
import org.visibles.referral.ReferralStatus;

/**
 * A mission locale's answer proposes CONNECTED; a member takes it or not.
 *
 * @param organisation name of the mission locale
 * @param state ACCEPTED or STARTED
 */
public record JourneyProposal(UUID id, String organisation, ReferralStatus state, LocalDate on) {}
