package org.visibles.privacy;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.Permission;

/** The access log as the data-protection officer reads it; reading it is logged too. */
@Service
@PreAuthorize("denyAll()")
public class AccessJournal {

    private static final ZoneId ZONE = ZoneId.of("Europe/Paris");
    private static final int LARGEST_PAGE = 500;

    private final JdbcClient jdbc;

    AccessJournal(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One page, the latest first; at most 500 lines. */
    @PreAuthorize("hasRole('" + Permission.ACCESS_LOG_READ + "')")
    @Transactional(readOnly = true)
    @Logged("journal.read")
    public List<AccessRow> page(AccessFilter filter, int offset, int limit) {
        Query query = new Query(filter);
        query.parameters.add(Math.clamp(limit, 0, LARGEST_PAGE));
        query.parameters.add(Math.max(0, offset));
        return jdbc.sql(
                        "select id, at, member_id, organisation_id, action, entity, entity_id, outcome from access_log where "
                                + query.where + " order by at desc, id limit ? offset ?")
                .params(query.parameters)
                .query((row, n) -> new AccessRow(
                        row.getObject(1, UUID.class),
                        row.getObject(2, OffsetDateTime.class).toInstant(),
                        row.getObject(3, UUID.class),
                        row.getObject(4, UUID.class),
                        row.getString(5),
                        row.getString(6),
                        row.getObject(7, UUID.class),
                        AccessOutcome.valueOf(row.getString(8))))
                .list();
    }

    @PreAuthorize("hasRole('" + Permission.ACCESS_LOG_READ + "')")
    @Transactional(readOnly = true)
    public int count(AccessFilter filter) {
        Query query = new Query(filter);
        return jdbc.sql("select count(*) from access_log where " + query.where)
                .params(query.parameters)
                .query(Integer.class)
                .single();
    }

    /** Members with lines between two days, to choose from; at most 500. */
    @PreAuthorize("hasRole('" + Permission.ACCESS_LOG_READ + "')")
    @Transactional(readOnly = true)
    public List<UUID> members(LocalDate from, LocalDate to) {
        Query query = new Query(new AccessFilter(from, to, null, null, null));
        return jdbc.sql("select distinct member_id from access_log where member_id is not null and " + query.where
                        + " limit " + LARGEST_PAGE)
                .params(query.parameters)
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
    }

    /** Actions with lines between two days, to choose from. */
    @PreAuthorize("hasRole('" + Permission.ACCESS_LOG_READ + "')")
    @Transactional(readOnly = true)
    public List<String> actions(LocalDate from, LocalDate to) {
        Query query = new Query(new AccessFilter(from, to, null, null, null));
        return jdbc.sql("select distinct action from access_log where " + query.where + " order by action")
                .params(query.parameters)
                .query((row, n) -> row.getString(1))
                .list();
    }

    private static final class Query {
        private final StringBuilder where = new StringBuilder("at >= ? and at < ?");
        private final List<Object> parameters = new ArrayList<>();

        Query(AccessFilter filter) {
            parameters.add(start(filter.from()));
            parameters.add(start(filter.to().plusDays(1)));
            equal("member_id", filter.member());
            equal("action", filter.action());
            equal("outcome", filter.outcome() == null ? null : filter.outcome().name());
        }

        private void equal(String column, @Nullable Object value) {
            if (value != null) {
                where.append(" and ").append(column).append(" = ?");
                parameters.add(value);
            }
        }

        private static OffsetDateTime start(LocalDate day) {
            return day.atStartOfDay(ZONE).toOffsetDateTime();
        }
    }
}
