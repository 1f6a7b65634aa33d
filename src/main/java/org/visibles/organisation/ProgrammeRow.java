package org.visibles.organisation;

import java.time.LocalDate;
import org.visibles.kernel.ProgrammeId;

/**
 * A programme and its rules.
 *
 * @param endsOn last day
 * @param minAge youngest age, in whole years at the first contact
 * @param maxAge oldest age, included
 * @param monthsWithoutSpe months without contact with the public employment service from which a person counts as not
 *     accompanied
 * @param lostAfterDays days without contact after which a mobilised person counts as lost
 * @param reconfirmAfterDays days after which a situation is to be confirmed again
 * @param referralDueDays days after sending on which an answer is due, and the partner is reminded
 * @param referralAgainDays days after sending on which the partner is reminded again
 * @param referralExpiryDays days after sending on which an unanswered referral expires
 * @param referralOngoingDays days after which a care that goes on is asked about, again and again
 * @param checkDays when the question to the mission locale is brought to mind
 */
public record ProgrammeRow(
        ProgrammeId id,
        String name,
        LocalDate startsOn,
        LocalDate endsOn,
        int minAge,
        int maxAge,
        int monthsWithoutSpe,
        int lostAfterDays,
        int reconfirmAfterDays,
        int referralDueDays,
        int referralAgainDays,
        int referralExpiryDays,
        int referralOngoingDays,
        CheckDays checkDays) {

    /**
     * Days after the question "followed already?" on which the mission locale is reminded, reminded again, and the asking
     * organisation told that it stays silent.
     */
    public record CheckDays(int due, int again, int silent) {

        public static final CheckDays USUAL = new CheckDays(10, 20, 30);
    }
}
