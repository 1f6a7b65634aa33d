package org.visibles.indicators;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.visibles.indicators.HiddenRows.Part;

/** What each organisation knows of a rate by its own people: of each row, how many hits and how many others. */
final class OwnRates {

    private OwnRates() {}

    /**
     * @param rows the row of each of the subjects
     */
    static Collection<Part> of(List<Subject> subjects, int[] rows, Measure.Rate measure) {
        Map<UUID, Map<Integer, Part>> parts = new HashMap<>();
        for (int subject = 0; subject < rows.length; subject++) {
            Subject of = subjects.get(subject);
            int row = rows[subject];
            long[] counts = parts.computeIfAbsent(of.organisation(), none -> new HashMap<>())
                    .computeIfAbsent(row, none -> new Part(of.organisation(), row, new long[2]))
                    .counts();
            long hits = measure.numerator().applyAsInt(of);
            counts[0] += hits;
            counts[1] += measure.denominator().applyAsInt(of) - hits;
        }
        return parts.values().stream().flatMap(each -> each.values().stream()).toList();
    }
}
