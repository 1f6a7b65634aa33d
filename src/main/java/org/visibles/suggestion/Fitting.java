package org.visibles.suggestion;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.visibles.directory.FoundService.Conditions;

/**
 * Whether a service's own conditions leave the person out, as far as age and quarter tell; its zone was tested by the
 * search. Publics that turn on any other trait are never tested: they are shown, for the member to judge with the person.
 *
 * @param age null where it is not known
 */
record Fitting(@Nullable AgeRange age, boolean livesInQpv) {

    private static final Set<String> OPEN = Set.of("jeunes", "tous-publics");
    private static final AgeRange SENIORS = new AgeRange(50, 150);

    boolean fits(Conditions conditions) {
        AgeRange own = age;
        if (own != null
                && AgeRange.in(conditions.publicsNote())
                        .filter(range -> !range.meets(own))
                        .isPresent()) {
            return false;
        }
        Set<String> publics = new HashSet<>(conditions.publics());
        if (publics.isEmpty() || publics.stream().anyMatch(OPEN::contains)) {
            return true;
        }
        if (own != null && !own.meets(SENIORS)) {
            publics.remove("seniors");
        }
        if (!livesInQpv) {
            publics.remove("residents-qpv-frr");
        }
        return !publics.isEmpty();
    }
}
