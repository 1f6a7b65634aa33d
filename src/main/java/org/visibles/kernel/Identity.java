package org.visibles.kernel;

import java.io.Serializable;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Who acts, for which organisation, in which roles: what the current transaction is signed with. */
public record Identity(AccountId account, MemberId member, OrganisationId organisation, String name, Set<Role> roles)
        implements Serializable {

    public Identity {
        roles = Set.copyOf(roles);
    }

    /** Names of {@link Permission}s, sorted. */
    public Set<String> permissions() {
        return roles.stream()
                .flatMap(role -> role.permissions().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    public boolean may(String permission) {
        return permissions().contains(permission);
    }

    public Scope scope() {
        return new Scope(organisation);
    }
}
