package org.visibles.joining;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.visibles.kernel.CurrentMember;
import org.visibles.matching.Birth;
import org.visibles.matching.ChosenWeights;
import org.visibles.matching.Described;
import org.visibles.matching.Estimate;
import org.visibles.matching.Matching;
import org.visibles.youth.Choices.AgeBand;

/**
 * Looks through the records that the current organisation follows fully. They are read in one transaction, compared
 * outside of any, and the pairs are kept in another, in the place of those found before. A pseudonym is not among what is
 * compared: two who share nothing else are never a pair.
 */
@Component
class DuplicateFinding {

    /** Nobody judges more; the likeliest are kept. */
    private static final int MOST = 2_000;

    private final JdbcClient jdbc;
    private final ReasonsJson reasons;
    private final ChosenWeights weights;
    private final TransactionTemplate transaction;
    private final CurrentMember member;
    private final Clock clock;

    DuplicateFinding(
            JdbcClient jdbc,
            ReasonsJson reasons,
            ChosenWeights weights,
            TransactionTemplate transaction,
            CurrentMember member,
            Clock clock) {
        this.jdbc = jdbc;
        this.reasons = reasons;
        this.weights = weights;
        this.transaction = transaction;
        this.member = member;
        this.clock = clock;
    }

    private record Followed(UUID id, Described described) {}

    private record Found(UUID one, UUID other, double bits, String why) {}

    void run() {
        List<Followed> people = new ArrayList<>();
        ChosenWeights.Chosen chosen = Objects.requireNonNull(transaction.execute(status -> {
            people.addAll(begin());
            return weights.among(people.size());
        }));
        List<Found> found = compare(people, chosen.estimate());
        transaction.executeWithoutResult(status -> keep(found, chosen.version()));
    }

    private List<Followed> begin() {
        List<Followed> people = jdbc.sql("""
                        select y.id, y.first_name, y.last_name, y.birth_date, y.age_band, y.first_contact_on, y.sex, y.phones,
                          y.email, y.handle, y.address, y.commune_code
                        from circle c join youth y on y.id = c.youth_id
                        where c.organisation_id = ? and c.relation = 'FULL' order by c.youth_id""")
                .param(own())
                .query((row, n) -> new Followed(row.getObject(1, UUID.class), described(row)))
                .list();
        jdbc.sql("update duplicate_search set started_at = ?, people = ? where organisation_id = ?")
                .params(Timestamp.from(clock.instant()), people.size(), own())
                .update();
        return people;
    }

    private List<Found> compare(List<Followed> people, Estimate estimate) {
        if (people.size() < 2) {
            return List.of();
        }
        Matching matching =
                new Matching(people.stream().map(Followed::described).toList());
        return matching.pairs(estimate, estimate.threshold()).stream()
                .limit(MOST)
                .map(pair -> new Found(
                        people.get(pair.one()).id(),
                        people.get(pair.other()).id(),
                        pair.bits(),
                        reasons.write(matching.verdict(estimate, pair.one(), pair.other())
                                .reasons())))
                .toList();
    }

    private void keep(List<Found> found, int weights) {
        jdbc.sql("delete from duplicate_pair where organisation_id = ?")
                .param(own())
                .update();
        jdbc.sql("""
                        insert into duplicate_pair (organisation_id, one_id, other_id, bits, reasons)
                        select :own, least(f.one, f.other), greatest(f.one, f.other), f.bits, f.why::jsonb
                        from unnest(:ones::uuid[], :others::uuid[], :bits::double precision[], :whys::text[]) f (one, other, bits, why)
                        where (select count(*) from circle c where c.organisation_id = :own and c.relation = 'FULL'
                          and c.youth_id in (f.one, f.other)) = 2""")
                .param("own", own())
                .param("ones", found.stream().map(Found::one).toArray(UUID[]::new))
                .param("others", found.stream().map(Found::other).toArray(UUID[]::new))
                .param(
                        "bits",
                        IntStream.range(0, found.size())
                                .mapToObj(index -> found.get(index).bits())
                                .toArray(Double[]::new))
                .param("whys", found.stream().map(Found::why).toArray(String[]::new))
                .update();
        jdbc.sql("update duplicate_search set finished_at = ?, weights = ? where organisation_id = ?")
                .params(Timestamp.from(clock.instant()), weights, own())
                .update();
    }

    private UUID own() {
        return member.require().organisation().value();
    }

    private static Described described(ResultSet row) throws SQLException {
        Array phones = row.getArray("phones");
        return new Described(
                row.getString("first_name"),
                row.getString("last_name"),
                birth(row),
                row.getString("sex"),
                Set.copyOf(List.of((String[]) phones.getArray())),
                one(row.getString("email")),
                one(row.getString("handle")),
                row.getString("address"),
                row.getString("commune_code"),
                null);
    }

    private static @Nullable Birth birth(ResultSet row) throws SQLException {
        LocalDate day = row.getObject("birth_date", LocalDate.class);
        if (day != null) {
            return Birth.on(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
        }
        String band = row.getString("age_band");
        if (band == null) {
            return null;
        }
        AgeBand years = AgeBand.valueOf(band);
        int met = row.getObject("first_contact_on", LocalDate.class).getYear();
        return Birth.between(met - years.oldest() - 1, met - years.youngest());
    }

    private static Set<String> one(@Nullable String value) {
        return value == null ? Set.of() : Set.of(value);
    }
}
