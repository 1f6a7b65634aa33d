package org.visibles.indicators;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One person of the cohort, as known on a day, under the key of its facts: codes and days, all as at identification
 * unless said otherwise.
 *
 * @param key of its facts
 * @param organisation the one that first identified
 * @param qpv code, {@code NONE} or not stated
 * @param level INFRA3, 3, 4, HIGHER or not stated
 * @param situation on the day of knowledge: OCCUPIED, OTHER, TO_RECONFIRM or not stated
 * @param answerDays days from sending to answer of each answered referral
 */
record Subject(
        UUID key,
        UUID organisation,
        LocalDate identifiedOn,
        String commune,
        String qpv,
        String sex,
        String ageBand,
        String level,
        String disability,
        String known,
        String reached,
        String exit,
        String still,
        String lost,
        String situation,
        @Nullable Integer daysToAppointment,
        @Nullable Integer daysToSpe,
        List<Integer> answerDays,
        int referralsDue,
        int referralsAnswered,
        int appointments,
        int appointmentsMissed) {

    static final String IDENTIFIED = "IDENTIFIED";
    static final String MOBILISED = "MOBILISED";
    static final String CONNECTED = "CONNECTED";

    /** No outcome. */
    static final String NONE = "NONE";

    /** An outcome that is not positive. */
    static final String OTHER = "OTHER";

    static final String NOT_CHECKED = "NOT_CHECKED";

    private static final Set<String> BELOW_3 = Set.of("AFS", "CP4", "CFG", "C3A", "C12");

    /** Bands of age in full years at identification. */
    static String ageBand(int years) {
        if (years < 18) {
            return "UNDER_18";
        }
        if (years < 22) {
            return "18_21";
        }
        if (years < 26) {
            return "22_25";
        }
        return years < 30 ? "26_29" : "OVER_29";
    }

    /** The band of one that was estimated, in the codes of the facts. */
    static String ageBand(String estimated) {
        return switch (estimated) {
            case "UNDER_16", "16_17" -> "UNDER_18";
            case "18_21", "22_25", "26_29", "OVER_29" -> estimated;
            default -> Variable.NOT_STATED;
        };
    }

    /** Whether the code names a QPV, in the categories of {@link Variable#IN_QPV}. */
    static String inQpv(String qpv) {
        return switch (qpv) {
            case Variable.NOT_STATED -> Variable.NOT_STATED;
            case Variable.NO_QPV -> "NO";
            default -> "YES";
        };
    }

    static String level(String diploma) {
        if (BELOW_3.contains(diploma)) {
            return "INFRA3";
        }
        return switch (diploma) {
            case "3" -> "3";
            case "4" -> "4";
            case "5", "6", "7", "8" -> "HIGHER";
            default -> Variable.NOT_STATED;
        };
    }

    /** The same in another commune. */
    Subject in(String other) {
        return with(other, reached, exit, known);
    }

    /** The same of whom so much had happened. */
    Subject as(String otherReached, String otherExit, String otherKnown) {
        return with(commune, otherReached, otherExit, otherKnown);
    }

    /** The same of whom nothing is known but who it is and how far he or she came. */
    Subject onlyStages() {
        return new Subject(
                key,
                organisation,
                identifiedOn,
                commune,
                qpv,
                sex,
                ageBand,
                level,
                disability,
                known,
                reached,
                exit,
                Variable.NOT_STATED,
                Variable.NOT_STATED,
                Variable.NOT_STATED,
                null,
                null,
                List.of(),
                0,
                0,
                0,
                0);
    }

    private Subject with(String otherCommune, String otherReached, String otherExit, String otherKnown) {
        return otherCommune.equals(commune)
                        && otherReached.equals(reached)
                        && otherExit.equals(exit)
                        && otherKnown.equals(known)
                ? this
                : new Subject(
                        key,
                        organisation,
                        identifiedOn,
                        otherCommune,
                        qpv,
                        sex,
                        ageBand,
                        level,
                        disability,
                        otherKnown,
                        otherReached,
                        otherExit,
                        still,
                        lost,
                        situation,
                        daysToAppointment,
                        daysToSpe,
                        answerDays,
                        referralsDue,
                        referralsAnswered,
                        appointments,
                        appointmentsMissed);
    }
}
