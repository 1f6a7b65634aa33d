package org.visibles.referral;

import org.jspecify.annotations.Nullable;
import org.visibles.referral.ReferralWait.On;

/**
 * Which rows of a list of referrals are looked for.
 *
 * @param longest those that wait longest first, instead of the latest
 */
public record ReferralChoice(
        @Nullable ReferralStatus status, @Nullable Awaited awaited, boolean longest) {

    public static final ReferralChoice ALL = new ReferralChoice(null, null, false);

    /** Whom a referral waits for, as seen from the reader's organisation. Texts: {@code referral.awaited.<code>}. */
    public enum Awaited {
        US,
        OTHER,
        YOUTH;

        String[] waiting(boolean sender) {
            return switch (this) {
                case YOUTH -> new String[] {On.YOUTH.name()};
                case US -> new String[] {On.BOTH.name(), (sender ? On.SENDER : On.RECIPIENT).name()};
                case OTHER -> new String[] {On.BOTH.name(), (sender ? On.RECIPIENT : On.SENDER).name()};
            };
        }
    }

    static final String CHOSEN = """
             and (:status::text is null or r.status = :status) and (:awaited::text[] is null
              or case when w.on_whom = 'YOUTH' and r.appointment_at <= :now then 'RECIPIENT' else w.on_whom end = any (:awaited))""";

    /** What waits for nobody comes last. */
    static final String LONGEST_FIRST =
            "case when w.on_whom = 'YOUTH' and r.appointment_at <= :now then r.appointment_at"
                    + " when w.on_whom is not null then w.since end nulls last, ";
}
