package org.visibles.indicators;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * QPVs that must not stand beside the total of their commune, as the difference is a small number of people outside them:
 * the map tells to which commune a QPV belongs.
 */
final class Remainders {

    private Remainders() {}

    /**
     * @param byCommune people by QPV, or none, by commune
     * @return QPVs to be folded with others
     */
    static Set<String> revealing(Map<String, ? extends Map<String, Long>> byCommune) {
        Set<String> folded = new HashSet<>();
        byCommune.values().forEach(byQpv -> {
            long inCommune = byQpv.values().stream().mapToLong(Long::longValue).sum();
            List<String> qpvs = byQpv.keySet().stream()
                    .filter(qpv -> !qpv.equals(Variable.NO_QPV) && !qpv.equals(Variable.NOT_STATED))
                    .filter(qpv -> byQpv.getOrDefault(qpv, 0L) >= Suppression.THRESHOLD)
                    .toList();
            long named =
                    qpvs.stream().mapToLong(qpv -> byQpv.getOrDefault(qpv, 0L)).sum();
            if (inCommune - named < Suppression.THRESHOLD && inCommune > named) {
                qpvs.stream()
                        .min(Comparator.comparingLong(qpv -> byQpv.getOrDefault(qpv, 0L)))
                        .ifPresent(folded::add);
            }
        });
        return folded;
    }
}
