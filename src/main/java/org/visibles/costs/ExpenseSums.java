package org.visibles.costs;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.visibles.kernel.OrganisationId;

/** Sums of what the member may read, in cents. */
public record ExpenseSums(List<Part> parts) {

    /** What one organisation spent in one category. */
    public record Part(OrganisationId organisation, String category, long cents, int number) {}

    public ExpenseSums {
        parts = List.copyOf(parts);
    }

    public long total() {
        return parts.stream().mapToLong(Part::cents).sum();
    }

    public int number() {
        return parts.stream().mapToInt(Part::number).sum();
    }

    public Map<String, Long> byCategory() {
        return by(Part::category);
    }

    public Map<OrganisationId, Long> byOrganisation() {
        return by(Part::organisation);
    }

    private <K> Map<K, Long> by(Function<Part, K> key) {
        return parts.stream().collect(Collectors.groupingBy(key, Collectors.summingLong(Part::cents)));
    }
}
