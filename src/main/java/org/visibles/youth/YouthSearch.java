package org.visibles.youth;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
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
        CircleQuery query = CircleQuery.of(filter, member, clock);
        String direction = descending ? " desc nulls last" : " asc nulls last";
        query.parameters().add(Math.clamp(limit, 0, LARGEST_PAGE));
        query.parameters().add(Math.max(0, offset));
        return jdbc.sql("select c.* from circle c where " + query.where() + " order by " + sort.expression() + direction
                        + ", c.youth_id limit ? offset ?")
                .params(query.parameters())
                .query((row, n) -> read(row))
                .list();
    }

    @PreAuthorize("hasRole('" + Permission.DISCLOSURE_READ + "')")
    @Transactional(readOnly = true)
    public int count(YouthFilter filter) {
        CircleQuery query = CircleQuery.of(filter, member, clock);
        return jdbc.sql("select count(*) from circle c where " + query.where())
                .params(query.parameters())
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
