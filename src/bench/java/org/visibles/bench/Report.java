package org.visibles.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A file of figures that several benches write, each beside what the others measured. */
public final class Report {

    private final Path file;

    public Report(String name) {
        file = Path.of("target", "bench", name + ".json");
    }

    public void add(Map<String, ? extends Number> figures) throws IOException {
        ObjectNode report = Files.exists(file)
                ? (ObjectNode) JsonMapper.shared().readTree(Files.readString(file))
                : JsonMapper.shared().createObjectNode();
        figures.forEach((key, figure) -> report.putPOJO(key, figure));
        Files.createDirectories(file.getParent());
        Files.writeString(file, report.toPrettyString());
    }
}
