package org.visibles.directory.feed;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One of the two schemas of data·inclusion v1: its fields, its lists, and a validator. */
final class Schema {

    /** How a field's text in a CSV file is to be read. */
    enum Type {
        TEXT,
        NUMBER,
        INTEGER,
        LIST
    }

    static final Schema STRUCTURE = new Schema("structure");
    static final Schema SERVICE = new Schema("service");

    private static final Set<String> ONLY_SERVICES = new HashSet<>(SERVICE.types.keySet());

    static {
        ONLY_SERVICES.removeAll(STRUCTURE.types.keySet());
    }

    private final com.networknt.schema.Schema validator;
    private final Map<String, Type> types = new LinkedHashMap<>();
    private final Set<String> required = new LinkedHashSet<>();
    private final Map<String, Set<String>> lists = new HashMap<>();

    private Schema(String name) {
        try (InputStream file = new ClassPathResource("directory/" + name + ".schema.json").getInputStream()) {
            JsonNode schema = JsonMapper.shared().readTree(file);
            validator = SchemaRegistry.withDefaultDialect(
                            SpecificationVersion.DRAFT_2020_12,
                            builder -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder()
                                    .formatAssertionsEnabled(true)
                                    .build()))
                    .getSchema(schema);
            schema.required("required").forEach(field -> required.add(field.asString()));
            schema.required("properties").properties().forEach(property -> {
                types.put(property.getKey(), typeOf(property.getValue()));
                Set<String> list = listOf(property.getValue(), schema.required("$defs"));
                if (list != null) {
                    lists.put(property.getKey(), list);
                }
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Schema of(Kind kind) {
        return switch (kind) {
            case STRUCTURE -> STRUCTURE;
            case SERVICE -> SERVICE;
        };
    }

    /** A service is told by a field that structures do not have. */
    static Kind kindOf(Set<String> fields) {
        return Collections.disjoint(fields, ONLY_SERVICES) ? Kind.STRUCTURE : Kind.SERVICE;
    }

    static boolean isKnown(String field) {
        return SERVICE.types.containsKey(field) || STRUCTURE.types.containsKey(field);
    }

    /** In the order of the schema. */
    Map<String, Type> fields() {
        return Collections.unmodifiableMap(types);
    }

    boolean requires(String field) {
        return required.contains(field);
    }

    /** The values that the schema knows for a field; null where it takes any. */
    @Nullable
    Set<String> listOf(String field) {
        return lists.get(field);
    }

    List<Error> validate(JsonNode node) {
        return validator.validate(node);
    }

    private static Type typeOf(JsonNode property) {
        for (JsonNode choice : choices(property)) {
            switch (choice.path("type").asString("")) {
                case "array" -> {
                    return Type.LIST;
                }
                case "number" -> {
                    return Type.NUMBER;
                }
                case "integer" -> {
                    return Type.INTEGER;
                }
                default -> {}
            }
        }
        return Type.TEXT;
    }

    private static @Nullable Set<String> listOf(JsonNode property, JsonNode definitions) {
        for (JsonNode choice : choices(property)) {
            String reference = choice.path("items")
                    .path("$ref")
                    .asString(choice.path("$ref").asString(""));
            if (!reference.isEmpty()) {
                Set<String> values = new HashSet<>();
                definitions
                        .required(reference.substring(reference.lastIndexOf('/') + 1))
                        .required("enum")
                        .forEach(value -> values.add(value.asString()));
                return values;
            }
        }
        return null;
    }

    private static Iterable<JsonNode> choices(JsonNode property) {
        return property.has("anyOf") ? property.required("anyOf") : List.of(property);
    }
}
