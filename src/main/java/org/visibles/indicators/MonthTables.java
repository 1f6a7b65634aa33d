package org.visibles.indicators;

import java.util.List;
import java.util.Set;
import org.visibles.indicators.Cell.Equation;

/** All tables of one month, as those of several months are looked at together ({@link Histories}). */
interface MonthTables {

    /** Those that are published, and those of which sums are. */
    Set<Suppression> tables();

    /** Whether more can be hidden of one of them. */
    boolean isOpen(Suppression table);

    /** What the tables add up to, and what ties them to each other. */
    List<Equation> equations();

    /** Those of the hidden cells that must not be solved. */
    List<Cell> small();

    /** What ties the tables to those of an earlier month. */
    List<Equation> since(MonthTables earlier);
}
