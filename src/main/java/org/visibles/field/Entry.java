package org.visibles.field;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.visibles.kernel.RuleViolation;

/**
 * An entry that was opened.
 *
 * @param hash of what it says
 * @param correction what to add to the phone's times
 */
record Entry(
        UUID device,
        UUID id,
        SentEntry sent,
        Told told,
        Kind kind,
        UUID outing,
        byte[] hash,
        Duration correction,
        Instant receivedAt) {

    enum Kind {
        OUTING,
        ENCOUNTER,
        CANCEL;

        static Kind of(String code) {
            return switch (code) {
                case "outing" -> OUTING;
                case "encounter" -> ENCOUNTER;
                case "cancel" -> CANCEL;
                default -> throw new RuleViolation("rule.field.unreadable");
            };
        }
    }

    /** By the phone's own clock. */
    Instant deviceAt() {
        return PhoneClock.instant(told.captured());
    }

    /** A time of the entry on the server's clock, never after its arrival. */
    Instant corrected(long said) {
        Instant at = PhoneClock.instant(said).plus(correction);
        return at.isAfter(receivedAt) ? receivedAt : at;
    }

    /** Under which id it is kept, unless that is somebody else's. */
    UUID wanted() {
        return kind == Kind.OUTING ? outing : id;
    }
}
