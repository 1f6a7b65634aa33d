package org.visibles.exchange.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.visibles.kernel.RuleViolation;

/** Passes lines on, blank ones left out, so many at most. */
final class Lines {

    private final Consumer<Line> to;
    private long count;

    Lines(Consumer<Line> to) {
        this.to = to;
    }

    /** @throws RuleViolation {@code rule.exchange.file.lines} */
    void add(long number, List<String> cells) {
        if (Line.blank(cells)) {
            return;
        }
        if (++count > TableFile.MOST_LINES + 1L) { // the header is one
            throw new RuleViolation("rule.exchange.file.lines", TableFile.MOST_LINES);
        }
        to.accept(new Line(number, trimmed(cells)));
    }

    private static List<String> trimmed(List<String> cells) {
        int length = Math.min(cells.size(), TableFile.MOST_COLUMNS);
        while (length > 0 && cells.get(length - 1).isBlank()) {
            length--;
        }
        List<String> kept = new ArrayList<>(length);
        for (String cell : cells.subList(0, length)) {
            kept.add(cell.length() <= TableFile.LONGEST_CELL ? cell : cell.substring(0, TableFile.LONGEST_CELL));
        }
        return kept;
    }

    long count() {
        return count;
    }
}
