package org.visibles.indicators;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.IntStream;

/**
 * What two variables say of the same people by what their words mean: nobody is lost or not who was not mobilised. Whoever
 * knows the number by the one variable knows it by the other.
 *
 * @param of categories of the one
 * @param these categories of the other, with the same people
 */
record Meaning(Variable one, Set<String> of, Variable other, Set<String> these) {

    static final List<Meaning> ALL = List.of(
            new Meaning(Variable.LOST, Set.of("NONE"), Variable.REACHED, Set.of("IDENTIFIED")),
            new Meaning(Variable.STILL, Set.of("NONE"), Variable.EXIT, Set.of("NONE", "OTHER")));

    static final Set<String> CONNECTED = Set.of("CONNECTED");

    /** Positive outcomes: whoever has one was connected. */
    static final Set<String> GOOD = Set.of("LASTING", "POSITIVE");

    /**
     * The categories of each variable put together so that totals of one that stands beside another give no small number
     * away: what a category of the other is made of is folded within it, or not told apart at all.
     *
     * @param forced QPVs that go into "others" even when they are large enough
     */
    static Map<Variable, Folding> foldings(Map<Variable, SortedMap<String, Long>> counts, Set<String> forced) {
        Map<Variable, Folding> foldings = new EnumMap<>(Variable.class);
        counts.forEach((variable, each) -> foldings.put(variable, Folding.of(each, variable.ordered(), Set.of())));
        foldings.put(Variable.ORGANISATION, Folding.ofOrganisations(require(counts, Variable.ORGANISATION), Set.of()));
        if (fewWithoutOutcome(counts, foldings)) {
            foldings.put(Variable.EXIT, exitsTogether(require(counts, Variable.EXIT)));
        }
        for (Meaning meaning : ALL) {
            SortedMap<String, Long> of = require(counts, meaning.one());
            List<Integer> apart = require(foldings, meaning.other()).groupsOf(meaning.these());
            foldings.put(
                    meaning.one(),
                    apart == null || apart.isEmpty()
                            ? Folding.together(of)
                            : Folding.within(
                                    meaning.parts(of.keySet()),
                                    of,
                                    meaning.one().ordered(),
                                    Set.of()));
        }
        SortedMap<String, Long> qpvs = require(counts, Variable.QPV);
        foldings.put(
                Variable.QPV,
                Folding.within(qpvParts(qpvs.keySet(), require(foldings, Variable.IN_QPV)), qpvs, false, forced));
        return foldings;
    }

    /** Whether the difference of those connected and those with a positive outcome would be a small number. */
    private static boolean fewWithoutOutcome(
            Map<Variable, SortedMap<String, Long>> counts, Map<Variable, Folding> foldings) {
        List<Integer> connected = require(foldings, Variable.REACHED).groupsOf(CONNECTED);
        List<Integer> good = require(foldings, Variable.EXIT).groupsOf(GOOD);
        return connected != null
                && !connected.isEmpty()
                && good != null
                && !good.isEmpty()
                && sum(require(counts, Variable.REACHED), CONNECTED) - sum(require(counts, Variable.EXIT), GOOD)
                        < Suppression.THRESHOLD;
    }

    /** Whatever came out of it is one category, beside those who have not come to an end. */
    private static Folding exitsTogether(SortedMap<String, Long> exits) {
        Set<String> ended = new HashSet<>(exits.keySet());
        ended.remove("NONE");
        return sum(exits, ended) < Suppression.THRESHOLD || sum(exits, Set.of("NONE")) < Suppression.THRESHOLD
                ? Folding.together(exits)
                : Folding.as(List.of(Set.of("NONE"), ended));
    }

    private static long sum(Map<String, Long> counts, Set<String> categories) {
        return categories.stream()
                .mapToLong(category -> counts.getOrDefault(category, 0L))
                .sum();
    }

    private static <T> T require(Map<Variable, T> of, Variable variable) {
        return Objects.requireNonNull(of.get(variable));
    }

    private List<Set<String>> parts(Set<String> categories) {
        Set<String> rest = new HashSet<>(categories);
        rest.removeAll(of);
        return List.of(of, rest);
    }

    /** The QPVs, none and not stated, as they are in any QPV or not. */
    private static List<Set<String>> qpvParts(Set<String> categories, Folding inQpv) {
        Map<Integer, Set<String>> parts = new HashMap<>();
        categories.forEach(each -> parts.computeIfAbsent(inQpv.groupOf(Subject.inQpv(each)), none -> new HashSet<>())
                .add(each));
        return IntStream.range(0, inQpv.size())
                .mapToObj(group -> parts.getOrDefault(group, Set.of()))
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
