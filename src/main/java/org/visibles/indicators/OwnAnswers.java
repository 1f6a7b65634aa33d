package org.visibles.indicators;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that the files of one organisation tell, as one text: parts as {@link KeptAnswers} has them. Made and kept by the
 * program beside what is published of the whole programme; empty where that does not tell of the organisation by itself.
 */
final class OwnAnswers {

    /** Of an organisation of which nothing may be told. */
    static final String NONE = "";

    private static final String BETWEEN = "\f";

    private OwnAnswers() {}

    /**
     * The name under which the text is kept.
     *
     * @param first the part by which it is known that the programme's are kept
     */
    static String part(String first, UUID organisation) {
        return "OWN+" + first + "+" + organisation;
    }

    /** The name of an empty part, kept where the files of all organisations of which the programme tells were made. */
    static String allMade(String first) {
        return "OWN+" + first;
    }

    /** Of the figures: one dimension, as the organisation is the other one. */
    static String text(@Nullable Tabulation published) {
        if (published == null) {
            return NONE;
        }
        Set<String> asked = Stream.concat(
                        Stream.of(KeptAnswers.FOLDINGS, KeptAnswers.part(Set.of())),
                        Variable.dimensions().stream().map(dimension -> KeptAnswers.part(Set.of(dimension))))
                .collect(Collectors.toSet());
        Map<String, String> parts = KeptAnswers.of(published);
        parts.keySet().retainAll(asked);
        return text(parts);
    }

    static String text(Map<String, String> parts) {
        return parts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(part -> part.getKey() + "\n" + part.getValue())
                .collect(Collectors.joining(BETWEEN));
    }

    static Tabulation grid(String text) {
        if (text.isEmpty()) {
            return new NotApart();
        }
        Map<String, String> parts = parts(text);
        return new KeptGrid(parts.getOrDefault(KeptAnswers.FOLDINGS, ""), part -> parts.getOrDefault(part, ""));
    }

    static EffectTables effect(String text) {
        Map<String, String> parts = parts(text.isEmpty() ? text(KeptEffect.of(NotApart.EFFECT)) : text);
        return new KeptEffect(parts.getOrDefault(KeptEffect.TOTAL, ""), part -> parts.getOrDefault(part, ""));
    }

    private static Map<String, String> parts(String text) {
        BinaryOperator<String> none = (one, other) -> one;
        return Stream.of(text.split(BETWEEN, -1))
                .collect(Collectors.toMap(
                        part -> part.substring(0, part.indexOf('\n')),
                        part -> part.substring(part.indexOf('\n') + 1),
                        none,
                        LinkedHashMap::new));
    }
}
