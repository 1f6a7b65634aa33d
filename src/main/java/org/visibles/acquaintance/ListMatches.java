package org.visibles.acquaintance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
import org.visibles.privacy.Logged;
import org.visibles.youth.YouthDetails;

/** Who of those that the current organisation follows may be the people of a list: as {@link IntakeMatches}, for many at once. */
@Service
@PreAuthorize("denyAll()")
public class ListMatches {

    /** Among fewer people than so many a chance agreement is not less likely. */
    private static final long LEAST = 1_000;
    /** Those that share the most keys. */
    private static final int COMPARED = 20;

    private static final String FOUND = """
            with sought as (select who, key from unnest(:who::int[], :keys::bigint[]) as s (who, key)),
            filed as (
              select k.key, m.youth_id, count(*) over (partition by k.key) as size
              from (select distinct key from sought) k cross join lateral (
                select f.youth_id from match_key f
                where f.key = k.key and f.organisation_id = (select current_organisation()) limit :largest + 1) m),
            shared as (
              select s.who, f.youth_id, row_number() over (partition by s.who order by count(*) desc, f.youth_id) as place
              from filed f join sought s on s.key = f.key where f.size <= :largest group by s.who, f.youth_id)
            select s.who, y.id, y.imilo, y.first_contact_on, """ + Descriptions.COLUMNS + """

            from shared s join youth y on y.id = s.youth_id where s.place <= :most order by s.who, s.place""";

    private static final String CALLED = """
            select k.key, count(f.youth_id), (select count(*) from circle where organisation_id = (select current_organisation()))
            from unnest(:keys::bigint[]) as k (key)
              left join match_key f on f.key = k.key and f.organisation_id = (select current_organisation()) group by k.key""";

    private final JdbcClient jdbc;
    private final ChosenWeights weights;
    private final Clock clock;

    ListMatches(JdbcClient jdbc, ChosenWeights weights, Clock clock) {
        this.jdbc = jdbc;
        this.weights = weights;
        this.clock = clock;
    }

    private record Called(Map<Long, Long> byKey, long people) {

        long of(@Nullable Long key) {
            return key == null ? 0 : byKey.getOrDefault(key, 0L);
        }
    }

    /**
     * Some people of a list, ready to be compared; three statements, however many they are.
     *
     * @param all how many the whole list holds
     */
    @PreAuthorize("hasRole('" + Permission.YOUTH_WRITE + "')")
    @Transactional(readOnly = true)
    @Logged("youth.compare")
    public ListComparison look(List<YouthDetails> people, long all) {
        LocalDate today = LocalDate.now(clock);
        List<Described> described = people.stream()
                .map(each -> ListComparison.described(each, today))
                .toList();
        Map<Integer, List<ListComparison.Candidate>> found = found(described, today);
        Called called = called(described);
        int among = (int) Math.max(LEAST, called.people() + all);
        Estimate estimate = weights.among(among).estimate().forOne(among);
        List<OneToFew> comparing = new ArrayList<>();
        for (Described each : described) {
            comparing.add(new OneToFew(
                    each,
                    estimate,
                    called.of(MatchKeys.ofName(each.firstName())),
                    called.of(MatchKeys.ofName(each.lastName())),
                    called.people()));
        }
        return new ListComparison(comparing, found, estimate.threshold(), today);
    }

    private Map<Integer, List<ListComparison.Candidate>> found(List<Described> people, LocalDate today) {
        List<Integer> who = new ArrayList<>();
        List<Long> keys = new ArrayList<>();
        for (int place = 0; place < people.size(); place++) {
            for (long key : MatchKeys.of(people.get(place))) {
                who.add(place);
                keys.add(key);
            }
        }
        Map<Integer, List<ListComparison.Candidate>> found = new HashMap<>();
        jdbc.sql(FOUND)
                .param("who", who.toArray(Integer[]::new))
                .param("keys", keys.toArray(Long[]::new))
                .param("largest", MatchKeys.LARGEST_BLOCK)
                .param("most", COMPARED)
                .query(row -> {
                    found.computeIfAbsent(row.getInt("who"), place -> new ArrayList<>())
                            .add(candidate(row, today));
                });
        return found;
    }

    private static ListComparison.Candidate candidate(ResultSet row, LocalDate today) throws SQLException {
        LocalDate met = row.getObject("first_contact_on", LocalDate.class);
        return new ListComparison.Candidate(
                new YouthId(Objects.requireNonNull(row.getObject("id", UUID.class))),
                row.getString("imilo"),
                Descriptions.read(row, met == null ? today : met));
    }

    private Called called(List<Described> people) {
        long[] keys = people.stream()
                .flatMap(each -> Stream.of(each.firstName(), each.lastName()))
                .map(MatchKeys::ofName)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .distinct()
                .toArray();
        Map<Long, Long> byKey = new HashMap<>();
        long[] all = {0};
        jdbc.sql(CALLED)
                .param("keys", Arrays.stream(keys).boxed().toArray(Long[]::new))
                .query(row -> {
                    byKey.put(row.getLong(1), row.getLong(2));
                    all[0] = row.getLong(3);
                });
        return new Called(byKey, all[0]);
    }
}
