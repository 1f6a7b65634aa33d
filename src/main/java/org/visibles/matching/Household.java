package org.visibles.matching;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * Features are weighed as if each spoke for itself, but what a household shares comes together: brothers and sisters have
 * the last name, the telephone and the address in common, twins the day of birth too. So where the first names differ, all
 * of this together counts up to {@link #MOST} bits.
 *
 * <p>In some lists there are no households: who has another first name at the same address is somebody whose first name
 * was badly taken down, since the day of birth is the same as well. There the day of birth counts in full.
 *
 * @param siblings whether the list has households
 */
record Household(boolean siblings) {

    static final double MOST = 8;

    private static final Set<Feature> SHARED =
            EnumSet.of(Feature.LAST_NAME, Feature.PHONE, Feature.ADDRESS, Feature.PLACE);

    private static final Feature[] FEATURES = Feature.values();

    /** The bits of all features, put together. */
    double sum(long pattern, ToDoubleFunction<Feature> bits) {
        double sum = 0;
        double shared = 0;
        for (Feature feature : FEATURES) {
            if (SHARED.contains(feature) || siblings && feature == Feature.BIRTH) {
                shared += bits.applyAsDouble(feature);
            } else {
                sum += bits.applyAsDouble(feature);
            }
        }
        double all = sum + (differ(pattern) ? Math.min(shared, MOST) : shared);
        return somebody(pattern) ? all : Math.min(all, 0);
    }

    /** Whether there is more than a day of birth and a place in common, which many have. */
    private static boolean somebody(long pattern) {
        return Pattern.of(pattern, Feature.FIRST_NAME) != Level.MISSING
                || Pattern.of(pattern, Feature.LAST_NAME) != Level.MISSING
                || agrees(pattern, Feature.PHONE)
                || agrees(pattern, Feature.EMAIL)
                || agrees(pattern, Feature.HANDLE)
                || agrees(pattern, Feature.ADDRESS);
    }

    private boolean differ(long pattern) {
        return switch (Pattern.of(pattern, Feature.FIRST_NAME)) {
            case OTHER -> true;
            case CLOSE, PARTLY, ALIKE -> siblings && Pattern.of(pattern, Feature.BIRTH) == Level.OTHER;
            default -> false;
        };
    }

    /** Whether two live together, bear one name and have different first names. */
    static boolean together(long pattern) {
        return Pattern.of(pattern, Feature.FIRST_NAME) == Level.OTHER
                && agrees(pattern, Feature.LAST_NAME)
                && (agrees(pattern, Feature.PHONE) || agrees(pattern, Feature.ADDRESS));
    }

    static boolean agrees(long pattern, Feature feature) {
        return switch (Pattern.of(pattern, feature)) {
            case SAME, SAME_FORM, CLOSE, SWAPPED -> true;
            default -> false;
        };
    }
}
