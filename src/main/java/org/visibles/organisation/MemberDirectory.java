package org.visibles.organisation;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.MemberId;
import org.visibles.kernel.OnePage;
import org.visibles.kernel.Role;

/** Names of the members of one's own organisation; those of others stay hidden, their organisation's name serves. */
@Service
@PreAuthorize("denyAll()")
public class MemberDirectory {

    private final JdbcClient jdbc;
    private final CurrentMember member;
    private final Directory directory;

    MemberDirectory(JdbcClient jdbc, CurrentMember member, Directory directory) {
        this.jdbc = jdbc;
        this.member = member;
        this.directory = directory;
    }

    /** Active members of the own organisation, by name. */
    @PreAuthorize("isAuthenticated()")
    @Transactional(readOnly = true)
    public List<MemberRow> colleagues() {
        if (OnePage.open()) {
            return directory.names().members().stream()
                    .filter(Directory.Member::active)
                    .map(Directory.Member::row)
                    .toList();
        }
        return jdbc.sql("""
                        select id, display_name from member where organisation_id = ? and active
                        order by fold(display_name) collate "C", id""")
                .param(member.scope().organisation().value())
                .query((row, n) -> new MemberRow(new MemberId(row.getObject(1, UUID.class)), row.getString(2)))
                .list();
    }

    /** Active members of the own organisation with a role. */
    @PreAuthorize("isAuthenticated()")
    @Transactional(readOnly = true)
    public List<MemberRow> withRole(Role role) {
        return jdbc.sql(
                        "select id, display_name from member where organisation_id = ? and active and ? = any (roles) order by id")
                .params(member.scope().organisation().value(), role.name())
                .query((row, n) -> new MemberRow(new MemberId(row.getObject(1, UUID.class)), row.getString(2)))
                .list();
    }

    /** Names by id, members who have left included; whoever is hidden or unknown is missing. */
    @PreAuthorize("isAuthenticated()")
    @Transactional(readOnly = true)
    public Map<UUID, String> names(Collection<UUID> memberIds) {
        Map<UUID, String> names = new HashMap<>();
        if (memberIds.isEmpty()) {
            return names;
        }
        if (OnePage.open()) {
            directory.names().members().stream()
                    .map(Directory.Member::row)
                    .filter(row -> memberIds.contains(row.id().value()))
                    .forEach(row -> names.put(row.id().value(), row.name()));
            return names;
        }
        jdbc.sql("select id, display_name from member where id = any (?) and organisation_id = ?")
                .param(memberIds.toArray(UUID[]::new))
                .param(member.scope().organisation().value())
                .query((row, n) -> names.put(row.getObject(1, UUID.class), row.getString(2)))
                .list();
        return names;
    }
}
