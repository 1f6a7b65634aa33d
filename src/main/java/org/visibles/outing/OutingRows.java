package org.visibles.outing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.visibles.kernel.MemberId;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.OutingId;
import org.visibles.kernel.Scope;

/** Makes outings of rows; the statements begin with {@link #ROW}, which takes the organisation that reads as {@code :own}. */
@Component
class OutingRows {

    static final String ROW = """
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

    private final ContentJson json;
    private final Clock clock;

    OutingRows(ContentJson json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    OutingRow row(Scope scope, ResultSet row) throws SQLException {
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
