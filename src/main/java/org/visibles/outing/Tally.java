package org.visibles.outing;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.visibles.kernel.RuleViolation;
import org.visibles.youth.Choices.AgeBand;
import org.visibles.youth.Choices.Sex;

/**
 * How many people were met, of those who have no encounter of their own.
 *
 * @param counts 1 to {@value #MOST} each; a cell with nobody is missing
 */
public record Tally(Map<Cell, Integer> counts) {

    public static final int MOST = 999;
    public static final Tally NONE = new Tally(Map.of());

    private static final String UNKNOWN_BAND = "UNKNOWN";

    /**
     * Whom one key of the form counts.
     *
     * @param sex X for another, and for who could not tell
     * @param band null where it could not be guessed
     */
    public record Cell(Sex sex, @Nullable AgeBand band) implements Comparable<Cell> {

        private static final Comparator<Cell> ORDER = Comparator.comparing(Cell::sex)
                .thenComparing(Cell::band, Comparator.nullsLast(Comparator.naturalOrder()));

        /** For example {@code F.18_21}. */
        public String code() {
            return sex + "." + (band == null ? UNKNOWN_BAND : band.code());
        }

        @Override
        public int compareTo(Cell other) {
            return ORDER.compare(this, other);
        }
    }

    public Tally {
        TreeMap<Cell, Integer> kept = new TreeMap<>();
        counts.forEach((cell, count) -> {
            if (count < 0 || count > MOST) {
                throw new RuleViolation("rule.outing.tally", MOST);
            }
            if (count > 0) {
                kept.put(cell, count);
            }
        });
        counts = Collections.unmodifiableSortedMap(kept);
    }

    /**
     * @throws RuleViolation {@code rule.outing.tally-cell} for a code that names no cell
     */
    public static Tally of(Map<String, Integer> codes) {
        Map<Cell, Integer> counts = new HashMap<>();
        codes.forEach((code, count) -> counts.put(cell(code), count));
        return new Tally(counts);
    }

    /** Counts by the codes of their cells. */
    public Map<String, Integer> codes() {
        Map<String, Integer> codes = new TreeMap<>();
        counts.forEach((cell, count) -> codes.put(cell.code(), count));
        return codes;
    }

    public int of(Cell cell) {
        return counts.getOrDefault(cell, 0);
    }

    /** The same with another count in one cell. */
    public Tally with(Cell cell, int count) {
        Map<Cell, Integer> changed = new HashMap<>(counts);
        changed.put(cell, count);
        return new Tally(changed);
    }

    public int sum() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static Cell cell(String code) {
        return Arrays.stream(Sex.values())
                .flatMap(sex -> Arrays.stream(AgeBand.values()).map(band -> new Cell(sex, band)))
                .filter(cell -> cell.code().equals(code))
                .findFirst()
                .or(() -> Arrays.stream(Sex.values())
                        .map(sex -> new Cell(sex, null))
                        .filter(cell -> cell.code().equals(code))
                        .findFirst())
                .orElseThrow(() -> new RuleViolation("rule.outing.tally-cell"));
    }
}
