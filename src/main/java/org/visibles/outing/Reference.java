package org.visibles.outing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.kernel.ProgrammeId;
import org.visibles.kernel.Scope;

/** What one chooses from when telling of an outing: methods and spots. */
@Component
class Reference {

    static final String METHOD =
            "select id, code, kind, programme_id is null as built_in, name, description, starts_on, ends_on, version from method ";
    private static final String SPOT =
            "select id, name, commune_code, qpv_code, latitude, longitude, active, version from spot ";

    private final JdbcClient jdbc;
    private final Clock clock;

    Reference(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The built-in ones and those of the current programme, ended ones too. */
    List<MethodRow> methods() {
        return jdbc.sql(METHOD + """
                        where programme_id is null or programme_id = (select current_programme(?))
                        order by kind desc, programme_id nulls first, id""")
                .param(LocalDate.now(clock))
                .query(Reference::method)
                .list();
    }

    /** Those of one programme, without the built-in ones. */
    List<MethodRow> methodsOf(ProgrammeId programme) {
        return jdbc.sql(METHOD + "where programme_id = ? order by kind desc, starts_on, id")
                .param(programme.value())
                .query(Reference::method)
                .list();
    }

    /** By name, closed ones too. */
    List<SpotRow> spots(Scope scope) {
        return jdbc.sql(SPOT + "where organisation_id = ? order by fold(name) collate \"C\", id")
                .param(scope.organisation().value())
                .query(Reference::spot)
                .list();
    }

    Optional<SpotRow> spot(Scope scope, UUID id) {
        return jdbc.sql(SPOT + "where organisation_id = ? and id = ?")
                .params(scope.organisation().value(), id)
                .query(Reference::spot)
                .optional();
    }

    private static MethodRow method(ResultSet row, int number) throws SQLException {
        return new MethodRow(
                row.getObject("id", UUID.class),
                row.getString("code"),
                MethodRow.Kind.valueOf(row.getString("kind")),
                row.getBoolean("built_in"),
                row.getString("name"),
                row.getString("description"),
                row.getObject("starts_on", LocalDate.class),
                row.getObject("ends_on", LocalDate.class),
                row.getLong("version"));
    }

    private static SpotRow spot(ResultSet row, int number) throws SQLException {
        double latitude = row.getDouble("latitude");
        Position position = row.wasNull() ? null : new Position(latitude, row.getDouble("longitude"));
        return new SpotRow(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("commune_code"),
                row.getString("qpv_code"),
                position,
                row.getBoolean("active"),
                row.getLong("version"));
    }
}
