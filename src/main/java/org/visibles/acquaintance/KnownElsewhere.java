package org.visibles.acquaintance;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.YouthId;
import org.visibles.matching.ChosenWeights;
import org.visibles.matching.Described;
import org.visibles.matching.Estimate;
import org.visibles.matching.MatchKeys;
import org.visibles.matching.OneToFew;
import org.visibles.matching.Verdict;
import org.visibles.privacy.Logged;

/**
 * One request compared with all who may be the person. Open to callers in nobody's name alone: the functions it calls
 * refuse as soon as anybody acts.
 */
@Service
@PreAuthorize("denyAll()")
class KnownElsewhere {

    /** More organisations than that are not asked at once. */
    private static final int ASKED_AT_ONCE = 3;

    /**
     * So far below the shipped weights' threshold, in bits, nobody is asked about, whatever the asker's own weights say: one
     * in sixteen. They are estimated from its records alone, and are not to set how another's people are found.
     */
    private static final double FLOOR = 4;

    private record Candidate(UUID organisation, UUID youth, Described described, long firsts, long lasts, int people) {}

    private record Likely(Candidate candidate, Verdict verdict) {}

    private final JdbcClient jdbc;
    private final WeightsInForce weights;
    private final Clock clock;

    KnownElsewhere(JdbcClient jdbc, WeightsInForce weights, Clock clock) {
        this.jdbc = jdbc;
        this.weights = weights;
        this.clock = clock;
    }

    /** With the weights that the asker has in force; three statements, whatever is found. */
    @PreAuthorize("permitAll()")
    @Transactional(propagation = Propagation.MANDATORY)
    @Logged("acquaintance.check")
    public void compare(YouthId asked, UUID request, Described person) {
        ChosenWeights.Chosen chosen = weights.of(request).orElseGet(() -> WeightsInForce.shipped(0));
        List<Likely> likely = likely(person, candidates(request, person), chosen.estimate());
        jdbc.sql("select conclude_acquaintance(?, ?, ?, ?, ?, ?) is null")
                .params(
                        request,
                        OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC),
                        likely.stream()
                                .map(each -> each.candidate().organisation())
                                .toArray(UUID[]::new),
                        likely.stream().map(each -> each.candidate().youth()).toArray(UUID[]::new),
                        likely.stream().map(each -> Agreed.mask(each.verdict())).toArray(String[]::new),
                        chosen.version())
                .query(Boolean.class)
                .single();
    }

    private List<Candidate> candidates(UUID request, Described person) {
        LocalDate today = LocalDate.now(clock);
        return jdbc.sql("select * from acquaintance_candidates(?, ?::bigint, ?::bigint, ?)")
                .param(request)
                .param(MatchKeys.ofName(person.firstName()))
                .param(MatchKeys.ofName(person.lastName()))
                .param(MatchKeys.LARGEST_BLOCK)
                .query((row, n) -> {
                    LocalDate met = row.getObject("first_contact_on", LocalDate.class);
                    return new Candidate(
                            row.getObject("organisation_id", UUID.class),
                            row.getObject("youth_id", UUID.class),
                            Descriptions.read(row, met == null ? today : met),
                            row.getLong("firsts"),
                            row.getLong("lasts"),
                            row.getInt("people"));
                })
                .list();
    }

    /** Above the threshold; of one organisation the likeliest alone. */
    private static List<Likely> likely(Described person, List<Candidate> candidates, Estimate weights) {
        if (candidates.isEmpty()) {
            return List.of();
        }
        Candidate any = candidates.getFirst();
        Estimate estimate = weights.forOne(any.people());
        Estimate shipped = Estimate.shipped(any.people());
        OneToFew comparing = comparing(person, estimate, any);
        OneToFew atLeast = comparing(person, shipped, any);
        Map<UUID, Likely> best = new LinkedHashMap<>();
        candidates.stream()
                .filter(candidate -> atLeast.compare(candidate.described()).bits() >= shipped.threshold() - FLOOR)
                .map(candidate -> new Likely(candidate, comparing.compare(candidate.described())))
                .filter(each -> each.verdict().bits() >= estimate.threshold())
                .sorted(Comparator.comparingDouble(
                        (Likely each) -> -each.verdict().bits()))
                .forEach(each -> best.putIfAbsent(each.candidate().organisation(), each));
        return best.values().stream().limit(ASKED_AT_ONCE).toList();
    }

    private static OneToFew comparing(Described person, Estimate estimate, Candidate counted) {
        return new OneToFew(person, estimate, counted.firsts(), counted.lasts(), counted.people());
    }
}
