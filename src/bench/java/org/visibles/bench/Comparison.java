package org.visibles.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.visibles.testkit.TestDatabase;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Measures several ways of doing the same, in turns, so that what else happens on the machine touches all of them: the
 * median of five rounds after a warm-up, on a database that keeps what it says it keeps. Writes
 * {@code target/bench/<name>.json} and prints the ratios to the first way.
 */
public final class Comparison {

    private static final int WARM_UP = 3;
    private static final int ROUNDS = 5;

    private final String name;
    private final TestDatabase database;
    private final Map<String, Long> proved = new LinkedHashMap<>();
    private Runnable before = () -> {};
    private final Map<String, Way> ways = new LinkedHashMap<>();

    private record Way(int operations, Runnable round, double[] perSecond) {}

    /**
     * @param database on which it is measured
     * @throws IllegalStateException when that does not wait for its disk
     */
    public Comparison(String name, TestDatabase database) {
        this.name = name;
        this.database = database;
        if (!"on".equals(setting("fsync")) || !"on".equals(setting("synchronous_commit"))) {
            throw new IllegalStateException("measured with fsync and synchronous_commit on, or not at all");
        }
    }

    /** What was tried that often beforehand, and held. */
    public Comparison proved(String what, long times) {
        proved.put(what, times);
        return this;
    }

    /** What each round needs beforehand; it is not measured. */
    public Comparison before(Runnable before) {
        this.before = before;
        return this;
    }

    /** @param round does so many operations */
    public Comparison way(String what, int operations, Runnable round) {
        ways.put(what, new Way(operations, round, new double[ROUNDS]));
        return this;
    }

    /** @return operations a second of each way */
    public Map<String, Double> run() throws IOException {
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            before.run();
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
        report.put("postgresql", setting("server_version"));
        report.put("fsync", setting("fsync"));
        report.put("rounds", ROUNDS);
        if (!proved.isEmpty()) {
            report.set("proved", JsonMapper.shared().valueToTree(proved));
        }
        ObjectNode all = report.putObject("ways");
        medians.forEach((what, perSecond) -> {
            all.putObject(what).put("perSecond", Math.round(perSecond)).put("ratioToFirst", perSecond / reference);
            System.out.printf("%-60s %,14.0f/s  ratio %.4f%n", what, perSecond, perSecond / reference);
        });
        Path file = Path.of("target", "bench", name + ".json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, report.toPrettyString());
    }

    private @Nullable String setting(String setting) {
        return database.asOwner().queryForObject("show " + setting, String.class);
    }
}
