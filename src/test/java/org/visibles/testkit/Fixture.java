package org.visibles.testkit;

import java.time.LocalDate;
import java.util.UUID;
import org.visibles.kernel.Identity;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.ProgrammeId;

/**
 * What every test database holds: two communes, the mission locale that is competent for Rouen, a partner and the
 * Métropole, in one programme; a member for each role.
 */
public final class Fixture {

    public static final OrganisationId ROUEN = FixtureOrganisations.ROUEN;
    public static final OrganisationId ELBEUF = FixtureOrganisations.ELBEUF;
    public static final OrganisationId ML_ROUEN = FixtureOrganisations.ML_ROUEN;
    public static final OrganisationId RESTO = FixtureOrganisations.RESTO;
    public static final OrganisationId METROPOLE = FixtureOrganisations.METROPOLE;

    public static final ProgrammeId PROGRAMME =
            new ProgrammeId(new UUID(0x0190_0000_0000_7000L, 0x8d00_0000_0000_0001L));
    public static final LocalDate PROGRAMME_START = LocalDate.of(2019, 9, 1);
    /** Far enough for tests that run on today's date. */
    public static final LocalDate PROGRAMME_END = LocalDate.of(2099, 12, 31);

    /** INSEE codes of the two communes. */
    public static final String COMMUNE_ROUEN = "76540";

    public static final String COMMUNE_ELBEUF = "76231";

    public static final Identity AGENT_ROUEN = Person.AGENT_ROUEN.identity();
    public static final Identity RESPONSABLE_ROUEN = Person.RESPONSABLE_ROUEN.identity();
    public static final Identity COLLEAGUE_ROUEN = Person.COLLEAGUE_ROUEN.identity();
    public static final Identity AGENT_ELBEUF = Person.AGENT_ELBEUF.identity();
    public static final Identity AGENT_ML = Person.AGENT_ML.identity();
    public static final Identity AGENT_RESTO = Person.AGENT_RESTO.identity();
    public static final Identity COORDINATION = Person.COORDINATION.identity();
    public static final Identity ADMIN = Person.ADMIN.identity();
    public static final Identity DPO = Person.DPO.identity();

    private Fixture() {}
}
