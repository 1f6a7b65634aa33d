package org.visibles.exchange.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A sheet of a workbook that has several.
 *
 * @param first its first lines that are not blank
 */
public record Sheet(String name, List<Line> first) {

    private static final int LINES = 15;

    public Sheet {
        first = List.copyOf(first);
    }

    /** No more lines are wanted. */
    static final class Enough extends RuntimeException {

        Enough() {
            super(null, null, false, false);
        }
    }

    /** Takes the first lines. */
    static final class First implements Consumer<Line> {

        private final List<Line> lines = new ArrayList<>();

        @Override
        public void accept(Line line) {
            if (lines.size() == LINES) {
                throw new Enough();
            }
            lines.add(line);
        }

        Sheet of(String name) {
            return new Sheet(name, lines);
        }
    }
}
