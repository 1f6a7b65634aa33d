package org.visibles.organisation;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.AccountId;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Ids;
import org.visibles.kernel.MemberId;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.Permission;
import org.visibles.kernel.Role;
import org.visibles.kernel.RuleViolation;
import org.visibles.kernel.StaleVersion;

/**
 * Who is what in an organisation. A team lead manages the field roles of the own organisation, an administrator all
 * roles everywhere; nobody changes what they are themselves.
 */
@Service
@PreAuthorize("denyAll()")
public class Memberships {

    /** Roles that read young people; never together with {@link #APART} in one membership. */
    public static final Set<Role> FIELD = Set.of(Role.OUTREACH_WORKER, Role.TEAM_LEAD, Role.PARTNER_AGENT);

    /** Roles that must not read young people. */
    public static final Set<Role> APART = Set.of(Role.COORDINATOR, Role.ADMINISTRATOR);

    private static final int NAME_LENGTH = 200;

    private final JdbcClient jdbc;
    private final CurrentMember member;

    Memberships(JdbcClient jdbc, CurrentMember member) {
        this.jdbc = jdbc;
        this.member = member;
    }

    /** One membership, as the list of members shows it. */
    public record MembershipRow(
            MemberId id,
            OrganisationId organisation,
            AccountId account,
            String name,
            Set<Role> roles,
            boolean active,
            long version) {}

    /** Members of an organisation, by name; of another than the own one for administrators alone. */
    @PreAuthorize("hasRole('" + Permission.MEMBER_MANAGE + "')")
    @Transactional(readOnly = true)
    public List<MembershipRow> of(OrganisationId organisation) {
        requireManaged(organisation);
        return jdbc.sql("""
                        select id, organisation_id, account_id, display_name, roles, active, version from member
                        where organisation_id = ? order by active desc, fold(display_name) collate "C", id""")
                .param(organisation.value())
                .query((row, n) -> new MembershipRow(
                        new MemberId(row.getObject("id", UUID.class)),
                        new OrganisationId(row.getObject("organisation_id", UUID.class)),
                        new AccountId(row.getObject("account_id", UUID.class)),
                        row.getString("display_name"),
                        Arrays.stream((String[]) row.getArray("roles").getArray())
                                .map(Role::valueOf)
                                .collect(Collectors.toUnmodifiableSet()),
                        row.getBoolean("active"),
                        row.getLong("version")))
                .list();
    }

    /**
     * @throws RuleViolation {@code rule.organisation.roles-none}, {@code rule.organisation.roles-apart},
     *     {@code rule.organisation.roles-beyond}, {@code rule.organisation.member-already},
     *     {@code rule.organisation.member-self}
     */
    @PreAuthorize("hasRole('" + Permission.MEMBER_MANAGE + "')")
    @Transactional
    public MemberId add(OrganisationId organisation, AccountId account, String name, Set<Role> roles) {
        requireManaged(organisation);
        requireOther(account);
        requireGivable(roles);
        MemberId id = new MemberId(Ids.next());
        try {
            jdbc.sql("""
                            insert into member (id, organisation_id, account_id, display_name, roles, active, version)
                            values (?, ?, ?, ?, ?, true, 0)""")
                    .params(id.value(), organisation.value(), account.value(), checkedName(name), codes(roles))
                    .update();
        } catch (DuplicateKeyException already) {
            throw new RuleViolation("rule.organisation.member-already");
        }
        return id;
    }

    /**
     * Changes the name shown, the roles, or whether the member may sign in for the organisation.
     *
     * @throws StaleVersion when somebody changed it since it was read
     */
    @PreAuthorize("hasRole('" + Permission.MEMBER_MANAGE + "')")
    @Transactional
    public void change(MembershipRow changed) {
        requireManaged(changed.organisation());
        MembershipRow before = of(changed.organisation()).stream()
                .filter(row -> row.id().equals(changed.id()))
                .findFirst()
                .orElseThrow(NotFound::new);
        requireOther(before.account());
        requireGivable(before.roles());
        requireGivable(changed.roles());
        int rows = jdbc.sql("""
                        update member set display_name = ?, roles = ?, active = ?, version = version + 1
                        where id = ? and organisation_id = ? and version = ?""")
                .params(
                        checkedName(changed.name()),
                        codes(changed.roles()),
                        changed.active(),
                        changed.id().value(),
                        changed.organisation().value(),
                        changed.version())
                .update();
        if (rows == 0) {
            throw new StaleVersion();
        }
    }

    private static String checkedName(String name) {
        if (name.isBlank() || name.length() > NAME_LENGTH) {
            throw new RuleViolation("rule.organisation.member-name", NAME_LENGTH);
        }
        return name.strip();
    }

    private void requireManaged(OrganisationId organisation) {
        Identity who = member.require();
        if (!who.organisation().equals(organisation) && !who.may(Permission.ORGANISATION_MANAGE)) {
            throw new NotFound();
        }
    }

    private void requireOther(AccountId account) {
        if (account.equals(member.require().account())) {
            throw new RuleViolation("rule.organisation.member-self");
        }
    }

    private void requireGivable(Set<Role> roles) {
        if (roles.isEmpty()) {
            throw new RuleViolation("rule.organisation.roles-none");
        }
        if (roles.stream().anyMatch(FIELD::contains) && roles.stream().anyMatch(APART::contains)) {
            throw new RuleViolation("rule.organisation.roles-apart");
        }
        if (!member.require().may(Permission.ORGANISATION_MANAGE) && !FIELD.containsAll(roles)) {
            throw new RuleViolation("rule.organisation.roles-beyond");
        }
    }

    private static String[] codes(Set<Role> roles) {
        return roles.stream().map(Role::name).sorted().toArray(String[]::new);
    }
}
