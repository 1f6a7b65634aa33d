package org.visibles.referral;

import java.util.UUID;

/** An appointment that the recipient offers, among at most three, and that the sender may choose. */
public record Proposal(UUID id, Appointment appointment) {}
