package org.visibles.indicators;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Counts as they were published before, read part by part from what was kept of them. */
final class KeptGrid implements Tabulation {

    private final Map<Variable, Folding> foldings;
    private final Function<String, String> parts;
    private final Map<String, List<String>> lines = new HashMap<>();
    private final Map<List<At>, Map<Question, List<Value>>> answers = new HashMap<>();

    /**
     * @param foldings the part of that name
     * @param parts reads another one, see {@link KeptAnswers#part}
     */
    KeptGrid(String foldings, Function<String, String> parts) {
        this.foldings = KeptAnswers.foldings(foldings);
        this.parts = parts;
    }

    @Override
    public Folding folding(Variable variable) {
        return foldings.getOrDefault(variable, Folding.none(new TreeMap<>()));
    }

    @Override
    public Value people(List<At> places) {
        Value everybody = answer(List.of(), new Question.People());
        if (places.isEmpty() || !everybody.isShown()) {
            return everybody;
        }
        return switch (places.size()) {
            case 1 -> answer(places, new Question.People());
            case 2 -> crossing(places.get(0), places.get(1));
            default -> Value.MASKED;
        };
    }

    @Override
    public Value told(List<At> places) {
        return places.size() == 1 ? answer(places, new Question.WhoTold()) : people(places);
    }

    private Value crossing(At one, At other) {
        if (one.variable() == other.variable()) {
            return one.group() == other.group() ? people(List.of(one)) : Value.EMPTY;
        }
        if (!one.variable().crossings().contains(other.variable())) {
            return Value.EMPTY;
        }
        boolean inOrder = one.variable().compareTo(other.variable()) < 0;
        At row = inOrder ? one : other;
        At column = inOrder ? other : one;
        String line = lines(List.of(row.variable(), column.variable())).get(row.group());
        return KeptAnswers.value(line.split(" ")[column.group()]);
    }

    @Override
    public Value count(List<At> places, Variable variable, Set<String> categories) {
        return places.size() > 1 ? Value.MASKED : answer(places, new Question.Count(variable, categories));
    }

    @Override
    public Value median(List<At> places, Measure.Median measure) {
        return places.size() > 1 ? Value.EMPTY : answer(places, new Question.Median(measure));
    }

    @Override
    public Fraction rate(List<At> places, Measure.Rate measure) {
        if (places.size() > 1) {
            return Fraction.NONE;
        }
        List<Value> both = answers(places).getOrDefault(new Question.Rate(measure), List.of());
        return new Fraction(both.getFirst(), both.getLast());
    }

    @Override
    public Value exchanges(List<At> places) {
        return places.size() > 1 ? Value.EMPTY : answer(places, new Question.Exchanges());
    }

    private Value answer(List<At> places, Question question) {
        return answers(places).getOrDefault(question, List.of()).getFirst();
    }

    private Map<Question, List<Value>> answers(List<At> places) {
        return answers.computeIfAbsent(
                places,
                none -> KeptAnswers.answers(
                        lines(places.stream().map(At::variable).toList())
                                .get(places.isEmpty() ? 0 : places.getFirst().group())));
    }

    private List<String> lines(List<Variable> variables) {
        return lines.computeIfAbsent(
                KeptAnswers.part(variables),
                part -> Stream.of(parts.apply(part).split("\n")).toList());
    }
}
