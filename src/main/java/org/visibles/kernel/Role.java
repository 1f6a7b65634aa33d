package org.visibles.kernel;

import java.util.Set;

/** What a member is in an organisation; a member may hold several. */
public enum Role {
    OUTREACH_WORKER,
    TEAM_LEAD,
    PARTNER_AGENT,
    COORDINATOR,
    ADMINISTRATOR,
    DPO;

    /** Names of {@link Permission}s. */
    public Set<String> permissions() {
        return Rights.permissionsOf(this);
    }
}
