package org.visibles.reporting;

import java.util.Locale;
import java.util.Set;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Permission;
import org.visibles.kernel.Role;

/** The two reports that there are. */
public enum ReportKind {
    /** Of the whole programme, for its coordination; by the published grid. */
    PROGRAMME(Permission.FIGURES_PROGRAMME, Set.of(Role.COORDINATOR, Role.TEAM_LEAD)),
    /** Of the people whom the own organisation identified first, as it may leave the house. */
    ORGANISATION(Permission.FIGURES_OWN, Set.of(Role.TEAM_LEAD));

    private final String permission;
    private final Set<Role> program;

    ReportKind(String permission, Set<Role> program) {
        this.permission = permission;
        this.program = program;
    }

    /** The one that somebody reads. */
    public static ReportKind of(Identity who) {
        return who.may(PROGRAMME.permission) ? PROGRAMME : ORGANISATION;
    }

    /** What the program is when it freezes one: it reads the figures, and knows where members read their mail. */
    Set<Role> program() {
        return program;
    }

    boolean isReadBy(Set<Role> roles) {
        return roles.stream().anyMatch(role -> role.permissions().contains(permission));
    }

    /** Key of its name. */
    public String key() {
        return "reporting.kind." + name().toLowerCase(Locale.ROOT);
    }
}
