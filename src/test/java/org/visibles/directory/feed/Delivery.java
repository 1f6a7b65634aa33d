package org.visibles.directory.feed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A file of invented structures and services of one source. */
final class Delivery {

    final String source;
    private final List<ObjectNode> records = new ArrayList<>();

    Delivery(String source) {
        this.source = source;
    }

    /** Of a source that no other test uses. */
    static Delivery fresh() {
        return new Delivery("t"
                + UUID.nameUUIDFromBytes(
                                (Thread.currentThread().getName() + System.nanoTime()).getBytes(StandardCharsets.UTF_8))
                        .toString()
                        .substring(0, 13));
    }

    ObjectNode structure(String id, String name) {
        ObjectNode node = common(id, name);
        node.put("siret", "12345678901234");
        return node;
    }

    ObjectNode service(String id, String structure, String name) {
        ObjectNode node = common(id, name);
        node.put("structure_id", source + "--" + structure);
        node.put("description", "Une aide inventée.");
        node.putArray("thematiques").add("mobilite--acceder-a-un-vehicule");
        node.putArray("publics").add("jeunes");
        return node;
    }

    private ObjectNode common(String id, String name) {
        ObjectNode node = JsonMapper.shared().createObjectNode();
        node.put("source", source);
        node.put("id", source + "--" + id);
        node.put("nom", name);
        node.put("date_maj", "2026-09-01");
        node.put("code_insee", "76540");
        records.add(node);
        return node;
    }

    List<ObjectNode> records() {
        return records;
    }

    Path json() throws IOException {
        return Files.writeString(
                Files.createTempFile("delivery", ".json"), JsonMapper.shared().writeValueAsString(records));
    }
}
