package org.visibles.appointment;

import java.time.Instant;
import org.visibles.kernel.ReferralId;

/**
 * An appointment to come, as one of its parties reads it.
 *
 * @param slip the appointment's own place where nothing else was written
 * @param accompanied whether somebody of the sender goes along
 * @param byMe whether that is the reader
 * @param mayWrite whether the reader's organisation is a party
 * @param mayAccompany whether the reader could go along: of the sender
 */
public record AppointmentDetail(
        ReferralId referral,
        Instant at,
        SlipContent slip,
        boolean accompanied,
        boolean byMe,
        boolean mayWrite,
        boolean mayAccompany) {}
