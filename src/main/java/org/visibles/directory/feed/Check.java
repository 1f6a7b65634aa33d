package org.visibles.directory.feed;

import com.networknt.schema.Error;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.visibles.directory.feed.Problem.Effect;
import org.visibles.directory.feed.Problem.Reason;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Holds one record against its schema. What is required decides on the record, anything else on its field alone: a
 * structure is not lost for an address of the web without a scheme. A value outside of a list is kept and told.
 */
final class Check {

    private static final int LONGEST_SOURCE = 100;
    private static final int LONGEST_ID = 200;
    private static final int LONGEST_TEXT = 10_000;
    private static final int LONGEST_TOLD = 200;

    /** A record as it may be taken; {@code data} is null for one that is refused. */
    record Checked(
            Kind kind,
            long line,
            @Nullable String source,
            @Nullable String id,
            @Nullable ObjectNode data,
            List<Problem> problems) {}

    private final Kind kind;
    private final Schema schema;
    private final long line;
    private final ObjectNode record;
    private final @Nullable String id;
    private final List<Problem> problems = new ArrayList<>();

    private Check(long line, ObjectNode record) {
        this.kind = Schema.kindOf(new TreeSet<>(record.propertyNames()));
        this.schema = Schema.of(kind);
        this.line = line;
        this.record = record;
        tidy();
        this.id = text("id", LONGEST_ID);
    }

    /** @param record is changed to what may be taken */
    static Checked check(long line, ObjectNode record) {
        return new Check(line, record).checked();
    }

    private Checked checked() {
        String source = text("source", LONGEST_SOURCE);
        bounds();
        ObjectNode known = record.deepCopy();
        schema.fields().keySet().forEach(field -> forgetUnknown(known, field));
        Map<String, Error> worst = new TreeMap<>();
        for (Error error : schema.validate(known)) {
            String field = fieldOf(error);
            if (field.equals("courriel") && isAddress(known.path(field))) {
                continue;
            }
            // Each choice of "a list or nothing" complains: what tells more than "this is no null" wins.
            worst.merge(field, error, (one, other) -> "type".equals(one.getKeyword()) ? other : one);
        }
        worst.forEach(this::judge);
        boolean refused = problems.stream().anyMatch(problem -> problem.effect() == Effect.REJECTED);
        if (!refused) {
            report();
        }
        return new Checked(kind, line, source, id, refused ? null : record, problems);
    }

    /** The validator knows a list of top-level domains, which is older than some of them. */
    private static boolean isAddress(JsonNode value) {
        return value.isString() && value.asString().matches("[^@\\s]{1,64}@[^@\\s]{1,180}\\.[^@\\s.]{2,60}");
    }

    /** Nothing and an empty text say the same, and CSV knows one of them alone. */
    private void tidy() {
        for (String field : List.copyOf(record.propertyNames())) {
            JsonNode value = record.path(field);
            if (value.isNull() || (value.isString() && value.asString().isBlank())) {
                record.remove(field);
            } else if (value.isString()) {
                record.put(field, value.asString().strip());
            }
        }
    }

    private @Nullable String text(String field, int longest) {
        JsonNode value = record.path(field);
        return value.isString() && value.asString().length() <= longest ? value.asString() : null;
    }

    /** The schema bounds not every text. */
    private void bounds() {
        bound("source", LONGEST_SOURCE);
        bound("id", LONGEST_ID);
        for (String field : List.copyOf(record.propertyNames())) {
            JsonNode value = record.path(field);
            if (!schema.fields().containsKey(field)) {
                record.remove(field);
                add(Effect.KEPT, field, Reason.UNKNOWN_FIELD, null);
            } else if (value.isString() && value.asString().length() > LONGEST_TEXT) {
                tooLarge(field);
            } else if (value.isArray()
                    && value.valueStream()
                            .anyMatch(each -> each.isString() && each.asString().length() > LONGEST_ID)) {
                tooLarge(field);
            }
        }
    }

    private void bound(String field, int longest) {
        JsonNode value = record.path(field);
        if (value.isString() && value.asString().length() > longest) {
            add(Effect.REJECTED, field, Reason.LENGTH, value);
        }
    }

    private void tooLarge(String field) {
        add(schema.requires(field) ? Effect.REJECTED : Effect.LEFT_OUT, field, Reason.TOO_LARGE, record.path(field));
        if (!schema.requires(field)) {
            record.remove(field);
        }
    }

    /** Takes values outside of the field's list out of the copy that is validated, and tells them. */
    private void forgetUnknown(ObjectNode known, String field) {
        Set<String> list = schema.listOf(field);
        JsonNode value = known.path(field);
        if (list == null) {
            return;
        }
        if (value.isString() && !list.contains(value.asString())) {
            known.set(field, NullNode.instance);
            add(Effect.KEPT, field, Reason.UNKNOWN_VALUE, value);
        } else if (value instanceof ArrayNode values) {
            ArrayNode left = JsonNodeFactory.instance.arrayNode();
            boolean strange = false;
            for (JsonNode each : values) {
                if (each.isString() && !list.contains(each.asString())) {
                    strange = true;
                    add(Effect.KEPT, field, Reason.UNKNOWN_VALUE, each);
                } else {
                    left.add(each);
                }
            }
            if (strange) {
                known.set(field, left.isEmpty() ? NullNode.instance : left);
            }
        }
    }

    private static String fieldOf(Error error) {
        if ("required".equals(error.getKeyword()) && error.getProperty() != null) {
            return error.getProperty();
        }
        return error.getInstanceLocation().getNameCount() > 0
                ? error.getInstanceLocation().getName(0)
                : "";
    }

    private void judge(String field, Error error) {
        if (schema.requires(field) || field.isEmpty()) {
            add(Effect.REJECTED, field, reason(error), record.path(field));
        } else {
            add(Effect.LEFT_OUT, field, reason(error), record.path(field));
            record.remove(field);
        }
    }

    private static Reason reason(Error error) {
        return switch (error.getKeyword()) {
            case "required" -> Reason.MISSING;
            case "type" -> Reason.TYPE;
            case "minLength", "maxLength" -> Reason.LENGTH;
            case "pattern" -> Reason.PATTERN;
            case "format" -> Reason.FORMAT;
            case "minimum", "maximum" -> Reason.RANGE;
            case "minItems" -> Reason.EMPTY_LIST;
            case "uniqueItems" -> Reason.TWICE;
            case null, default -> Reason.OTHER;
        };
    }

    /** What is taken as it is, and worth knowing. */
    private void report() {
        double latitude = record.path("latitude").asDouble(0);
        double longitude = record.path("longitude").asDouble(0);
        if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) {
            add(Effect.LEFT_OUT, "latitude", Reason.RANGE, record.path("latitude"));
            record.remove(List.of("latitude", "longitude"));
        }
        if (!record.path("code_insee").isString()) {
            add(Effect.KEPT, "code_insee", Reason.NO_COMMUNE, null);
        }
    }

    private void add(Effect effect, String field, Reason reason, @Nullable JsonNode value) {
        String told = value == null || value.isNull() || value.isMissingNode() ? null : value.toString();
        problems.add(new Problem(effect, line, id, field, reason, cut(told), 1));
    }

    private static @Nullable String cut(@Nullable String value) {
        return value == null || value.length() <= LONGEST_TOLD
                ? value
                : value.substring(0, LONGEST_TOLD - 1).replaceFirst("[\\uD800-\\uDBFF]$", "") + "…";
    }
}
