package org.visibles.indicators;

import java.util.Collection;
import java.util.List;
import org.visibles.indicators.Cell.Equation;

/**
 * What tied the tables of a day to those told before them, when these are looked at no more: as much as a later day needs.
 *
 * @param links of those of whom it is told who they are
 * @param everybody of all people of both days
 * @param differences tables of which nothing is told
 */
record SinceBefore(List<Equation> links, List<Equation> everybody, Collection<Suppression> differences) {

    static final SinceBefore NONE = new SinceBefore(List.of(), List.of(), List.of());
}
