package org.visibles.indicators;

import java.util.Collection;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.visibles.indicators.Cell.Equation;

/** What can be looked for in a system of equations of cells of which ever more is hidden. */
final class Searches implements AutoCloseable {

    private final Collection<Equation> equations;
    private final Predicate<Cell> aside;
    private final Predicate<Suppression> open;
    private ToLongFunction<Cell> own = none -> 0;
    private @Nullable LinearProgram hidden;
    private @Nullable TellingLess less;

    /**
     * @param aside cells that are known to be what they are, hidden or not
     * @param open tables of which more can be hidden
     */
    Searches(Collection<Equation> equations, Predicate<Cell> aside, Predicate<Suppression> open) {
        this.equations = equations;
        this.aside = aside;
        this.open = open;
    }

    /** Among the cells that are hidden now. */
    LinearProgram hidden() {
        LinearProgram program = hidden;
        if (program == null) {
            program = new LinearProgram(equations, aside);
            program.know(own);
            hidden = program;
        }
        return program;
    }

    /** See {@link LinearProgram#know}. */
    void know(ToLongFunction<Cell> people) {
        own = people;
        hidden().know(people);
    }

    /** Hides more, so that a cell could be so far away, see {@link TellingLess#of}. */
    boolean tellLess(Cell cell, Seen.Far far) {
        TellingLess telling = less;
        if (telling == null) {
            telling = new TellingLess(equations, aside, open);
            less = telling;
        }
        boolean told = telling.of(cell, far, own);
        if (told) {
            refresh();
        }
        return told;
    }

    /** To be called when more was hidden otherwise. */
    void refresh() {
        if (hidden != null) {
            hidden.close();
            hidden = null;
        }
    }

    @Override
    public void close() {
        refresh();
        if (less != null) {
            less.close();
        }
    }
}
