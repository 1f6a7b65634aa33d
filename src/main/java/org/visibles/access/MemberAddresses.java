package org.visibles.access;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.MemberId;
import org.visibles.kernel.Permission;
import org.visibles.kernel.Role;

/** Where the active members of the current organisation read their mail; for who manages them, and background work. */
@Service
@PreAuthorize("denyAll()")
public class MemberAddresses {

    private final JdbcClient jdbc;
    private final CurrentMember member;

    MemberAddresses(JdbcClient jdbc, CurrentMember member) {
        this.jdbc = jdbc;
        this.member = member;
    }

    /** A member who can be written to. */
    public record Address(MemberId member, Set<Role> roles, String email) {}

    @PreAuthorize("hasRole('" + Permission.MEMBER_MANAGE + "')")
    @Transactional(readOnly = true)
    public List<Address> ofOrganisation() {
        return jdbc.sql("""
                select m.id, m.roles, a.email from member m join account a on a.id = m.account_id
                where m.organisation_id = ? and m.active and a.active order by m.id""")
                .param(member.scope().organisation().value())
                .query((row, n) -> new Address(
                        new MemberId(row.getObject(1, UUID.class)),
                        Stream.of((String[]) row.getArray(2).getArray())
                                .map(Role::valueOf)
                                .collect(Collectors.toUnmodifiableSet()),
                        row.getString(3)))
                .list();
    }
}
