package org.visibles.referral;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.visibles.kernel.FreeText;
import org.visibles.kernel.RuleViolation;

/**
 * When and where a young person is expected.
 *
 * @param place at most {@value #MAX_PLACE} characters
 */
public record Appointment(Instant at, @Nullable String place) {

    static final int MAX_PLACE = 200;

    /** An appointment further ahead is a slip of the finger. */
    private static final Duration LONGEST_WAIT = Duration.ofDays(366);

    /**
     * From the day and the time as they stand on a calendar and a clock of the programme's zone. Of an hour that comes
     * twice in autumn it is the first.
     *
     * @throws RuleViolation {@code rule.referral.no-such-time} for the hour that is left out in spring
     */
    public static Appointment at(LocalDate day, LocalTime time, ZoneId zone, @Nullable String place) {
        LocalDateTime local = day.atTime(time);
        if (zone.getRules().getValidOffsets(local).isEmpty()) {
            throw new RuleViolation("rule.referral.no-such-time");
        }
        return new Appointment(local.atZone(zone).toInstant(), place);
    }

    /** With its place cleaned. */
    Appointment checked(@Nullable Instant sentAt, Instant now) {
        if (sentAt != null && at.isBefore(sentAt)) {
            throw new RuleViolation("rule.referral.appointment-before-sending");
        }
        if (at.isAfter(now.plus(LONGEST_WAIT))) {
            throw new RuleViolation("rule.referral.appointment-too-far");
        }
        return new Appointment(at, FreeText.line(place, MAX_PLACE, Referral.TOO_LONG));
    }

    /** Several to choose from, each to come, with their places cleaned. */
    static List<Appointment> toChooseFrom(List<Appointment> offered, @Nullable Instant sentAt, Instant now) {
        if (offered.isEmpty() || offered.size() > ProposalService.MOST) {
            throw new RuleViolation("rule.referral.proposal-count", ProposalService.MOST);
        }
        if (offered.stream().anyMatch(each -> !each.at().isAfter(now))) {
            throw new RuleViolation("rule.referral.proposal-past");
        }
        return offered.stream().map(each -> each.checked(sentAt, now)).toList();
    }
}
