package org.visibles.directory.feed;

import java.io.IOException;
import java.io.Reader;
import org.visibles.kernel.RuleViolation;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Records in JSON: an array of them, or an object that holds such arrays ({@code structures} and {@code services}, say). One
 * record at a time is held, and of it the fields of the schema alone.
 */
final class JsonRecords {

    private static final int LONGEST_TEXT = 1 << 20;
    private static final int DEEPEST = 50;
    private static final int LONGEST_LIST = 500;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(LONGEST_TEXT)
                    .maxNestingDepth(DEEPEST)
                    .build())
            .build();

    private final JsonParser parser;
    private final DirectoryFile.Records records;
    private long number;
    private boolean found;

    private JsonRecords(JsonParser parser, DirectoryFile.Records records) {
        this.parser = parser;
        this.records = records;
    }

    static void read(Reader reader, DirectoryFile.Records records) throws IOException {
        try (JsonParser parser = FACTORY.createParser(tools.jackson.core.ObjectReadContext.empty(), reader)) {
            new JsonRecords(parser, records).all();
        } catch (JacksonIOException failed) {
            throw failed.getCause();
        } catch (StreamConstraintsException large) {
            throw new RuleViolation("rule.directory.import.limits");
        } catch (JacksonException broken) {
            var where = broken.getLocation();
            throw new RuleViolation(
                    "rule.directory.import.broken",
                    where == null ? 0 : Math.max(where.getLineNr(), 0),
                    where == null ? 0 : Math.max(where.getColumnNr(), 0));
        }
    }

    private void all() {
        if (parser.nextToken() == JsonToken.START_ARRAY) {
            list();
        } else {
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                if (parser.nextToken() == JsonToken.START_ARRAY) {
                    list();
                } else {
                    parser.skipChildren();
                }
            }
        }
        if (!found) {
            throw new RuleViolation("rule.directory.import.no-list");
        }
        if (parser.nextToken() != null) {
            throw new RuleViolation("rule.directory.import.no-list");
        }
    }

    private void list() {
        found = true;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            number++;
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                records.take(number, record());
            } else {
                parser.skipChildren();
                records.take(number, null);
            }
        }
    }

    private ObjectNode record() {
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (Schema.isKnown(name)) {
                record.set(name, value());
            } else {
                parser.skipChildren();
            }
        }
        return record;
    }

    /** An object or a list of lists becomes an empty object, which no field of the schema takes. */
    private JsonNode value() {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (parser.currentToken()) {
            case START_ARRAY -> array();
            case START_OBJECT -> {
                parser.skipChildren();
                yield nodes.objectNode();
            }
            case VALUE_STRING -> nodes.stringNode(DirectoryFile.clean(parser.getString()));
            case VALUE_NUMBER_INT ->
                parser.getString().length() <= 18 ? nodes.numberNode(parser.getLongValue()) : nodes.objectNode();
            case VALUE_NUMBER_FLOAT -> number();
            case VALUE_TRUE, VALUE_FALSE -> nodes.booleanNode(parser.getBooleanValue());
            default -> nodes.nullNode();
        };
    }

    private JsonNode number() {
        double value = parser.getDoubleValue();
        return Double.isFinite(value)
                ? JsonNodeFactory.instance.numberNode(value)
                : JsonNodeFactory.instance.objectNode();
    }

    private JsonNode array() {
        ArrayNode values = JsonNodeFactory.instance.arrayNode();
        boolean sound = true;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            JsonNode each = parser.currentToken() == JsonToken.START_ARRAY ? skipped() : value();
            sound &= values.size() < LONGEST_LIST;
            if (sound) {
                values.add(each);
            }
        }
        return sound ? values : JsonNodeFactory.instance.objectNode();
    }

    private JsonNode skipped() {
        parser.skipChildren();
        return JsonNodeFactory.instance.objectNode();
    }
}
