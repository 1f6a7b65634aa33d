package org.visibles.outing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Ids;
import org.visibles.kernel.MemberId;
import org.visibles.kernel.OutingId;
import org.visibles.kernel.Scope;

/** The table of contents ever saved. */
@Component
class OutingVersions {

    private static final String ROW = """
            select id, member_id, state, outing_state, base_version, version, content::text, device_at, recorded_at
            from outing_version where organisation_id = ? and outing_id = ?\s""";

    private final JdbcClient jdbc;
    private final ContentJson json;

    OutingVersions(JdbcClient jdbc, ContentJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * @param version which it became; null for one kept apart
     */
    void add(
            OutingId outing,
            OutingState to,
            @Nullable Long base,
            @Nullable Long version,
            OutingContent content,
            @Nullable Instant deviceAt,
            Identity who,
            Instant now) {
        jdbc.sql("""
                        insert into outing_version (id, outing_id, organisation_id, member_id, state, outing_state, base_version,
                          version, content, device_at, recorded_at)
                        values (:id, :outing, :own, :who, :state, :to, :base, :version, :content::jsonb, :device, :now)""")
                .param("id", Ids.next())
                .param("outing", outing.value())
                .param("own", who.organisation().value())
                .param("who", who.member().value())
                .param("state", version == null ? "OPEN" : "APPLIED")
                .param("to", to.name())
                .param("base", base)
                .param("version", version)
                .param("content", json.write(content))
                .param("device", deviceAt == null ? null : Timestamp.from(deviceAt))
                .param("now", Timestamp.from(now))
                .update();
    }

    /** What became of the same content saved before from the same version by the same member. */
    Optional<OutingVersionRow.State> sameSave(
            Identity who, OutingId outing, OutingState to, @Nullable Long base, OutingContent content) {
        return jdbc.sql("""
                        select state from outing_version where outing_id = :outing and organisation_id = :own and member_id = :who
                          and outing_state = :to and base_version is not distinct from :base::bigint and content = :content::jsonb
                        order by recorded_at limit 1""")
                .param("outing", outing.value())
                .param("own", who.organisation().value())
                .param("who", who.member().value())
                .param("to", to.name())
                .param("base", base)
                .param("content", json.write(content))
                .query((row, n) -> OutingVersionRow.State.valueOf(row.getString(1)))
                .optional();
    }

    /** The latest first, 200 at most. */
    List<OutingVersionRow> of(Scope scope, OutingId outing) {
        return jdbc.sql(ROW + "order by recorded_at desc, id desc limit 200")
                .params(scope.organisation().value(), outing.value())
                .query(this::row)
                .list();
    }

    Optional<OutingVersionRow> open(Scope scope, OutingId outing, UUID id) {
        return jdbc.sql(ROW + "and id = ? and state = 'OPEN'")
                .params(scope.organisation().value(), outing.value(), id)
                .query(this::row)
                .optional();
    }

    /**
     * @param version which it became; null when it was dropped
     */
    void decided(UUID id, @Nullable Long version, Identity who, Instant now) {
        jdbc.sql("""
                        update outing_version set state = :state, version = :version, decided_by = :who, decided_at = :now
                        where id = :id and state = 'OPEN'""")
                .param("state", version == null ? "DROPPED" : "APPLIED")
                .param("version", version)
                .param("who", who.member().value())
                .param("now", Timestamp.from(now))
                .param("id", id)
                .update();
    }

    private OutingVersionRow row(ResultSet row, int number) throws SQLException {
        Timestamp device = row.getTimestamp("device_at");
        return new OutingVersionRow(
                row.getObject("id", UUID.class),
                new MemberId(row.getObject("member_id", UUID.class)),
                OutingVersionRow.State.valueOf(row.getString("state")),
                OutingState.valueOf(row.getString("outing_state")),
                row.getObject("base_version", Long.class),
                row.getObject("version", Long.class),
                json.read(row.getString("content")),
                device == null ? null : device.toInstant(),
                row.getTimestamp("recorded_at").toInstant());
    }
}
