package org.visibles.indicators;

import java.util.List;
import org.visibles.indicators.Cell.Equation;

/** What the tables of an earlier day tell of those of now, for whoever kept them. */
interface Remembered {

    /** What is known of the cells of a table that is to be told. */
    Past past(Variable first, Variable second, Told rows, Told columns, long[][] counts);

    /** Whether nothing can be hidden of a table: it is of an earlier day, or made of differences. */
    boolean holds(Suppression table);

    /** Whether a cell is not to be solved. */
    boolean guards(Cell cell);

    /** What ties the tables to each other and to those told last. */
    List<Equation> links();

    /** What else is known of the tables of now and before, for whoever does not know people of their own. */
    List<Equation> further();

    /** What is left of it for a later day, once the links are known. */
    SinceBefore sinceBefore();
}
