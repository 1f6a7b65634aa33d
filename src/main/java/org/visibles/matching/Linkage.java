package org.visibles.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.visibles.matching.Verdict.Reason;

/** Weighs a compared pair, with names by how common they are. */
final class Linkage {

    private static final double LOG_2 = Math.log(2);
    /** A rare name does not prove a person: rarer than this counts as this rare. */
    private static final double RAREST = 1e-5;

    private final Frequencies frequencies;
    private final Weights weights;
    private final Household household;
    private final double[][] bits = new double[Feature.values().length][Level.values().length];

    Linkage(Estimate estimate, Frequencies frequencies) {
        this.weights = estimate.weights();
        this.household = new Household(estimate.siblings());
        this.frequencies = frequencies;
        for (Feature feature : Feature.values()) {
            feature.levels().forEach(level -> bits[feature.ordinal()][level.ordinal()] = weights.bits(feature, level));
        }
    }

    double weigh(long pattern, Profile one, Profile other) {
        return household.sum(pattern, feature -> weigh(feature, pattern, one, other));
    }

    Verdict explain(long pattern, Profile one, Profile other) {
        List<Reason> reasons = new ArrayList<>();
        for (Feature feature : Feature.values()) {
            Level level = Pattern.of(pattern, feature);
            if (level != Level.MISSING) {
                reasons.add(new Reason(feature, level, weigh(feature, pattern, one, other)));
            }
        }
        reasons.sort(Comparator.comparingDouble((Reason reason) -> -Math.abs(reason.bits())));
        return new Verdict(weigh(pattern, one, other), reasons);
    }

    private double weigh(Feature feature, long pattern, Profile one, Profile other) {
        Level level = Pattern.of(pattern, feature);
        boolean name = feature == Feature.FIRST_NAME || feature == Feature.LAST_NAME;
        double rarity = name && (level == Level.SAME || level == Level.SAME_FORM)
                ? rarity(feature, Pattern.of(pattern, Feature.NAME_ORDER) == Level.SWAPPED, one, other)
                : 0;
        return rarity + bits[feature.ordinal()][level.ordinal()];
    }

    /** What is added because this name is rarer, or taken away because it is more common, than equal names on average. */
    private double rarity(Feature feature, boolean swapped, Profile one, Profile other) {
        boolean first = feature == Feature.FIRST_NAME;
        double mine = share(one, first);
        double others = share(other, first != swapped);
        double average = weights.u(feature, Level.SAME);
        return Math.log(average / Math.max(Math.max(mine, others), RAREST)) / LOG_2;
    }

    private double share(Profile person, boolean first) {
        Name name = first ? person.first() : person.last();
        if (name == null) {
            return 0;
        }
        return first ? frequencies.first(name) : frequencies.last(name);
    }
}
