package org.visibles.indicators;

import static java.util.stream.Collectors.groupingBy;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How many exchanges each organisation had in each quarter. */
record Exchanges(Map<UUID, Map<Quarter, Long>> counts) {

    static Exchanges of(List<Activity> done) {
        Map<UUID, Map<Quarter, Long>> counts = new HashMap<>();
        done.stream()
                .filter(each -> each.exchanges() > 0)
                .forEach(each -> counts.computeIfAbsent(each.organisation(), none -> new HashMap<>())
                        .merge(each.quarter(), each.exchanges(), Long::sum));
        return new Exchanges(counts);
    }

    Exchanges with(Exchanges others) {
        return and(others, 1);
    }

    /** The same without some that are among them. */
    Exchanges less(Exchanges others) {
        return and(others, -1);
    }

    private Exchanges and(Exchanges others, int times) {
        Map<UUID, Map<Quarter, Long>> both = new HashMap<>();
        counts.forEach((organisation, quarters) -> both.put(organisation, new HashMap<>(quarters)));
        others.counts.forEach((organisation, quarters) -> quarters.forEach((quarter, number) ->
                both.computeIfAbsent(organisation, none -> new HashMap<>()).merge(quarter, times * number, Long::sum)));
        return new Exchanges(both);
    }

    Stream<Activity> activity() {
        return counts.entrySet().stream()
                .flatMap(organisation -> organisation.getValue().entrySet().stream()
                        .map(each -> Activity.ofExchanges(organisation.getKey(), each.getKey(), each.getValue())));
    }

    /** Those of one organisation. */
    Exchanges of(UUID organisation) {
        return new Exchanges(Map.of(organisation, counts.getOrDefault(organisation, Map.of())));
    }

    /** Organisations, or quarters, that had any. */
    Set<String> categories(Variable by) {
        return activity().map(each -> category(each, by)).collect(Collectors.toSet());
    }

    /** Of each organisation, how many it had in each category. */
    Map<UUID, Map<String, Long>> by(Variable by) {
        return activity()
                .collect(groupingBy(
                        Activity::organisation,
                        groupingBy(each -> category(each, by), Collectors.summingLong(Activity::exchanges))));
    }

    private static String category(Activity of, Variable by) {
        return by == Variable.ORGANISATION
                ? of.organisation().toString()
                : of.quarter().code();
    }

    /** Those of some organisations and quarters; empty sets stand for all. */
    long count(Collection<String> organisations, Collection<String> quarters) {
        return counts.entrySet().stream()
                .filter(entry -> organisations.isEmpty()
                        || organisations.contains(entry.getKey().toString()))
                .flatMap(entry -> entry.getValue().entrySet().stream())
                .filter(entry ->
                        quarters.isEmpty() || quarters.contains(entry.getKey().code()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
