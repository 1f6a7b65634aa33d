package org.visibles.indicators;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.visibles.indicators.HiddenRows.Part;

/**
 * Exchanges as they are published. The page of the work in the field tells them by each organisation and quarter, the figures
 * by groups of these: the same rows are hidden for both, and a group is told only where that leaves nothing small to be
 * worked out of its hidden rows or of the others.
 */
final class PublishedExchanges {

    private final Exchanges exchanges;
    private final Function<Variable, Folding> foldings;
    private final Map<Variable, Set<String>> hiddenRows = new EnumMap<>(Variable.class);

    /**
     * @param foldings how organisations and quarters are put together in the figures
     */
    PublishedExchanges(Exchanges exchanges, Function<Variable, Folding> foldings) {
        this.exchanges = exchanges;
        this.foldings = foldings;
    }

    Value total() {
        long total = count(Variable.ORGANISATION, List.of());
        return total < Suppression.THRESHOLD ? Value.MASKED : Value.shown(total);
    }

    /**
     * @param by organisation or quarter
     * @param categories one, or all that the figures put together
     */
    Value of(Variable by, List<String> categories) {
        if (!total().isShown()) {
            return Value.MASKED;
        }
        Set<String> hidden = hiddenRows.computeIfAbsent(by, this::hidden);
        boolean told = categories.size() == 1
                ? !hidden.contains(categories.getFirst()) && count(by, categories) >= Suppression.THRESHOLD
                : toldTogether(by, hidden).contains(Set.copyOf(categories));
        return told ? Value.shown(count(by, categories)) : Value.MASKED;
    }

    /** In which there were any. */
    SortedSet<String> quarters() {
        return new TreeSet<>(exchanges.categories(Variable.QUARTER));
    }

    private Set<String> hidden(Variable by) {
        SortedSet<String> all = new TreeSet<>(exchanges.categories(by));
        Folding folding = foldings.apply(by);
        IntStream.range(0, folding.size()).forEach(group -> all.addAll(folding.categories(group)));
        List<String> rows = List.copyOf(all);
        boolean[] hidden = HiddenRows.of(
                rows.stream().map(row -> new long[] {count(by, List.of(row))}).toArray(long[][]::new),
                new long[rows.size()],
                parts(by, rows));
        return IntStream.range(0, hidden.length)
                .filter(row -> hidden[row])
                .mapToObj(rows::get)
                .collect(Collectors.toSet());
    }

    /** What each organisation knows of the rows. */
    private List<Part> parts(Variable by, List<String> rows) {
        return exchanges.by(by).entrySet().stream()
                .flatMap(own -> own.getValue().entrySet().stream()
                        .map(each -> new Part(own.getKey(), rows.indexOf(each.getKey()), new long[] {each.getValue()})))
                .toList();
    }

    /** Of what the figures put together, as many as can be told; each takes its hidden rows out of those left. */
    private Set<Set<String>> toldTogether(Variable by, Set<String> hidden) {
        Folding folding = foldings.apply(by);
        Set<Set<String>> told = new HashSet<>();
        Set<String> left = new HashSet<>(hidden);
        for (int group = 0; group < folding.size(); group++) {
            Set<String> categories = Set.copyOf(folding.categories(group));
            Set<String> inside = new HashSet<>(hidden);
            inside.retainAll(categories);
            Set<String> outside = new HashSet<>(left);
            outside.removeAll(categories);
            if (categories.size() > 1 && sound(by, inside) && sound(by, outside)) {
                told.add(categories);
                left = outside;
            }
        }
        return told;
    }

    /** Whether the sum of hidden rows may be known, also to an organisation that takes its own out of it. */
    private boolean sound(Variable by, Set<String> rows) {
        long sum = count(by, rows);
        return rows.isEmpty()
                || rows.size() > 1
                        && sum >= Suppression.THRESHOLD
                        && exchanges.by(by).values().stream()
                                .mapToLong(own -> sum - within(own, rows))
                                .allMatch(others ->
                                        others >= Suppression.THRESHOLD || others == 0 && by != Variable.ORGANISATION);
    }

    private static long within(Map<String, Long> own, Set<String> rows) {
        return own.entrySet().stream()
                .filter(each -> rows.contains(each.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private long count(Variable by, Collection<String> categories) {
        return by == Variable.ORGANISATION
                ? exchanges.count(categories, List.of())
                : exchanges.count(List.of(), categories);
    }
}
