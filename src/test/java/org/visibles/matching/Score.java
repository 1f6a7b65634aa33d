package org.visibles.matching;

import java.util.List;
import java.util.Set;

/** How right a list of pairs is. */
record Score(double precision, double recall) {

    static Score of(List<Matching.Pair> found, Set<Long> truth) {
        long right = found.stream()
                .filter(pair -> truth.contains(LabelledPairs.pair(pair.one(), pair.other())))
                .count();
        return new Score((double) right / Math.max(1, found.size()), (double) right / truth.size());
    }

    double f1() {
        return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }
}
