package org.visibles.indicators;

import java.util.Map;

/**
 * Who is told of at one day of knowledge, by each variable that says who people are.
 *
 * @param foldings how the categories stand
 * @param told the rows
 * @param since the batch with which each of the people was told; {@link Telling#NEVER} of those who wait
 */
record WhoIsTold(Map<Variable, Folding> foldings, Map<Variable, Told> told, Map<Variable, int[]> since) {

    /** Where all are told at once. */
    static final WhoIsTold EVERYBODY = new WhoIsTold(Map.of(), Map.of(), Map.of());
}
