package org.visibles.joining;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.kernel.Identity;
import org.visibles.kernel.MemberId;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.StaleVersion;
import org.visibles.kernel.YouthId;
import org.visibles.youth.JoinedRecords;

/** The table of joinings, and the functions that move what hangs on a record. */
@Component
@Order(100)
class Joinings implements JoinedRecords {

    private final JdbcClient jdbc;
    private final ObjectProvider<JoinedRecords> modules;

    Joinings(JdbcClient jdbc, ObjectProvider<JoinedRecords> modules) {
        this.jdbc = jdbc;
        this.modules = modules;
    }

    /**
     * A joining as it begins.
     *
     * @param offer by which another organisation agreed, when one did
     */
    record Begun(
            UUID id,
            YouthId stays,
            long staysVersion,
            YouthId goes,
            UUID fact,
            @Nullable UUID offer) {}

    /**
     * A joining that holds, as far as undoing needs it.
     *
     * @param by the organisation that joined, or the two
     */
    record Stored(YouthId stays, YouthId goes, long staysVersion, Set<OrganisationId> by, UUID fact) {}

    @Override
    public Set<String> moved() {
        return Set.of();
    }

    /**
     * Figures count either record under its own key, and know by a fact that they are one. Pairs are of two records, and of
     * those that were judged to be two people the judgement is passed on.
     */
    @Override
    public Set<String> kept() {
        return Set.of("fact_subject", "joining", "duplicate_pair", "different_pair");
    }

    /** @throws StaleVersion when somebody else has joined it at this moment */
    void insert(Begun begun, Identity who, Instant now) {
        try {
            jdbc.sql("""
                            insert into joining (id, stays_id, goes_id, stays_version, organisation_id, joined_by, joined_at, fact_id, offer_id)
                            values (?, ?, ?, ?, ?, ?, ?, ?, ?::uuid)""")
                    .param(begun.id())
                    .param(begun.stays().value())
                    .param(begun.goes().value())
                    .param(begun.staysVersion())
                    .param(who.organisation().value())
                    .param(who.member().value())
                    .param(Timestamp.from(now))
                    .param(begun.fact())
                    .param(begun.offer())
                    .update();
        } catch (DuplicateKeyException faster) {
            throw new StaleVersion();
        }
    }

    Optional<Stored> find(UUID id) {
        return jdbc.sql("""
                        select stays_id, goes_id, stays_version, organisation_id, other_id, fact_id from joining
                        where id = ? and undone_at is null""")
                .param(id)
                .query((row, n) -> new Stored(
                        new YouthId(row.getObject(1, UUID.class)),
                        new YouthId(row.getObject(2, UUID.class)),
                        row.getLong(3),
                        Stream.of(row.getObject(4, UUID.class), row.getObject(5, UUID.class))
                                .filter(Objects::nonNull)
                                .map(OrganisationId::new)
                                .collect(Collectors.toSet()),
                        row.getObject(6, UUID.class)))
                .optional();
    }

    /** @throws StaleVersion when somebody else has undone it at this moment */
    void undone(UUID id, Identity who, Instant now) {
        int undone = jdbc.sql("update joining set undone_at = ?, undone_by = ? where id = ? and undone_at is null")
                .params(Timestamp.from(now), who.member().value(), id)
                .update();
        if (undone == 0) {
            throw new StaleVersion();
        }
    }

    /** Those that hold, the latest first: nothing unless the current organisation follows fully. */
    List<JoinedRow> of(YouthId stays) {
        return jdbc.sql("select * from joined_records(?)")
                .param(stays.value())
                .query((row, n) -> row(row))
                .list();
    }

    /** The latest first; the names of organisations with them. */
    List<JoinedStage> stages(YouthId stays) {
        return jdbc.sql("""
                        select s.pseudonym, coalesce(o.name, ''), s.stage, s.effective_on
                        from joined_stages(?) s left join organisation o on o.id = s.organisation_id""")
                .param(stays.value())
                .query((row, n) -> new JoinedStage(
                        row.getString(1), row.getString(2), row.getString(3), row.getObject(4, LocalDate.class)))
                .list();
    }

    /** Whom the record that goes was judged to be another than, the one that stays is another than too. */
    void passOnDifferences(YouthId stays, YouthId goes, Identity who, Instant now) {
        jdbc.sql("""
                        insert into different_pair (organisation_id, one_id, other_id, said_by, said_at)
                        select d.organisation_id, least(:stays, d.third), greatest(:stays, d.third), :who, :now
                        from (select organisation_id, case when one_id = :goes then other_id else one_id end third from different_pair
                          where organisation_id = :own and :goes in (one_id, other_id)) d
                        where d.third <> :stays and exists (select from circle c where c.organisation_id = :own
                          and c.youth_id = d.third and c.relation = 'FULL')
                        on conflict do nothing""")
                .param("stays", stays.value())
                .param("goes", goes.value())
                .param("own", who.organisation().value())
                .param("who", who.member().value())
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Whoever sends or answers a referral of the two at this moment is waited for. */
    void lockReferrals(YouthId one, YouthId other) {
        jdbc.sql("select lock_referrals(?, ?)")
                .params(one.value(), other.value())
                .query()
                .singleRow();
    }

    /** Moves what hangs on the records, in the direction that the joining's state tells. */
    void move(UUID joining) {
        modules.orderedStream().flatMap(each -> each.moved().stream()).forEach(table -> {
            try {
                jdbc.sql("select move_joined_rows(?, ?)")
                        .params(joining, table)
                        .query()
                        .singleRow();
            } catch (DuplicateKeyException | PessimisticLockingFailureException meanwhile) {
                throw new StaleVersion();
            }
        });
    }

    void joinCircles(UUID joining) {
        jdbc.sql("select join_circles(?)").param(joining).query().singleRow();
    }

    void partCircles(UUID joining) {
        jdbc.sql("select part_circles(?)").param(joining).query().singleRow();
    }

    private static JoinedRow row(ResultSet row) throws SQLException {
        UUID other = row.getObject("other_id", UUID.class);
        return new JoinedRow(
                row.getObject("joining_id", UUID.class),
                new YouthId(row.getObject("youth_id", UUID.class)),
                row.getString("label"),
                row.getObject("joined_at", OffsetDateTime.class).toInstant(),
                new OrganisationId(row.getObject("organisation_id", UUID.class)),
                new MemberId(row.getObject("joined_by", UUID.class)),
                other == null ? null : new OrganisationId(other));
    }
}
