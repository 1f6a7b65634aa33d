package org.visibles.acquaintance;

import java.util.List;
import org.visibles.kernel.ProgrammeId;
import org.visibles.kernel.RuleViolation;

/**
 * How often "déjà connu ?" may be asked in a programme, when requests are compared, and when one without a meeting ends.
 *
 * @param name of the programme
 * @param memberWeek requests of one member in seven days; 0 shuts the question
 * @param organisationMonth requests of one organisation in thirty days
 * @param answerDays days after the comparison
 * @param tickMinutes minutes between two comparisons, counted from midnight UTC
 * @param version 0 while the defaults hold
 */
public record Limits(
        ProgrammeId programme,
        String name,
        int memberWeek,
        int organisationMonth,
        int answerDays,
        int tickMinutes,
        long version) {

    /** More would let one learn by asking often what a single question does not tell. */
    public static final int MOST_OF_MEMBER = 50;

    public static final int MOST_OF_ORGANISATION = 500;
    public static final int FEWEST_DAYS = 7;
    public static final int MOST_DAYS = 90;

    /** Minutes between two comparisons, to choose from. */
    public static final List<Integer> TICKS = Tick.MINUTES;

    /** @throws RuleViolation {@code rule.acquaintance.limits.…} out of bounds, or more for one member than for all */
    void check() {
        require(memberWeek >= 0 && memberWeek <= MOST_OF_MEMBER, "member", MOST_OF_MEMBER);
        require(
                organisationMonth >= 0 && organisationMonth <= MOST_OF_ORGANISATION,
                "organisation",
                MOST_OF_ORGANISATION);
        require(memberWeek <= organisationMonth, "order", memberWeek);
        require(answerDays >= FEWEST_DAYS && answerDays <= MOST_DAYS, "days", FEWEST_DAYS, MOST_DAYS);
        require(Tick.MINUTES.contains(tickMinutes), "tick");
    }

    private static void require(boolean held, String rule, Object... bounds) {
        if (!held) {
            throw new RuleViolation("rule.acquaintance.limits." + rule, bounds);
        }
    }
}
