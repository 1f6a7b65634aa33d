package org.visibles.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.exchange.TakenList.Unusual;
import org.visibles.exchange.out.TableOut.Format;
import org.visibles.kernel.MemberId;
import org.visibles.kernel.Permission;

/** Which lists left the current organisation: who took them, when, what for and how many lines; and which are unusual. */
@Service
@PreAuthorize("denyAll()")
public class ExportLog {

    /** More lines than so many are looked at. */
    public static final int MANY = 500;
    /** So many by one member within a day are looked at. */
    public static final int OFTEN = 5;
    /** Before, and from then on, offices are closed; on Saturdays and Sundays too. */
    public static final int OPENS = 7;

    public static final int CLOSES = 20;

    private static final String MAY =
            "hasAnyRole('" + Permission.LIST_EXPORT + "', '" + Permission.ACCESS_LOG_READ + "')";
    private static final int MOST = 200;

    private static final String TOLD = """
            with every as (
              select e.*, e.begun_at at time zone :zone as local,
                count(*) over (partition by member_id order by begun_at range between interval '1 day' preceding and current row) as in_a_day
              from exchange_export e where organisation_id = (select current_organisation())),
            told as (
              select e.*, array_remove(array[
                case when people > :many then 'MANY' end, case when in_a_day >= :often then 'OFTEN' end,
                case when extract(hour from local) < :opens or extract(hour from local) >= :closes
                  or extract(isodow from local) > 5 then 'HOURS' end], null) as unusual
              from every e)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    ExportLog(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The latest first. */
    @PreAuthorize(MAY)
    @Transactional(readOnly = true)
    public List<TakenList> page(boolean unusualAlone, int offset, int limit) {
        return told("select * from told where not :alone or unusual <> '{}' order by begun_at desc, id desc limit :limit offset :offset")
                .param("alone", unusualAlone)
                .param("limit", Math.clamp(limit, 0, MOST))
                .param("offset", Math.max(0, offset))
                .query((row, n) -> read(row))
                .list();
    }

    /** How many are unusual. */
    @PreAuthorize(MAY)
    @Transactional(readOnly = true)
    public int unusual() {
        return told("select count(*) from told where unusual <> '{}'")
                .query(Integer.class)
                .single();
    }

    private JdbcClient.StatementSpec told(String select) {
        return jdbc.sql(TOLD + select)
                .param("zone", clock.getZone().getId())
                .param("many", MANY)
                .param("often", OFTEN)
                .param("opens", OPENS)
                .param("closes", CLOSES);
    }

    private static TakenList read(ResultSet row) throws SQLException {
        return new TakenList(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                new MemberId(Objects.requireNonNull(row.getObject("member_id", UUID.class))),
                row.getObject("begun_at", OffsetDateTime.class).toInstant(),
                row.getString("list"),
                ExportPurpose.valueOf(row.getString("purpose")),
                Format.valueOf(row.getString("format")),
                row.getObject("people", Integer.class),
                row.getBoolean("confirmed"),
                Arrays.stream((String[]) row.getArray("unusual").getArray())
                        .map(Unusual::valueOf)
                        .collect(Collectors.toUnmodifiableSet()));
    }
}
