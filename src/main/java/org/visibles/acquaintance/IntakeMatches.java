package org.visibles.acquaintance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.Permission;
import org.visibles.kernel.YouthId;
import org.visibles.matching.ChosenWeights;
import org.visibles.matching.Described;
import org.visibles.matching.Estimate;
import org.visibles.matching.MatchKeys;
import org.visibles.matching.OneToFew;
import org.visibles.matching.Verdict;
import org.visibles.privacy.Logged;
import org.visibles.youth.YouthDetails;

/** Who of those that the current organisation follows may be the one that is being typed. */
@Service
@PreAuthorize("denyAll()")
public class IntakeMatches {

    /** More than so many would hide the form. */
    public static final int SHOWN = 3;

    /** So far below the threshold, in bits, somebody is still worth a look: one in sixteen is the same person. */
    private static final double WORTH_A_LOOK = 4;

    /** Those that share the most keys, by the index alone; a key that too many share finds nobody. */
    private static final String FOUND = """
            with filed as (
              select m.youth_id, count(*) over (partition by k.key) as size
              from unnest(:keys::bigint[]) k(key) cross join lateral (
                select f.youth_id from match_key f
                where f.key = k.key and f.organisation_id = (select current_organisation()) limit :largest + 1) m),
            found as (
              select youth_id from filed where size <= :largest group by youth_id order by count(*) desc limit 50)
            select y.id, c.label, y.first_contact_on, """ + Descriptions.COLUMNS + """
            ,
              (select count(*) from match_key where key = :first and organisation_id = (select current_organisation())) firsts,
              (select count(*) from match_key where key = :last and organisation_id = (select current_organisation())) lasts,
              (select count(*) from circle where organisation_id = (select current_organisation())) people
            from found f join youth y on y.id = f.youth_id
              join circle c on c.youth_id = y.id and c.organisation_id = (select current_organisation())""";

    private record Candidate(YouthId id, String label, Described described, long firsts, long lasts, int people) {}

    private final JdbcClient jdbc;
    private final ChosenWeights weights;
    private final Clock clock;

    IntakeMatches(JdbcClient jdbc, ChosenWeights weights, Clock clock) {
        this.jdbc = jdbc;
        this.weights = weights;
        this.clock = clock;
    }

    /** At most {@link #SHOWN}, the likeliest first; two statements, none while nothing identifies. */
    @PreAuthorize("hasRole('" + Permission.YOUTH_WRITE + "')")
    @Transactional(readOnly = true)
    @Logged("acquaintance.look")
    public List<LikelyMatch> look(YouthDetails typed) {
        LocalDate today = LocalDate.now(clock);
        Described person = Descriptions.of(typed, typed.firstContactOn() == null ? today : typed.firstContactOn());
        long[] keys = MatchKeys.of(person);
        if (keys.length == 0) {
            return List.of();
        }
        List<Candidate> found = jdbc.sql(FOUND)
                .param("keys", keys)
                .param("largest", MatchKeys.LARGEST_BLOCK)
                .param("first", MatchKeys.ofName(person.firstName()))
                .param("last", MatchKeys.ofName(person.lastName()))
                .query((row, n) -> candidate(row, today))
                .list();
        return found.isEmpty() ? List.of() : compare(person, found);
    }

    private List<LikelyMatch> compare(Described person, List<Candidate> found) {
        Candidate any = found.getFirst();
        ChosenWeights.Chosen chosen = weights.among(any.people());
        Estimate estimate = chosen.estimate().forOne(any.people());
        OneToFew comparing = new OneToFew(person, estimate, any.firsts(), any.lasts(), any.people());
        return found.stream()
                .map(candidate -> {
                    Verdict verdict = comparing.compare(candidate.described());
                    return new LikelyMatch(
                            candidate.id(),
                            candidate.label(),
                            verdict.reasons(),
                            verdict.bits(),
                            verdict.bits() >= estimate.threshold(),
                            chosen.version());
                })
                .filter(match -> match.bits() >= estimate.threshold() - WORTH_A_LOOK)
                .sorted(Comparator.comparingDouble((LikelyMatch match) -> -match.bits()))
                .limit(SHOWN)
                .toList();
    }

    private static Candidate candidate(ResultSet row, LocalDate today) throws SQLException {
        LocalDate met = row.getObject("first_contact_on", LocalDate.class);
        return new Candidate(
                new YouthId(row.getObject("id", UUID.class)),
                Objects.requireNonNullElse(row.getString("label"), ""),
                Descriptions.read(row, met == null ? today : met),
                row.getLong("firsts"),
                row.getLong("lasts"),
                row.getInt("people"));
    }
}
