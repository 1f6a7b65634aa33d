package org.visibles.demo;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The invented two years of one young person, before anything is written: codes are those of the reference lists.
 *
 * @param organisation index in {@link DemoOrganisations#FIELD} of who met the person
 * @param informedOn null for somebody who stays a pseudonym
 */
record Story(
        int organisation,
        String pseudonym,
        @Nullable String firstName,
        @Nullable String lastName,
        String sex,
        LocalDate birthDate,
        String commune,
        @Nullable Integer qpvIndex,
        @Nullable String phone,
        @Nullable String diploma,
        String situation,
        @Nullable String housing,
        @Nullable Boolean disability,
        String mode,
        String place,
        LocalDate metOn,
        @Nullable LocalDate informedOn,
        @Nullable String known,
        List<Exchange> exchanges,
        List<Sending> sendings,
        List<Move> moves) {

    /** One contact. */
    record Exchange(
            LocalDate on,
            String channel,
            String initiative,
            String result,
            List<String> needs,
            @Nullable String note,
            @Nullable LocalDate nextAction) {}

    /** One referral: how far it went, with the days of each answer; {@code recipient} is a kind of organisation. */
    record Sending(
            LocalDate sentOn,
            String recipient,
            List<String> needs,
            @Nullable LocalDate answeredOn,
            @Nullable String declineReason,
            @Nullable LocalDate appointmentOn,
            boolean attended,
            @Nullable LocalDate startedOn,
            @Nullable LocalDate completedOn) {}

    /** One move of the journey: stage code, and what goes with it (connection, outcome, or reason). */
    record Move(LocalDate on, String stage, @Nullable String detail) {}
}
