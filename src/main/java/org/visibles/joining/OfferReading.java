package org.visibles.joining;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.YouthId;
import org.visibles.youth.AgreementKind;
import org.visibles.youth.Agreements;
import org.visibles.youth.DisclosedField;
import org.visibles.youth.DisclosedValues;
import org.visibles.youth.YouthDisclosure;
import org.visibles.youth.YouthService;

/** What passed between the current organisation and those it was introduced to, as the listed functions give it. */
@Component
class OfferReading {

    private final JdbcClient jdbc;
    private final YouthService people;
    private final YouthDisclosure disclosure;
    private final DisclosedValues values;
    private final Agreements agreements;
    private final Clock clock;

    OfferReading(
            JdbcClient jdbc,
            YouthService people,
            YouthDisclosure disclosure,
            DisclosedValues values,
            Agreements agreements,
            Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.disclosure = disclosure;
        this.values = values;
        this.agreements = agreements;
        this.clock = clock;
    }

    /** Empty when there is no such proposal to the current organisation, or it does not hold any more. */
    Optional<OfferedRecord> compare(UUID offer) {
        return jdbc.sql("""
                        select o.own_youth, o.offering_id, o.offered_member, o.offered_at, o.ends_at, o.version as their_version, o.fields, o.reason as reopened_for, r.*
                        from join_offer_record(?, ?) o, jsonb_populate_record(null::youth, o.record) r""")
                .params(offer, now())
                .query((row, n) -> offered(offer, row))
                .optional();
    }

    /**
     * The latest first; at most 200.
     *
     * @param person of the current organisation; null for all
     */
    List<Introduced> introduced(@Nullable UUID person) {
        return jdbc.sql("select * from join_offers(?::uuid, ?)")
                .param(person)
                .param(now())
                .query((row, n) -> row(row))
                .list();
    }

    private static Introduced row(ResultSet row) throws SQLException {
        UUID offer = row.getObject("offer_id", UUID.class);
        return new Introduced(
                row.getObject("introduction_id", UUID.class),
                new YouthId(row.getObject("own_youth", UUID.class)),
                new OrganisationId(row.getObject("other_id", UUID.class)),
                row.getString("other_member"),
                row.getTimestamp("introduced_at").toInstant(),
                offer == null
                        ? null
                        : new Introduced.Offer(
                                offer,
                                row.getBoolean("offered_here"),
                                row.getTimestamp("offered_at").toInstant(),
                                row.getTimestamp("ends_at").toInstant(),
                                Introduced.State.valueOf(row.getString("state")),
                                row.getBoolean("declined")));
    }

    private OfferedRecord offered(UUID offer, ResultSet row) throws SQLException {
        YouthId own = new YouthId(row.getObject("own_youth", UUID.class));
        Set<DisclosedField> shown = Arrays.stream(
                        (String[]) row.getArray("fields").getArray())
                .map(DisclosedField::valueOf)
                .collect(Collectors.toSet());
        Map<DisclosedField, String> theirs = values.of(row, shown);
        String reason = row.getString("reopened_for");
        return new OfferedRecord(
                offer,
                own,
                new OrganisationId(row.getObject("offering_id", UUID.class)),
                row.getString("offered_member"),
                row.getTimestamp("offered_at").toInstant(),
                row.getTimestamp("ends_at").toInstant(),
                people.get(own).version(),
                row.getLong("their_version"),
                disclosure.values(own, shown),
                theirs,
                reason == null ? null : Reopening.valueOf(reason),
                agreements.current(own).stream().anyMatch(each -> each.kind() == AgreementKind.SHARING));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
