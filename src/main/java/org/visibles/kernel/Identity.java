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

    /**
     * The program at work in an organisation, in nobody's name: no account has signed in.
     *
     * @param job what it is at, for the log
     */
    public static Identity ofProgram(OrganisationId organisation, String job, Role role) {
        return new Identity(AccountId.PROGRAM, MemberId.PROGRAM, organisation, job, Set.of(role));
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
