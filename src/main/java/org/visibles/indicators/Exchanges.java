package org.visibles.indicators;

import java.util.Map;
import java.util.UUID;

/** How many exchanges each organisation had in each quarter. */
record Exchanges(Map<UUID, Map<Quarter, Long>> counts) {

    /** Those of some organisations and quarters; empty sets stand for all. */
    long count(java.util.Collection<String> organisations, java.util.Collection<String> quarters) {
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
