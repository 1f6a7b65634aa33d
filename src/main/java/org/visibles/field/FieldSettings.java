package org.visibles.field;

import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Permission;

/** What an organisation lets onto the phones of its members. */
@Service
@PreAuthorize("denyAll()")
public class FieldSettings {

    private final JdbcClient jdbc;
    private final CurrentMember member;
    private final Clock clock;

    FieldSettings(JdbcClient jdbc, CurrentMember member, Clock clock) {
        this.jdbc = jdbc;
        this.member = member;
        this.clock = clock;
    }

    /** Whether the pseudonyms of a member's caseload go onto the phone; they do not unless somebody said so. */
    @PreAuthorize("isAuthenticated()")
    @Transactional(readOnly = true)
    public boolean caseloadAllowed() {
        return jdbc.sql("select caseload from field_setting where organisation_id = ?")
                .param(member.require().organisation().value())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** Phones learn it at their next call; one that had them forgets them then. */
    @PreAuthorize("hasRole('" + Permission.MEMBER_MANAGE + "') and hasRole('" + Permission.OUTING_WRITE + "')")
    @Transactional
    public void allowCaseload(boolean allowed) {
        Identity who = member.require();
        jdbc.sql("""
                        insert into field_setting (organisation_id, caseload, changed_at, changed_by) values (?, ?, ?, ?)
                        on conflict (organisation_id) do update set caseload = excluded.caseload,
                          changed_at = excluded.changed_at, changed_by = excluded.changed_by""")
                .params(
                        who.organisation().value(),
                        allowed,
                        Timestamp.from(clock.instant()),
                        who.member().value())
                .update();
    }
}
