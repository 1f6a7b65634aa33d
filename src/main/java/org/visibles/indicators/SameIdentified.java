package org.visibles.indicators;

import java.util.Set;

/**
 * Groups of those met whose identified people are exactly those of groups of the published grid: one group on one side at
 * least.
 *
 * @param here groups of those met
 * @param there groups of a dimension of the grid
 */
record SameIdentified(Variable variable, Set<Integer> here, Set<Integer> there) {}
