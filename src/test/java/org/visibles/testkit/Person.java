package org.visibles.testkit;

import java.util.Set;
import java.util.UUID;
import org.visibles.kernel.AccountId;
import org.visibles.kernel.Identity;
import org.visibles.kernel.MemberId;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.Role;

/** The members of the fixture. */
public enum Person {
    AGENT_ROUEN(FixtureOrganisations.ROUEN, "Alix Morel", Role.OUTREACH_WORKER),
    RESPONSABLE_ROUEN(FixtureOrganisations.ROUEN, "Camille Petit", Role.TEAM_LEAD, Role.OUTREACH_WORKER),
    COLLEAGUE_ROUEN(FixtureOrganisations.ROUEN, "Sacha Leroy", Role.OUTREACH_WORKER),
    AGENT_ELBEUF(FixtureOrganisations.ELBEUF, "Dominique Roux", Role.OUTREACH_WORKER),
    AGENT_ML(FixtureOrganisations.ML_ROUEN, "Claude Lambert", Role.OUTREACH_WORKER, Role.PARTNER_AGENT),
    AGENT_RESTO(FixtureOrganisations.RESTO, "Noor Benali", Role.PARTNER_AGENT),
    COORDINATION(FixtureOrganisations.METROPOLE, "Maxime Duval", Role.COORDINATOR),
    ADMIN(FixtureOrganisations.METROPOLE, "Andrea Costa", Role.ADMINISTRATOR),
    DPO(FixtureOrganisations.METROPOLE, "Lou Fournier", Role.DPO);

    private final Identity identity;

    Person(OrganisationId organisation, String name, Role... roles) {
        identity = new Identity(
                new AccountId(new UUID(0x0190_0000_0000_7000L, 0x8a00_0000_0000_0100L + ordinal())),
                new MemberId(new UUID(0x0190_0000_0000_7000L, 0x8b00_0000_0000_0100L + ordinal())),
                organisation,
                name,
                Set.of(roles));
    }

    public Identity identity() {
        return identity;
    }
}
