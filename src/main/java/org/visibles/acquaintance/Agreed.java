package org.visibles.acquaintance;

import java.util.List;
import java.util.stream.Collectors;
import org.visibles.matching.Feature;
import org.visibles.matching.Level;
import org.visibles.matching.Verdict;

/**
 * One feature of a masked comparison. Exact agreement tells a value that the reader holds; anything less tells no more than
 * that it is close, and what differs is left out: by its kind (day and month swapped) one could work the other's value out.
 */
public record Agreed(Feature feature, boolean exact) {

    private static final String EXACT = ".SAME";
    private static final String NEAR = ".NEAR";

    /** As it is kept: what speaks for one person, masked. */
    static String mask(Verdict verdict) {
        return verdict.reasons().stream()
                .filter(Verdict.Reason::agrees)
                .filter(reason -> reason.feature() != Feature.NAME_ORDER)
                .map(reason -> reason.feature() + (reason.level() == Level.SAME ? EXACT : NEAR))
                .collect(Collectors.joining(","));
    }

    static List<Agreed> read(String[] kept) {
        return List.of(kept).stream()
                .map(each -> new Agreed(Feature.valueOf(each.substring(0, each.indexOf('.'))), each.endsWith(EXACT)))
                .toList();
    }
}
