package org.visibles.outing.encounter;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.visibles.kernel.FreeText;
import org.visibles.kernel.Need;
import org.visibles.kernel.RuleViolation;
import org.visibles.youth.Choices.AgeBand;
import org.visibles.youth.Choices.Sex;
import org.visibles.youth.Phones;

/**
 * What is told of one encounter; null is "not stated".
 *
 * @param at in Europe/Paris, to the second; not in the future
 * @param pseudonym at most {@value #NAME} characters
 * @param followUpOn day of what was agreed, at most a year ahead; without one, a week after the encounter
 * @param known already known to the own organisation
 * @param informedOn the day the person was told of the processing, orally; opens first name and phone
 * @param firstName at most {@value #NAME} characters
 * @param phone in any form when given in, E.164 when read
 */
public record EncounterContent(
        LocalDateTime at,
        @Nullable String pseudonym,
        @Nullable Sex sex,
        @Nullable AgeBand ageBand,
        Set<Need> needs,
        @Nullable EncounterResult result,
        FollowUp followUp,
        @Nullable LocalDate followUpOn,
        boolean known,
        @Nullable LocalDate informedOn,
        @Nullable String firstName,
        @Nullable String phone) {

    public static final int NAME = 100;
    /** After as many days, where none was agreed. */
    public static final int FOLLOW_UP_DAYS = 7;

    private static final int CLOCK_MINUTES = 5;
    private static final int PHONE = 60;

    public EncounterContent {
        at = at.truncatedTo(ChronoUnit.SECONDS);
        needs = Set.copyOf(needs);
        pseudonym = FreeText.line(pseudonym, NAME, "rule.outing.too-long");
        firstName = FreeText.line(firstName, NAME, "rule.outing.too-long");
        phone = phone(phone);
        if (followUp == FollowUp.NONE) {
            followUpOn = null;
        } else if (followUpOn == null) {
            followUpOn = at.toLocalDate().plusDays(FOLLOW_UP_DAYS);
        }
    }

    /** Somebody of whom nothing is said. */
    public static EncounterContent anonymous(LocalDateTime at) {
        return new EncounterContent(at, null, null, null, Set.of(), null, FollowUp.NONE, null, false, null, null, null);
    }

    private static @Nullable String phone(@Nullable String given) {
        String clean = FreeText.line(given, PHONE, "rule.outing.too-long");
        if (clean == null) {
            return null;
        }
        return Phones.kept(List.of(clean)).getFirst();
    }

    /**
     * @param now in Europe/Paris
     * @param begins first day of the programme, null without one
     * @throws RuleViolation {@code rule.outing.…}
     */
    void check(LocalDateTime now, @Nullable LocalDate begins) {
        if (at.isAfter(now.plusMinutes(CLOCK_MINUTES))) {
            throw new RuleViolation("rule.outing.future");
        }
        if (begins != null && at.toLocalDate().isBefore(begins)) {
            throw new RuleViolation("rule.outing.before-programme", "%1$td/%1$tm/%1$tY".formatted(begins));
        }
        if (followUpOn != null
                && (followUpOn.isBefore(at.toLocalDate())
                        || followUpOn.isAfter(at.toLocalDate().plusYears(1)))) {
            throw new RuleViolation("rule.outing.follow-up-day");
        }
        if (informedOn == null && (firstName != null || phone != null)) {
            throw new RuleViolation("rule.outing.not-informed");
        }
        if (informedOn != null && informedOn.isAfter(now.toLocalDate())) {
            throw new RuleViolation("rule.outing.informed-future");
        }
    }
}
