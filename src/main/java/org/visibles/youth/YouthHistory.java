package org.visibles.youth;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.MemberId;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.Permission;
import org.visibles.kernel.YouthId;
import org.visibles.privacy.Logged;

/** Who changed what when. */
@Service
@PreAuthorize("denyAll()")
public class YouthHistory {

    /** One field of a version; {@code field} is the column's name, values are codes or texts. */
    public record FieldChange(
            String field, @Nullable String before, @Nullable String after) {}

    /**
     * One version.
     *
     * @param of what the record is called that it is a version of, where that one was joined into this; else null
     */
    public record Change(
            @Nullable String of,
            long version,
            Instant recordedAt,
            LocalDate effectiveOn,
            MemberId by,
            OrganisationId organisation,
            List<FieldChange> fields) {}

    private final JdbcClient jdbc;
    private final CurrentMember member;

    YouthHistory(JdbcClient jdbc, CurrentMember member) {
        this.jdbc = jdbc;
        this.member = member;
    }

    /** The latest first; empty unless the current organisation follows fully. */
    @PreAuthorize("hasRole('" + Permission.YOUTH_READ + "')")
    @Transactional(readOnly = true)
    @Logged("youth.history")
    public List<Change> changes(YouthId youth) {
        Map<List<Object>, Change> changes = new LinkedHashMap<>();
        jdbc.sql("""
                select v.version, v.recorded_at, v.effective_on, v.member_id, v.organisation_id,
                  k.key, p.snapshot ->> k.key, v.snapshot ->> k.key, v.youth_id, null
                from circle c join youth_version v on v.youth_id = c.youth_id
                left join youth_version p on p.youth_id = v.youth_id and p.version = v.version - 1
                left join lateral (
                  select key from jsonb_object_keys(v.snapshot || coalesce(p.snapshot, '{}')) key
                  where key not in ('missing', 'informed_by', 'notice_version')
                    and p.snapshot -> key is distinct from v.snapshot -> key and v.version > 0) k on true
                where c.organisation_id = ? and c.youth_id = ? and c.relation = 'FULL'
                union all
                select j.version, j.recorded_at, j.effective_on, j.member_id, j.organisation_id, j.field, j.before, j.after,
                  j.youth_id, j.pseudonym from joined_changes(?) j
                order by recorded_at desc, youth_id, version desc, key""")
                .params(member.require().organisation().value(), youth.value(), youth.value())
                .query(row -> {
                    add(changes, row);
                });
        return List.copyOf(changes.values());
    }

    private static void add(Map<List<Object>, Change> changes, ResultSet row) throws SQLException {
        long version = row.getLong(1);
        List<Object> key = List.of(row.getObject(9, UUID.class), version);
        Change change = changes.get(key);
        if (change == null) {
            change = new Change(
                    row.getString(10),
                    version,
                    row.getObject(2, OffsetDateTime.class).toInstant(),
                    row.getObject(3, LocalDate.class),
                    new MemberId(row.getObject(4, UUID.class)),
                    new OrganisationId(row.getObject(5, UUID.class)),
                    new ArrayList<>());
            changes.put(key, change);
        }
        String field = row.getString(6);
        if (field != null) {
            change.fields().add(new FieldChange(field, row.getString(7), row.getString(8)));
        }
    }
}
