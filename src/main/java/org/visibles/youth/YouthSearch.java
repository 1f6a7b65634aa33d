package org.visibles.youth;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.MemberId;
import org.visibles.kernel.Permission;
import org.visibles.kernel.Relation;
import org.visibles.kernel.YouthId;
import org.visibles.privacy.Logged;

/** The list of the young people whom the current organisation follows: all of it is read from the circle alone. */
@Service
@PreAuthorize("denyAll()")
public class YouthSearch {

    static final int LARGEST_PAGE = 200;

    private final JdbcClient jdbc;
    private final CurrentMember member;
    private final Clock clock;

    YouthSearch(JdbcClient jdbc, CurrentMember member, Clock clock) {
        this.jdbc = jdbc;
        this.member = member;
        this.clock = clock;
    }

    /**
     * One page.
     *
     * @param limit at most 200 rows are given
     */
    @PreAuthorize("hasRole('" + Permission.DISCLOSURE_READ + "')")
    @Transactional(readOnly = true)
    @Logged("youth.list")
    public List<YouthRow> page(YouthFilter filter, YouthFilter.Sort sort, boolean descending, int offset, int limit) {
        Query query = new Query(filter);
        String direction = descending ? " desc nulls last" : " asc nulls last";
        query.parameters.add(Math.clamp(limit, 0, LARGEST_PAGE));
        query.parameters.add(Math.max(0, offset));
        return jdbc.sql("select c.* from circle c where " + query.where + " order by " + sort.expression() + direction
                        + ", c.youth_id limit ? offset ?")
                .params(query.parameters)
                .query((row, n) -> read(row))
                .list();
    }

    @PreAuthorize("hasRole('" + Permission.DISCLOSURE_READ + "')")
    @Transactional(readOnly = true)
    public int count(YouthFilter filter) {
        Query query = new Query(filter);
        return jdbc.sql("select count(*) from circle c where " + query.where)
                .params(query.parameters)
                .query(Integer.class)
                .single();
    }

    /**
     * One page of some people, by name: those of them whom the current organisation follows wholly.
     *
     * @param limit at most 200 rows are given
     */
    @PreAuthorize("hasRole('" + Permission.YOUTH_READ + "')")
    @Transactional(readOnly = true)
    @Logged("youth.list")
    public List<YouthRow> among(Collection<YouthId> people, int offset, int limit) {
        return jdbc.sql("""
                select c.* from circle c where c.organisation_id = ? and c.relation = 'FULL' and c.youth_id = any (?)
                order by c.sort_key nulls last, c.youth_id limit ? offset ?""")
                .params(
                        member.require().organisation().value(),
                        people.stream().map(YouthId::value).toArray(UUID[]::new),
                        Math.clamp(limit, 0, LARGEST_PAGE),
                        Math.max(0, offset))
                .query((row, n) -> read(row))
                .list();
    }

    /** Whom the current organisation saw last, those first for whom the current member answers. */
    @PreAuthorize("hasRole('" + Permission.DISCLOSURE_READ + "')")
    @Transactional(readOnly = true)
    @Logged("youth.list")
    public List<YouthRow> recent(int limit) {
        return jdbc.sql("""
                select c.* from circle c where c.organisation_id = ?
                order by c.referent is not distinct from ? desc, c.last_contact desc nulls last, c.since desc, c.youth_id limit ?""")
                .params(
                        member.require().organisation().value(),
                        member.require().member().value(),
                        Math.clamp(limit, 0, LARGEST_PAGE))
                .query((row, n) -> read(row))
                .list();
    }

    /** What those are called for whom the current member answers: pseudonyms, never names; 500 at most. */
    @PreAuthorize("hasRole('" + Permission.YOUTH_READ + "')")
    @Transactional(readOnly = true)
    @Logged("youth.list")
    public List<String> pseudonyms() {
        return jdbc.sql("""
                select y.pseudonym from circle c join youth y on y.id = c.youth_id
                where c.organisation_id = ? and c.relation = 'FULL' and c.referent = ? order by c.pseudo_key limit 500""")
                .params(
                        member.require().organisation().value(),
                        member.require().member().value())
                .query((row, n) -> row.getString(1))
                .list();
    }

    private final class Query {
        private final StringBuilder where = new StringBuilder("c.organisation_id = ?");
        private final List<@Nullable Object> parameters = new ArrayList<>();

        Query(YouthFilter filter) {
            parameters.add(member.require().organisation().value());
            String search = filter.search();
            if (search != null && search.strip().length() >= YouthFilter.SEARCH_FROM) {
                where.append(" and (c.name_key ^@ fold(?) or c.first_key ^@ fold(?) or c.pseudo_key ^@ fold(?))");
                parameters.add(search);
                parameters.add(search);
                parameters.add(search);
            }
            equal("c.stage", filter.stage());
            equal("c.commune_code", filter.commune());
            equal("c.qpv_code", filter.qpv());
            equal(
                    "c.referent",
                    filter.referent() == null ? null : filter.referent().value());
            if (filter.missing() != null) {
                where.append(" and ? = any (c.missing)");
                parameters.add(filter.missing().name());
            }
            if (filter.lastContact() != null) {
                lastContact(filter.lastContact());
            }
        }

        private void equal(String column, @Nullable Object value) {
            if (value != null) {
                where.append(" and ").append(column).append(" = ?");
                parameters.add(value);
            }
        }

        private void lastContact(YouthFilter.LastContact choice) {
            LocalDate today = LocalDate.now(clock);
            switch (choice) {
                case WITHIN_30 -> since(">=", today.minusDays(30));
                case OVER_30 -> since("<", today.minusDays(30));
                case OVER_90 -> since("<", today.minusDays(90));
                case NEVER -> where.append(" and c.last_contact is null");
            }
        }

        private void since(String comparison, LocalDate day) {
            where.append(" and c.last_contact ").append(comparison).append(" ?");
            parameters.add(day);
        }
    }

    private static YouthRow read(ResultSet row) throws SQLException {
        UUID referent = row.getObject("referent", UUID.class);
        String eligible = row.getString("eligible");
        return new YouthRow(
                new YouthId(row.getObject("youth_id", UUID.class)),
                row.getString("relation").equals("FULL") ? Relation.CIRCLE_FULL : Relation.CIRCLE_SHARED,
                row.getString("label"),
                row.getObject("last_contact", LocalDate.class),
                row.getString("stage"),
                row.getString("commune_code"),
                row.getString("qpv_code"),
                referent == null ? null : new MemberId(referent),
                row.getBoolean("informed"),
                eligible == null ? null : Eligibility.Verdict.valueOf(eligible),
                ((String[]) row.getArray("missing").getArray()).length);
    }
}
