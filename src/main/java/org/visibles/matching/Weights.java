package org.visibles.matching;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * How likely each level is: m among pairs of one person, u among pairs of two. What a level weighs is log2(m/u) bits; a
 * feature that is missing weighs nothing.
 *
 * @param m by feature and level; adds up to 1 over the levels of a feature
 * @param u the same
 */
public record Weights(Map<Feature, Map<Level, Double>> m, Map<Feature, Map<Level, Double>> u) {

    private static final double LOG_2 = Math.log(2);

    public Weights {
        m = copy(m);
        u = copy(u);
    }

    /**
     * Before anything was estimated: an expert's guess for records taken down in the field, where about one in ten
     * features is wrong. Estimation from the data replaces it.
     */
    public static Weights shipped() {
        Map<Feature, Map<Level, Double>> m = new EnumMap<>(Feature.class);
        Map<Feature, Map<Level, Double>> u = new EnumMap<>(Feature.class);
        put(m, Feature.FIRST_NAME, 0.78, 0.07, 0.1, 0.015, 0.02, 0.015);
        put(u, Feature.FIRST_NAME, 0.0035, 0.0018, 0.0015, 0.0005, 0.0057, 0.987);
        put(m, Feature.LAST_NAME, 0.78, 0.02, 0.12, 0.05, 0.01, 0.02);
        put(u, Feature.LAST_NAME, 0.0013, 0.0005, 0.0011, 0.0003, 0.0043, 0.9925);
        put(m, Feature.NAME_ORDER, 0.97, 0.03);
        put(u, Feature.NAME_ORDER, 0.5, 0.5);
        put(m, Feature.BIRTH, 0.83, 0.04, 0.09, 0.025, 0.015);
        put(u, Feature.BIRTH, 0.0002, 0.0001, 0.0046, 0.0052, 0.9899);
        put(m, Feature.BIRTH_YEAR, 0.9, 0.07, 0.03);
        put(u, Feature.BIRTH_YEAR, 0.08, 0.15, 0.77);
        put(m, Feature.BIRTH_BAND, 0.97, 0.03);
        put(u, Feature.BIRTH_BAND, 0.4, 0.6);
        put(m, Feature.SEX, 0.98, 0.02);
        put(u, Feature.SEX, 0.5, 0.5);
        put(m, Feature.PHONE, 0.6, 0.05, 0.35);
        put(u, Feature.PHONE, 0.00002, 0.00002, 0.99996);
        put(m, Feature.EMAIL, 0.65, 0.07, 0.28);
        put(u, Feature.EMAIL, 0.00001, 0.0001, 0.99989);
        put(m, Feature.HANDLE, 0.75, 0.25);
        put(u, Feature.HANDLE, 0.00001, 0.99999);
        put(m, Feature.ADDRESS, 0.45, 0.25, 0.15, 0.15);
        put(u, Feature.ADDRESS, 0.0001, 0.0002, 0.01, 0.9897);
        put(m, Feature.PLACE, 0.75, 0.1, 0.05, 0.1);
        put(u, Feature.PLACE, 0.02, 0.01, 0.02, 0.95);
        return new Weights(m, u);
    }

    /** In bits. */
    double bits(Feature feature, Level level) {
        return level == Level.MISSING ? 0 : Math.log(m(feature, level) / u(feature, level)) / LOG_2;
    }

    double m(Feature feature, Level level) {
        return chance(m, feature, level);
    }

    double u(Feature feature, Level level) {
        return chance(u, feature, level);
    }

    private static double chance(Map<Feature, Map<Level, Double>> all, Feature feature, Level level) {
        return Objects.requireNonNull(Objects.requireNonNull(all.get(feature)).get(level));
    }

    private static void put(Map<Feature, Map<Level, Double>> all, Feature feature, double... chances) {
        Map<Level, Double> byLevel = new EnumMap<>(Level.class);
        for (int index = 0; index < chances.length; index++) {
            byLevel.put(feature.levels().get(index), chances[index]);
        }
        all.put(feature, byLevel);
    }

    private static Map<Feature, Map<Level, Double>> copy(Map<Feature, Map<Level, Double>> all) {
        Map<Feature, Map<Level, Double>> copy = new EnumMap<>(Feature.class);
        for (Feature feature : Feature.values()) {
            Map<Level, Double> chances = new EnumMap<>(all.get(feature));
            if (!chances.keySet().containsAll(feature.levels())
                    || chances.values().stream().anyMatch(chance -> !(chance > 0 && chance < 1))) {
                throw new IllegalArgumentException("chances of " + feature);
            }
            copy.put(feature, chances);
        }
        return copy;
    }
}
