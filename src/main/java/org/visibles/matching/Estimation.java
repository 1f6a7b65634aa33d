package org.visibles.matching;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * Estimates the weights from pairs of which nobody has said whether they are of one person, by expectation maximisation
 * (A. P. Dempster, N. M. Laird, D. B. Rubin 1977; for linkage W. E. Winkler 1988): m and the share of pairs of one person
 * from the pairs found by blocks, which hold nearly all of those, u from pairs drawn at random.
 */
final class Estimation {

    private static final int MOST_ROUNDS = 50;
    private static final double STILL = 1e-5;
    /** So many pairs the shipped weights stand for: few data move them little. */
    private static final double WEIGHT_OF_M = 20;

    private static final double WEIGHT_OF_U = 100;
    private static final double LEAST = 1e-7;
    /** So many households are assumed before any is seen. */
    private static final long HOUSEHOLDS = 10;

    private final Map<Long, long[]> found = new HashMap<>();
    private final Map<Long, long[]> drawn = new HashMap<>();

    /** A pair of one of the blocks. */
    void found(long pattern) {
        found.computeIfAbsent(pattern, none -> new long[1])[0]++;
    }

    void drawn(long pattern) {
        drawn.computeIfAbsent(pattern, none -> new long[1])[0]++;
    }

    /**
     * @param pairs how many pairs there are in all
     * @param shipped from which one begins, and towards which few data are drawn
     */
    Estimate run(double pairs, Estimate shipped) {
        Estimate now = new Estimate(shipped.weights(), shipped.prior(), siblings());
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Estimate next = next(pairs, shipped.weights(), now);
            boolean still = Math.abs(next.prior() - now.prior()) < STILL * now.prior();
            now = next;
            if (still) {
                break;
            }
        }
        return now;
    }

    /** Unless most of those who live together and have different first names were born on one day. */
    private boolean siblings() {
        long sameDay = 0;
        long otherDay = HOUSEHOLDS;
        for (Map.Entry<Long, long[]> pattern : found.entrySet()) {
            if (Household.together(pattern.getKey()) && Pattern.of(pattern.getKey(), Feature.BIRTH) != Level.MISSING) {
                if (Household.agrees(pattern.getKey(), Feature.BIRTH)) {
                    sameDay += pattern.getValue()[0];
                } else {
                    otherDay += pattern.getValue()[0];
                }
            }
        }
        return sameDay <= otherDay;
    }

    private Estimate next(double pairs, Weights start, Estimate now) {
        Map<Feature, Map<Level, Double>> m = new EnumMap<>(Feature.class);
        Map<Feature, Map<Level, Double>> u = new EnumMap<>(Feature.class);
        double one = 0;
        for (Map.Entry<Long, long[]> pattern : found.entrySet()) {
            double likely = now.chance(pattern.getKey()) * pattern.getValue()[0];
            add(m, pattern.getKey(), likely);
            one += likely;
        }
        drawn.forEach((pattern, count) -> add(u, pattern, (1 - now.chance(pattern)) * count[0]));
        return new Estimate(
                new Weights(shares(m, start.m(), WEIGHT_OF_M), orderAsBefore(shares(u, start.u(), WEIGHT_OF_U), start)),
                Math.clamp(one / pairs, LEAST / pairs, 0.5),
                now.siblings());
    }

    /** The better of two orders is taken, so that by chance alone each is as likely. */
    private static Map<Feature, Map<Level, Double>> orderAsBefore(Map<Feature, Map<Level, Double>> u, Weights start) {
        u.put(Feature.NAME_ORDER, start.u().get(Feature.NAME_ORDER));
        return u;
    }

    private static void add(Map<Feature, Map<Level, Double>> sums, long pattern, double likely) {
        for (Feature feature : Feature.values()) {
            Level level = Pattern.of(pattern, feature);
            if (level != Level.MISSING) {
                sums.computeIfAbsent(feature, none -> new EnumMap<>(Level.class))
                        .merge(level, likely, Double::sum);
            }
        }
    }

    private static Map<Feature, Map<Level, Double>> shares(
            Map<Feature, Map<Level, Double>> sums, Map<Feature, Map<Level, Double>> start, double weight) {
        Map<Feature, Map<Level, Double>> shares = new EnumMap<>(Feature.class);
        start.forEach((feature, chances) -> {
            Map<Level, Double> counted = sums.getOrDefault(feature, Map.of());
            double all =
                    counted.values().stream().mapToDouble(Double::doubleValue).sum() + weight;
            Map<Level, Double> share = new EnumMap<>(Level.class);
            chances.forEach((level, chance) -> share.put(
                    level, Math.clamp((counted.getOrDefault(level, 0.0) + weight * chance) / all, LEAST, 1 - LEAST)));
            shares.put(feature, share);
        });
        return shares;
    }
}
