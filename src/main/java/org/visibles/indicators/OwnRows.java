package org.visibles.indicators;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts as they are, for the organisation whose people they are. */
final class OwnRows implements Tabulation {

    private final List<Subject> subjects;
    private final Exchanges exchanges;
    private final Map<Variable, Folding> foldings = new EnumMap<>(Variable.class);
    /** People by the group of a variable that they are in. */
    private final Map<Variable, Map<Integer, List<Subject>>> placed = new EnumMap<>(Variable.class);

    OwnRows(List<Subject> subjects, Exchanges exchanges) {
        this.subjects = List.copyOf(subjects);
        this.exchanges = exchanges;
    }

    /** Those of the first place are looked up: a table of thousands of rows would go through everybody for each number. */
    private List<Subject> members(List<At> places) {
        if (places.isEmpty()) {
            return subjects;
        }
        At first = places.getFirst();
        List<Subject> there = placed.computeIfAbsent(
                        first.variable(),
                        variable -> subjects.stream()
                                .collect(groupingBy(subject -> folding(variable).groupOf(variable.of(subject)))))
                .getOrDefault(first.group(), List.of());
        return members(there, places.subList(1, places.size()));
    }

    @Override
    public Folding folding(Variable variable) {
        return foldings.computeIfAbsent(
                variable,
                each -> Folding.none(subjects.stream()
                        .collect(groupingBy(each::of, () -> new TreeMap<>(each.order()), counting()))));
    }

    @Override
    public Value people(List<At> places) {
        return Value.shown(members(places).size());
    }

    @Override
    public Value count(List<At> places, Variable variable, Set<String> categories) {
        return Value.shown(members(places).stream()
                .filter(subject -> categories.contains(variable.of(subject)))
                .count());
    }

    @Override
    public Value median(List<At> places, Measure.Median measure) {
        int[] days = Tabulation.days(members(places), measure).sorted().toArray();
        return days.length == 0 ? Value.EMPTY : Value.shown(Tabulation.medianOf(days));
    }

    @Override
    public Fraction rate(List<At> places, Measure.Rate measure) {
        List<Subject> members = members(places);
        return new Fraction(
                Value.shown(members.stream().mapToInt(measure.numerator()).sum()),
                Value.shown(members.stream().mapToInt(measure.denominator()).sum()));
    }

    /** Only by quarter: the organisation is always the own one, and the people met are not all of the cohort. */
    @Override
    public Value exchanges(List<At> places) {
        if (places.stream().anyMatch(at -> at.variable() != Variable.QUARTER)) {
            return Value.EMPTY;
        }
        List<String> quarters = places.stream()
                .flatMap(at -> folding(at.variable()).categories(at.group()).stream())
                .distinct()
                .toList();
        return Value.shown(exchanges.count(List.of(), quarters));
    }
}
