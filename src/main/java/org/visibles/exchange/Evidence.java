package org.visibles.exchange;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.visibles.matching.Feature;
import org.visibles.matching.Level;
import org.visibles.matching.Verdict;
import org.visibles.matching.Weights;

/**
 * How much speaks for one person. The names of a short list say nothing about how common they are, so each agreement
 * weighs what it weighs on average, and two rules stand in for what is not known: people of one household share almost
 * everything but the first name, and a name alone is nobody.
 */
final class Evidence {

    /** Among fewer people than so many a chance agreement is not less likely. */
    private static final int PEOPLE = 1_000;

    private static final double TWICE = 0.2;
    /** So many bits above the threshold there is hardly a doubt: one in sixteen. */
    private static final double SURE = 4;

    private static final double LOG_2 = Math.log(2);
    private static final Weights WEIGHTS = Weights.shipped();
    private static final Set<Level> NOT_THAT_NAME = EnumSet.of(Level.ALIKE, Level.OTHER);
    private static final Set<Feature> OF_A_HOUSEHOLD =
            EnumSet.of(Feature.LAST_NAME, Feature.PHONE, Feature.ADDRESS, Feature.PLACE);
    private static final Set<Feature> OF_A_PERSON =
            EnumSet.of(Feature.BIRTH, Feature.PHONE, Feature.EMAIL, Feature.HANDLE, Feature.ADDRESS);

    private final double above;
    private final boolean personal;
    private final boolean otherFirstName;

    private Evidence(double above, boolean personal, boolean otherFirstName) {
        this.above = above;
        this.personal = personal;
        this.otherFirstName = otherFirstName;
    }

    /** @param people how many are compared */
    static Evidence of(Verdict verdict, int people) {
        List<Verdict.Reason> reasons = verdict.reasons();
        boolean otherFirstName = reasons.stream()
                .anyMatch(reason -> reason.feature() == Feature.FIRST_NAME && NOT_THAT_NAME.contains(reason.level()));
        double bits = 0;
        boolean personal = false;
        for (Verdict.Reason reason : reasons) {
            double mine = bits(reason.feature(), reason.level());
            personal |= mine > 0 && OF_A_PERSON.contains(reason.feature());
            bits += otherFirstName && OF_A_HOUSEHOLD.contains(reason.feature()) ? Math.min(0, mine) : mine;
        }
        return new Evidence(bits - Math.log(Math.max(people, PEOPLE) / TWICE) / LOG_2, personal, otherFirstName);
    }

    private static double bits(Feature feature, Level level) {
        return Math.log(chance(WEIGHTS.m(), feature, level) / chance(WEIGHTS.u(), feature, level)) / LOG_2;
    }

    private static double chance(Map<Feature, Map<Level, Double>> all, Feature feature, Level level) {
        return Objects.requireNonNull(Objects.requireNonNull(all.get(feature)).get(level));
    }

    /** Likelier one person than two. */
    boolean likely() {
        return above >= 0;
    }

    boolean sure() {
        return above >= SURE && personal && !otherFirstName;
    }
}
