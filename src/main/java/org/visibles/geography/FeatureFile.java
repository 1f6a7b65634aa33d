package org.visibles.geography;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.visibles.kernel.RuleViolation;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a GeoJSON collection (RFC 7946) from a stream, one feature at a time, whatever its size; what stands in it may be
 * hostile. Of the properties it keeps the scalar ones, of the rest only type and coordinates.
 */
final class FeatureFile {

    /** In all of France there are some 1,600 quarters. */
    static final int MOST_FEATURES = 20_000;

    /** Of one feature; the largest official contour has some thousands. */
    static final int MOST_POSITIONS = 100_000;

    private static final int DEEPEST = 32;
    private static final int LONGEST_TEXT = 10_000;
    private static final int NUMBERS_OF_A_POSITION = 4;
    private static final int MAGIC = 4;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxStringLength(LONGEST_TEXT)
                            .maxNameLength(200)
                            .maxNumberLength(100)
                            .build())
                    .build())
            .build();

    /**
     * One feature as it stands in the file.
     *
     * @param number its place in the file, from 1
     * @param properties by their names in lower case
     * @param type of the geometry; null without one
     * @param coordinates nested lists that end in {@code double[]}; null when missing, not numbers, or too many
     */
    record Feature(
            int number,
            Map<String, String> properties,
            @Nullable String type,
            @Nullable List<?> coordinates) {}

    private final JsonParser parser;
    private final Consumer<Feature> each;
    private int features;
    private int positions;
    private boolean sound;

    private FeatureFile(JsonParser parser, Consumer<Feature> each) {
        this.parser = parser;
        this.each = each;
    }

    /**
     * @throws RuleViolation {@code rule.geography.import.…} when the file as a whole cannot be read
     */
    static int read(InputStream file, Consumer<Feature> each) throws IOException {
        InputStream sniffed = refuseOthers(file);
        try (JsonParser parser = JSON.createParser(sniffed)) {
            FeatureFile reader = new FeatureFile(parser, each);
            reader.collection();
            return reader.features;
        } catch (StreamConstraintsException tooMuch) {
            throw new RuleViolation("rule.geography.import.limits");
        } catch (JacksonException broken) {
            if (broken.getCause() instanceof IOException unreadable) {
                throw unreadable;
            }
            var where = broken.getLocation();
            throw new RuleViolation(
                    "rule.geography.import.broken",
                    where == null ? 0 : Math.max(where.getLineNr(), 0),
                    where == null ? 0 : Math.max(where.getColumnNr(), 0));
        }
    }

    /** Names the kinds of file that one takes for GeoJSON: archives, shapefiles, XML. */
    private static InputStream refuseOthers(InputStream file) throws IOException {
        PushbackInputStream pushed = new PushbackInputStream(file, MAGIC);
        byte[] begin = pushed.readNBytes(MAGIC);
        pushed.unread(begin);
        if (begin.length == 0) {
            throw new RuleViolation("rule.geography.import.empty");
        }
        boolean zip = begin.length > 1 && begin[0] == 'P' && begin[1] == 'K';
        boolean gzip = begin.length > 1 && (begin[0] & 0xff) == 0x1f && (begin[1] & 0xff) == 0x8b;
        if (zip || gzip) {
            throw new RuleViolation("rule.geography.import.archive");
        }
        if (begin[0] == '<' || (begin.length == MAGIC && begin[2] == 0x27 && begin[3] == 0x0a)) {
            throw new RuleViolation("rule.geography.import.other-kind");
        }
        return pushed;
    }

    private void collection() {
        boolean found = false;
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new RuleViolation("rule.geography.import.no-features");
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("features") && value == JsonToken.START_ARRAY) {
                found = true;
                features();
            } else if (name.equals("crs")) {
                if (mentions("2154")) {
                    throw new RuleViolation("rule.geography.import.lambert");
                }
            } else {
                parser.skipChildren();
            }
        }
        if (!found) {
            throw new RuleViolation("rule.geography.import.no-features");
        }
    }

    /** Whether a text within the current value holds this one; leaves the parser at the value's end. */
    private boolean mentions(String text) {
        boolean found = false;
        int depth = 0;
        do {
            JsonToken token = parser.currentToken();
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            found |= token == JsonToken.VALUE_STRING && parser.getString().contains(text);
        } while (depth > 0 && parser.nextToken() != null);
        return found;
    }

    private void features() {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (++features > MOST_FEATURES) {
                throw new RuleViolation("rule.geography.import.limits");
            }
            each.accept(feature());
        }
    }

    private Feature feature() {
        Map<String, String> properties = new HashMap<>();
        String type = null;
        List<?> coordinates = null;
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return new Feature(features, properties, null, null);
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("properties") && value == JsonToken.START_OBJECT) {
                properties(properties);
            } else if (name.equals("geometry") && value == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    String part = parser.currentName();
                    JsonToken given = parser.nextToken();
                    if (part.equals("type") && given == JsonToken.VALUE_STRING) {
                        type = parser.getString();
                    } else if (part.equals("coordinates") && given == JsonToken.START_ARRAY) {
                        coordinates = coordinates();
                    } else {
                        parser.skipChildren();
                    }
                }
            } else {
                parser.skipChildren();
            }
        }
        return new Feature(features, properties, type, coordinates);
    }

    private void properties(Map<String, String> properties) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName().toLowerCase(Locale.ROOT);
            JsonToken value = parser.nextToken();
            if (value.isScalarValue() && value != JsonToken.VALUE_NULL) {
                properties.putIfAbsent(name, parser.getString());
            } else {
                parser.skipChildren();
            }
        }
    }

    private @Nullable List<?> coordinates() {
        positions = 0;
        sound = true;
        Object read = array();
        return sound && read instanceof List<?> nested ? nested : null;
    }

    /** The array that begins here: a position, or a list of arrays. Once unsound it is read over and dropped. */
    private Object array() {
        List<Object> nested = new ArrayList<>();
        double[] numbers = new double[NUMBERS_OF_A_POSITION];
        int count = 0;
        sound &= ++positions <= MOST_POSITIONS;
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token == JsonToken.START_ARRAY) {
                Object inner = array();
                if (sound) {
                    nested.add(inner);
                }
            } else if (token.isNumeric() && count < NUMBERS_OF_A_POSITION) {
                numbers[count++] = parser.getDoubleValue();
            } else {
                sound = false;
                parser.skipChildren();
            }
        }
        if (count == 0) {
            return nested;
        }
        sound &= nested.isEmpty() && count > 1;
        return numbers;
    }
}
