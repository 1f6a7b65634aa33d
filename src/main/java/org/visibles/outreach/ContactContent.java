package org.visibles.outreach;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.visibles.kernel.FreeText;
import org.visibles.kernel.MemberId;
import org.visibles.kernel.Need;
import org.visibles.kernel.RuleViolation;
import org.visibles.youth.Choices;

/**
 * What is told of an exchange.
 *
 * @param at in Europe/Paris; not in the future, and not more than three years ago
 * @param appointment for the channel IN_PERSON_APPOINTMENT alone
 * @param note at most {@value #NOTE_LENGTH} characters, without health or offences; for the own organisation unless shared
 * @param nextAction what to do next, at most {@value #ACTION_LENGTH} characters
 * @param nextOn day by which; with a next action alone, at most a year ahead
 * @param responsible who is to do it; null for whoever logs
 */
public record ContactContent(
        LocalDateTime at,
        ContactChannel channel,
        Initiative initiative,
        @Nullable ContactResult result,
        Choices.@Nullable FindingPlace place,
        @Nullable Presence appointment,
        Set<Need> needs,
        @Nullable String note,
        boolean shared,
        @Nullable String nextAction,
        @Nullable LocalDate nextOn,
        @Nullable MemberId responsible) {

    public static final int NOTE_LENGTH = 4_000;
    public static final int ACTION_LENGTH = 300;

    private static final int OLDEST_YEARS = 3;
    private static final String TOO_LONG = "rule.outreach.too-long";

    public ContactContent {
        needs = Set.copyOf(needs);
        note = FreeText.lines(note, NOTE_LENGTH, TOO_LONG);
        nextAction = FreeText.line(nextAction, ACTION_LENGTH, TOO_LONG);
    }

    /** A first content with nothing but when and how. */
    public static ContactContent of(LocalDateTime at, ContactChannel channel, Initiative initiative) {
        return new ContactContent(at, channel, initiative, null, null, null, Set.of(), null, false, null, null, null);
    }

    /**
     * @param now in Europe/Paris
     * @param born null where it is not known
     * @throws RuleViolation {@code rule.outreach.…}
     */
    void check(LocalDateTime now, @Nullable LocalDate born) {
        if (at.isAfter(now.plusMinutes(5))) {
            throw new RuleViolation("rule.outreach.future");
        }
        if (at.isBefore(now.minusYears(OLDEST_YEARS))) {
            throw new RuleViolation("rule.outreach.too-old", OLDEST_YEARS);
        }
        if (born != null && at.toLocalDate().isBefore(born)) {
            throw new RuleViolation("rule.outreach.before-birth");
        }
        if (appointment != null && channel != ContactChannel.IN_PERSON_APPOINTMENT) {
            throw new RuleViolation("rule.outreach.no-appointment");
        }
        if ((nextAction == null) != (nextOn == null)) {
            throw new RuleViolation("rule.outreach.next-incomplete");
        }
        if (nextOn != null
                && (nextOn.isBefore(at.toLocalDate())
                        || nextOn.isAfter(now.toLocalDate().plusYears(1)))) {
            throw new RuleViolation("rule.outreach.next-day");
        }
    }
}
