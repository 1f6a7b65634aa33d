package org.visibles.costs;

import java.util.List;
import org.visibles.kernel.OrganisationId;

/**
 * What a file would enter. Only {@link ExpenseImport} makes one, so that what is applied has been read and checked.
 *
 * @param fresh what is new, in the order of the file
 * @param known lines that have been entered before, corrected or cancelled since or not
 * @param faulty the first of the lines that cannot be taken; while there are any, nothing is
 * @param faults how many cannot be taken
 */
public record ImportPreview(
        String fileName, List<Line> fresh, int known, List<Faulty> faulty, int faults, Accepted accepted) {

    /** A line that is new. */
    public record Line(long number, OrganisationId organisation, ExpenseContent content) {}

    /**
     * A line that cannot be taken.
     *
     * @param key of the text that says why
     */
    public record Faulty(long number, String key, List<Object> arguments) {}

    public long freshCents() {
        return fresh.stream().mapToLong(line -> line.content().cents()).sum();
    }

    /** All lines that could be read, for {@link ExpenseImport#apply} alone. */
    public static final class Accepted {

        private final List<Line> lines;

        Accepted(List<Line> lines) {
            this.lines = lines;
        }

        List<Line> lines() {
            return lines;
        }
    }
}
