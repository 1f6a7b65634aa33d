package org.visibles.matching;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * How well linkage finds who is one person, on lists of which that is known. {@code -Dmatching.data} names the folder (as
 * {@link LabelledPairs#read} wants it); without it, French people who do not exist. The weights are estimated from the
 * list itself, without the truth.
 */
class MatchingBench {

    private static final int INVENTED = 20_000;
    private static final int MANY = 1_000_000;
    private static final long SEED = 76;
    /** So far below the threshold the best one is looked for. */
    private static final double BELOW = 20;

    @BeforeEach
    void measure_memory_anew() {
        heap().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    @Test
    @Tag("matching")
    void the_labelled_list() throws IOException {
        String folder = System.getProperty("matching.data", "");
        evaluate(
                "matching", folder.isEmpty() ? InventedPeople.of(INVENTED, SEED) : LabelledPairs.read(Path.of(folder)));
    }

    @Test
    @Tag("matching-scale")
    void a_million_against_themselves() throws IOException {
        evaluate("matching-scale", InventedPeople.of(MANY, SEED));
    }

    private static void evaluate(String name, LabelledPairs data) throws IOException {
        long start = System.nanoTime();
        Matching matching = new Matching(data.people());
        Estimate estimate = matching.estimate();
        List<Matching.Pair> pairs = matching.pairs(estimate, estimate.threshold() - BELOW);
        double seconds = (System.nanoTime() - start) / 1e9;
        Score shipped = Score.of(
                pairs.stream()
                        .filter(pair -> pair.bits() >= estimate.threshold())
                        .toList(),
                data.truth());
        double best = 0;
        double bestThreshold = estimate.threshold();
        long right = 0;
        for (int found = 0; found < pairs.size(); found++) {
            Matching.Pair pair = pairs.get(found);
            right += data.truth().contains(LabelledPairs.pair(pair.one(), pair.other())) ? 1 : 0;
            double f1 = 2.0 * right / (found + 1 + data.truth().size());
            if (f1 > best) {
                best = f1;
                bestThreshold = pair.bits();
            }
        }
        ObjectNode report = JsonMapper.shared()
                .createObjectNode()
                .put("precision", shipped.precision())
                .put("recall", shipped.recall())
                .put("f1", shipped.f1())
                .put("threshold", estimate.threshold())
                .put("bestF1", best)
                .put("bestThreshold", bestThreshold)
                .put("records", data.people().size())
                .put("pairsCompared", matching.compared())
                .put("seconds", seconds)
                .put(
                        "peakMemoryMb",
                        heap().stream()
                                        .mapToLong(pool -> pool.getPeakUsage().getUsed())
                                        .sum()
                                >> 20);
        Files.createDirectories(Path.of("target", "bench"));
        Files.writeString(Path.of("target", "bench", name + ".json"), report.toPrettyString());
        System.out.printf(
                Locale.ROOT,
                "%s: precision %.4f, recall %.4f, F1 %.4f (best %.4f), %d pairs compared in %.1f s%n",
                name,
                shipped.precision(),
                shipped.recall(),
                shipped.f1(),
                best,
                matching.compared(),
                seconds);
    }

    private static Set<MemoryPoolMXBean> heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .collect(Collectors.toSet());
    }
}
