package org.visibles.indicators;

import java.util.Map;

/**
 * How an organisation's people stand in its file.
 *
 * @param foldings how the categories of each variable are put together
 * @param places the group of each of the people
 */
record OwnStood(Map<Variable, Folding> foldings, Map<Variable, int[]> places) {}
