package org.visibles.acquaintance;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.visibles.kernel.YouthId;
import org.visibles.matching.Described;
import org.visibles.matching.OneToFew;
import org.visibles.matching.Verdict;
import org.visibles.matching.Verdict.Reason;
import org.visibles.youth.YouthDetails;

/** Some people of a list beside those who are known, and beside each other. */
public final class ListComparison {

    private final List<OneToFew> people;
    private final Map<Integer, List<Candidate>> candidates;
    private final double threshold;
    private final LocalDate today;

    ListComparison(List<OneToFew> people, Map<Integer, List<Candidate>> candidates, double threshold, LocalDate today) {
        this.people = people;
        this.candidates = candidates;
        this.threshold = threshold;
        this.today = today;
    }

    record Candidate(YouthId id, @Nullable String imilo, Described described) {}

    /**
     * Who may be the same person.
     *
     * @param id null for another of the list
     * @param imilo the number that tells two people apart, where it is known
     * @param reasons for and against, by how much they weigh
     * @param above bits above the threshold from which it is likelier that the two are one than that they are not
     */
    public record Match(@Nullable YouthId id, @Nullable String imilo, List<Reason> reasons, double above) {

        public Match {
            reasons = List.copyOf(reasons);
        }

        public boolean likely() {
            return above >= 0;
        }
    }

    /** Whom the organisation follows, the likeliest first. */
    public List<Match> followed(int place) {
        return candidates.getOrDefault(place, List.of()).stream()
                .map(each -> match(each.id(), each.imilo(), people.get(place).compare(each.described())))
                .filter(Match::likely)
                .sorted(Comparator.comparingDouble((Match match) -> -match.above()))
                .toList();
    }

    /** Another of the list. */
    public Match with(int place, YouthDetails other) {
        return match(null, other.imilo(), people.get(place).compare(described(other, today)));
    }

    private Match match(@Nullable YouthId id, @Nullable String imilo, Verdict verdict) {
        return new Match(id, imilo, verdict.reasons(), verdict.bits() - threshold);
    }

    static Described described(YouthDetails details, LocalDate today) {
        return Descriptions.of(details, details.firstContactOn() == null ? today : details.firstContactOn());
    }
}
