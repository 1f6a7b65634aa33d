package org.visibles.outing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.kernel.Identity;
import org.visibles.kernel.MemberId;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.OutingId;
import org.visibles.kernel.Scope;
import org.visibles.kernel.StaleVersion;

/** The table of outings. */
@Component
class Outings {

    private static final int MOST = 5_000;

    private static final String ROW = """
            select o.*,
              array(select a.organisation_id from outing_organisation a where a.outing_id = o.id) as companions,
              array(select m.member_id from outing_member m where m.outing_id = o.id) as team,
              (select n.name from organisation n where n.id = o.organisation_id) as owner_name,
              (select c.name from commune c where c.code = o.commune_code) as commune_name,
              (select case when m.programme_id is not null then m.name end from method m where m.code = o.way
                order by m.programme_id nulls first limit 1) as way_name,
              (select count(*) from encounter e where e.outing_id = o.id and not e.withdrawn) as encounters,
              (select count(*) from outing_version v where v.outing_id = o.id and v.state = 'OPEN') as kept_apart
            from outing o
            where (o.organisation_id = :own
              or o.id in (select outing_id from outing_organisation where organisation_id = :own))\s""";

    private final JdbcClient jdbc;
    private final GoingAlong along;
    private final ContentJson json;
    private final Clock clock;

    Outings(JdbcClient jdbc, GoingAlong along, ContentJson json, Clock clock) {
        this.jdbc = jdbc;
        this.along = along;
        this.json = json;
        this.clock = clock;
    }

    /** One with the fact that counts it. */
    record Stored(OutingRow row, @Nullable UUID fact) {}

    Optional<OutingRow> find(Scope scope, OutingId id) {
        return jdbc.sql(ROW + "and o.id = :id")
                .param("own", scope.organisation().value())
                .param("id", id.value())
                .query((row, n) -> row(scope, row))
                .optional();
    }

    /** One of the own organisation; whoever else saves it waits until this transaction ends. */
    Optional<Stored> lock(Scope scope, OutingId id) {
        jdbc.sql("select id from outing where id = ? and organisation_id = ? for update")
                .params(id.value(), scope.organisation().value())
                .query((row, n) -> id)
                .list();
        return jdbc.sql(ROW + "and o.id = :id and o.organisation_id = :own")
                .param("own", scope.organisation().value())
                .param("id", id.value())
                .query((row, n) -> new Stored(row(scope, row), row.getObject("fact_id", UUID.class)))
                .optional();
    }

    /** Own and shared ones that begin between two days, the earliest first. */
    List<OutingRow> between(Scope scope, LocalDate from, LocalDate to) {
        return jdbc.sql(ROW + "and o.on_day between :from and :to order by o.starts_at, o.id limit " + MOST)
                .param("own", scope.organisation().value())
                .param("from", from)
                .param("to", to)
                .query((row, n) -> row(scope, row))
                .list();
    }

    /** The latest that a member planned or logged, or went on, and that took place. */
    Optional<OutingRow> latest(Identity who) {
        return jdbc.sql(ROW + """
                        and o.organisation_id = :own and o.state = 'DONE' and (o.created_by = :who
                          or exists (select from outing_member m where m.outing_id = o.id and m.member_id = :who))
                        order by o.starts_at desc, o.id limit 1""")
                .param("own", who.organisation().value())
                .param("who", who.member().value())
                .query((row, n) -> row(who.scope(), row))
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

    private OutingRow row(Scope scope, ResultSet row) throws SQLException {
        OrganisationId owner = new OrganisationId(row.getObject("organisation_id", UUID.class));
        double latitude = row.getDouble("latitude");
        Position position = row.wasNull() ? null : new Position(latitude, row.getDouble("longitude"));
        OutingContent content = new OutingContent(
                LocalDateTime.ofInstant(row.getTimestamp("starts_at").toInstant(), clock.getZone()),
                row.getInt("minutes"),
                row.getString("commune_code"),
                row.getString("qpv_code"),
                row.getObject("spot_id", UUID.class),
                position,
                row.getString("way"),
                row.getString("practice"),
                ids(row, "team", MemberId::new),
                ids(row, "companions", OrganisationId::new),
                json.readTally(row.getString("tally")),
                row.getInt("known"),
                row.getInt("leaflets"),
                row.getString("note"));
        Timestamp device = row.getTimestamp("device_at");
        return new OutingRow(
                new OutingId(row.getObject("id", UUID.class)),
                owner,
                owner.equals(scope.organisation()),
                OutingState.valueOf(row.getString("state")),
                content,
                row.getString("spot_name"),
                row.getInt("encounters"),
                row.getString("cancel_reason"),
                new MemberId(row.getObject("created_by", UUID.class)),
                device == null ? null : device.toInstant(),
                row.getTimestamp("recorded_at").toInstant(),
                row.getTimestamp("changed_at").toInstant(),
                new MemberId(row.getObject("changed_by", UUID.class)),
                row.getInt("kept_apart"),
                new OutingRow.Names(
                        row.getString("owner_name"), row.getString("way_name"), row.getString("commune_name")),
                row.getLong("version"));
    }

    private static <T> Set<T> ids(ResultSet row, String column, Function<UUID, T> made) throws SQLException {
        return Arrays.stream((UUID[]) row.getArray(column).getArray()).map(made).collect(Collectors.toSet());
    }
}
