package org.visibles.indicators;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.visibles.indicators.Tabulation.At;

/**
 * All that a published grid answers, as text in parts: how categories are folded, what is said of everybody and of each
 * group of a dimension, and how many stand at two. Nothing in it is more than what is published.
 */
final class KeptAnswers {

    /** The part that says how categories are folded: a line for each variable, its groups, their categories. */
    static final String FOLDINGS = "FOLDINGS";

    /** Goes up when the same people would be published otherwise. */
    private static final int SUPPRESSION = 13;

    private static final List<Question> QUESTIONS = Question.all();

    private KeptAnswers() {}

    /**
     * What the answers depend on beside the facts: what is asked, how it is defined, and how much is hidden.
     *
     * @param monthEnds whether these alone are published, so that whoever is new waits
     */
    static String definitions(boolean monthEnds) {
        return definitions(RegistryPart.registry(), monthEnds);
    }

    static String definitions(List<Defined> registry, boolean monthEnds) {
        String figures = registry.stream()
                .map(figure -> figure.registryCode() + figure.version().number())
                .collect(Collectors.joining(","));
        String dimensions = Variable.dimensions().stream()
                .map(each -> each.name() + each.crossings())
                .collect(Collectors.joining(","));
        String effect = EffectBy.published().toString();
        return SUPPRESSION
                + (monthEnds ? "." : "-")
                + Integer.toHexString((figures + dimensions + effect + QUESTIONS.size()).hashCode());
    }

    /** The name of the part that answers for places of these variables: a line for each group of the first. */
    static String part(Collection<Variable> variables) {
        return variables.stream().sorted().map(Variable::name).collect(Collectors.joining("+"));
    }

    static Map<String, String> of(Tabulation published) {
        Map<String, String> parts = new HashMap<>();
        parts.put(FOLDINGS, foldings(published));
        parts.put(part(List.of()), answers(published, List.of()));
        for (Variable dimension : Variable.dimensions()) {
            parts.put(part(List.of(dimension)), lines(published, dimension, at -> answers(published, List.of(at))));
            dimension.crossings().stream()
                    .filter(other -> dimension.compareTo(other) < 0)
                    .forEach(other -> parts.put(
                            part(List.of(dimension, other)),
                            lines(published, dimension, at -> crossings(published, at, other))));
        }
        return parts;
    }

    private static String lines(Tabulation published, Variable variable, Function<At, String> line) {
        return places(published, variable).map(line).collect(Collectors.joining("\n"));
    }

    private static String crossings(Tabulation published, At at, Variable other) {
        return places(published, other)
                .map(second -> text(published.people(List.of(at, second))))
                .collect(Collectors.joining(" "));
    }

    private static Stream<At> places(Tabulation published, Variable variable) {
        return IntStream.range(0, published.folding(variable).size()).mapToObj(group -> new At(variable, group));
    }

    private static String answers(Tabulation published, List<At> places) {
        return QUESTIONS.stream()
                .flatMap(question -> question.answer(published, places).stream())
                .map(KeptAnswers::text)
                .collect(Collectors.joining(" "));
    }

    /** The answers of one place, in the order in which {@link Question#all} asks. */
    static Map<Question, List<Value>> answers(String line) {
        List<Value> values =
                Arrays.stream(line.split(" ")).map(KeptAnswers::value).toList();
        Map<Question, List<Value>> answers = new HashMap<>();
        int next = 0;
        for (Question question : QUESTIONS) {
            int size = question instanceof Question.Rate ? 2 : 1;
            answers.put(question, values.subList(next, next + size));
            next += size;
        }
        return answers;
    }

    static String text(Value value) {
        return switch (value.state()) {
            case SHOWN -> Double.toString(value.number());
            case UNDER -> "u";
            case MASKED -> "m";
            case EMPTY -> "e";
        };
    }

    static Value value(String text) {
        return switch (text) {
            case "u" -> Value.UNDER;
            case "m" -> Value.MASKED;
            case "e" -> Value.EMPTY;
            default -> Value.shown(Double.parseDouble(text));
        };
    }

    private static String foldings(Tabulation published) {
        return Arrays.stream(Variable.values())
                .map(variable -> places(published, variable)
                        .map(at -> String.join(",", published.folding(variable).categories(at.group())))
                        .collect(Collectors.joining("|")))
                .collect(Collectors.joining("\n"));
    }

    static Map<Variable, Folding> foldings(String text) {
        List<String> lines = text.lines().toList();
        Map<Variable, Folding> foldings = new EnumMap<>(Variable.class);
        for (Variable variable : Variable.values()) {
            String line = variable.ordinal() < lines.size() ? lines.get(variable.ordinal()) : "";
            foldings.put(
                    variable,
                    Folding.as(Stream.of(line.split("\\|"))
                            .filter(group -> !group.isEmpty())
                            .map(group -> Set.of(group.split(",")))
                            .toList()));
        }
        return foldings;
    }
}
