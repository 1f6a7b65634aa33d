package org.visibles.exchange;

import java.util.EnumSet;
import java.util.Set;
import org.visibles.acquaintance.ListComparison.Match;
import org.visibles.matching.Feature;
import org.visibles.matching.Level;

/**
 * What a list makes of a likely match. Weights are those of the intake; but where nobody looks at each row, a record is left
 * out only when there is hardly a doubt: a name alone is nobody, and people of one household share almost everything but
 * the first name.
 */
final class Evidence {

    /** So many bits above the threshold there is hardly a doubt: one in sixteen. */
    private static final double SURE = 4;

    private static final Set<Level> NOT_THAT_NAME = EnumSet.of(Level.ALIKE, Level.OTHER);
    private static final Set<Feature> OF_A_PERSON =
            EnumSet.of(Feature.BIRTH, Feature.PHONE, Feature.EMAIL, Feature.HANDLE, Feature.ADDRESS);

    private Evidence() {}

    static boolean sure(Match match) {
        boolean personal =
                match.reasons().stream().anyMatch(reason -> reason.agrees() && OF_A_PERSON.contains(reason.feature()));
        boolean otherFirstName = match.reasons().stream()
                .anyMatch(reason -> reason.feature() == Feature.FIRST_NAME && NOT_THAT_NAME.contains(reason.level()));
        return match.above() >= SURE && personal && !otherFirstName;
    }
}
