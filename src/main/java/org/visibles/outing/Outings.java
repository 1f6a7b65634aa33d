package org.visibles.outing;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.kernel.Identity;
import org.visibles.kernel.OutingId;
import org.visibles.kernel.Scope;
import org.visibles.kernel.StaleVersion;

/** The table of outings. */
@Component
class Outings {

    private static final int MOST = 5_000;
    private static final int LARGEST_PAGE = 200;

    private final JdbcClient jdbc;
    private final GoingAlong along;
    private final OutingRows rows;
    private final ContentJson json;
    private final Clock clock;

    Outings(JdbcClient jdbc, GoingAlong along, OutingRows rows, ContentJson json, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.along = along;
        this.json = json;
        this.clock = clock;
    }

    /** One with the fact that counts it. */
    record Stored(OutingRow row, @Nullable UUID fact) {}

    Optional<OutingRow> find(Scope scope, OutingId id) {
        return jdbc.sql(OutingRows.ROW + "and o.id = :id")
                .param("own", scope.organisation().value())
                .param("id", id.value())
                .query((row, n) -> rows.row(scope, row))
                .optional();
    }

    /** One of the own organisation; whoever else saves it waits until this transaction ends. */
    Optional<Stored> lock(Scope scope, OutingId id) {
        jdbc.sql("select id from outing where id = ? and organisation_id = ? for update")
                .params(id.value(), scope.organisation().value())
                .query((row, n) -> id)
                .list();
        return jdbc.sql(OutingRows.ROW + "and o.id = :id and o.organisation_id = :own")
                .param("own", scope.organisation().value())
                .param("id", id.value())
                .query((row, n) -> new Stored(rows.row(scope, row), row.getObject("fact_id", UUID.class)))
                .optional();
    }

    /** Own and shared ones that begin between two days, the earliest first. */
    List<OutingRow> between(Scope scope, LocalDate from, LocalDate to) {
        return jdbc.sql(OutingRows.ROW + "and o.on_day between :from and :to order by o.starts_at, o.id limit " + MOST)
                .param("own", scope.organisation().value())
                .param("from", from)
                .param("to", to)
                .query((row, n) -> rows.row(scope, row))
                .list();
    }

    /** Own and shared ones among some, the latest first. */
    List<OutingRow> among(Scope scope, Collection<OutingId> some, int offset, int limit) {
        return jdbc.sql(OutingRows.ROW
                        + "and o.id = any (:some) order by o.starts_at desc, o.id limit :limit offset :offset")
                .param("own", scope.organisation().value())
                .param("some", some.stream().map(OutingId::value).toArray(UUID[]::new))
                .param("limit", Math.clamp(limit, 0, LARGEST_PAGE))
                .param("offset", Math.max(0, offset))
                .query((row, n) -> rows.row(scope, row))
                .list();
    }

    /** Those of some that are own or shared. */
    Set<OutingId> readable(Scope scope, Collection<OutingId> some) {
        return jdbc.sql("""
                        select o.id from outing o where o.id = any (:some) and (o.organisation_id = :own
                          or o.id in (select outing_id from outing_organisation where organisation_id = :own))""")
                .param("own", scope.organisation().value())
                .param("some", some.stream().map(OutingId::value).toArray(UUID[]::new))
                .query((row, n) -> new OutingId(row.getObject(1, UUID.class)))
                .set();
    }

    /** The latest that a member planned or logged, or went on, and that took place. */
    Optional<OutingRow> latest(Identity who) {
        return jdbc.sql(OutingRows.ROW + """
                        and o.organisation_id = :own and o.state = 'DONE' and (o.created_by = :who
                          or exists (select from outing_member m where m.outing_id = o.id and m.member_id = :who))
                        order by o.starts_at desc, o.id limit 1""")
                .param("own", who.organisation().value())
                .param("who", who.member().value())
                .query((row, n) -> rows.row(who.scope(), row))
                .optional();
    }

    /** False, and nothing written, when the id is taken. */
    boolean insert(
            OutingId id,
            OutingState state,
            OutingContent content,
            @Nullable String spotName,
            @Nullable UUID fact,
            @Nullable Instant deviceAt,
            Identity who,
            Instant now) {
        int inserted = values("""
                        insert into outing (id, organisation_id, created_by, state, starts_at, on_day, minutes, commune_code, qpv_code,
                          spot_id, spot_name, latitude, longitude, way, practice, tally, known, leaflets, note, fact_id, device_at,
                          recorded_at, changed_at, changed_by, version)
                        values (:id, :own, :who, :state, :at, :day, :minutes, :commune, :qpv, :spot, :spotName, :latitude, :longitude,
                          :way, :practice, :tally::jsonb, :known, :leaflets, :note, :fact, :device, :now, :now, :who, 0)
                        on conflict (id) do nothing""", id, state, content, spotName, fact, deviceAt, who, now)
                .param("own", who.organisation().value())
                .update();
        if (inserted == 0) {
            return false;
        }
        along.write(id, content, who);
        return true;
    }

    void update(
            OutingId id,
            long version,
            OutingState state,
            OutingContent content,
            @Nullable String spotName,
            @Nullable UUID fact,
            @Nullable Instant deviceAt,
            Identity who,
            Instant now) {
        int changed = values("""
                        update outing set state = :state, starts_at = :at, on_day = :day, minutes = :minutes, commune_code = :commune,
                          qpv_code = :qpv, spot_id = :spot, spot_name = :spotName, latitude = :latitude, longitude = :longitude,
                          way = :way, practice = :practice, tally = :tally::jsonb, known = :known, leaflets = :leaflets, note = :note,
                          fact_id = :fact, device_at = coalesce(:device, device_at), changed_at = :now, changed_by = :who,
                          version = version + 1
                        where id = :id and version = :version""", id, state, content, spotName, fact, deviceAt, who, now)
                .param("version", version)
                .update();
        if (changed == 0) {
            throw new StaleVersion();
        }
        along.write(id, content, who);
    }

    void move(OutingId id, long version, OutingState to, @Nullable String reason, Identity who, Instant now) {
        int changed = jdbc.sql("""
                        update outing set state = :to, cancel_reason = :reason, changed_at = :now, changed_by = :who,
                          version = version + 1
                        where id = :id and version = :version""")
                .param("to", to.name())
                .param("reason", reason)
                .param("now", Timestamp.from(now))
                .param("who", who.member().value())
                .param("id", id.value())
                .param("version", version)
                .update();
        if (changed == 0) {
            throw new StaleVersion();
        }
    }

    private JdbcClient.StatementSpec values(
            String sql,
            OutingId id,
            OutingState state,
            OutingContent content,
            @Nullable String spotName,
            @Nullable UUID fact,
            @Nullable Instant deviceAt,
            Identity who,
            Instant now) {
        Position position = content.position();
        return jdbc.sql(sql)
                .param("id", id.value())
                .param("state", state.name())
                .param("at", Timestamp.from(content.at().atZone(clock.getZone()).toInstant()))
                .param("day", content.at().toLocalDate())
                .param("minutes", content.minutes())
                .param("commune", content.commune())
                .param("qpv", content.qpv())
                .param("spot", content.spot())
                .param("spotName", spotName)
                .param("latitude", position == null ? null : position.latitude())
                .param("longitude", position == null ? null : position.longitude())
                .param("way", content.way())
                .param("practice", content.practice())
                .param("tally", json.writeTally(content.tally()))
                .param("known", content.known())
                .param("leaflets", content.leaflets())
                .param("note", content.note())
                .param("fact", fact)
                .param("device", deviceAt == null ? null : Timestamp.from(deviceAt))
                .param("who", who.member().value())
                .param("now", Timestamp.from(now));
    }
}
