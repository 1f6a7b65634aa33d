package org.visibles.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Measures several ways of doing the same, in turns, so that what else happens on the machine touches all of them: the
 * median of five rounds after a warm-up. Writes {@code target/bench/<name>.json} and prints the ratios to the first way.
 */
public final class Comparison {

    private static final int WARM_UP = 3;
    private static final int ROUNDS = 5;

    private final String name;
    private final Map<String, Way> ways = new LinkedHashMap<>();

    private record Way(int operations, Runnable round, double[] perSecond) {}

    public Comparison(String name) {
        this.name = name;
    }

    /** @param round does so many operations */
    public Comparison way(String what, int operations, Runnable round) {
        ways.put(what, new Way(operations, round, new double[ROUNDS]));
        return this;
    }

    /** @return operations a second of each way */
    public Map<String, Double> run() throws IOException {
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            for (Way way : ways.values()) {
                long begin = System.nanoTime();
                way.round().run();
                double seconds = (System.nanoTime() - begin) / 1e9;
                if (round >= 0) {
                    way.perSecond()[round] = way.operations() / seconds;
                }
            }
        }
        Map<String, Double> medians = new LinkedHashMap<>();
        ways.forEach((what, way) -> {
            double[] sorted = way.perSecond().clone();
            Arrays.sort(sorted);
            medians.put(what, sorted[ROUNDS / 2]);
        });
        write(medians);
        return medians;
    }

    private void write(Map<String, Double> medians) throws IOException {
        double reference = medians.values().iterator().next();
        ObjectNode report = JsonMapper.shared().createObjectNode();
        report.put("name", name);
        report.put("java", Runtime.version().toString());
        report.put("processors", Runtime.getRuntime().availableProcessors());
        report.put("rounds", ROUNDS);
        ObjectNode all = report.putObject("ways");
        medians.forEach((what, perSecond) -> {
            all.putObject(what).put("perSecond", Math.round(perSecond)).put("ratioToFirst", perSecond / reference);
            System.out.printf("%-60s %,14.0f/s  ratio %.4f%n", what, perSecond, perSecond / reference);
        });
        Path file = Path.of("target", "bench", name + ".json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, report.toPrettyString());
    }
}
