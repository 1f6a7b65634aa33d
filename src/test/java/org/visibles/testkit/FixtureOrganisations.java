package org.visibles.testkit;

import java.util.UUID;
import org.visibles.kernel.OrganisationId;

/** Apart from {@link Fixture}, since {@link Person} needs them before its members are there. */
final class FixtureOrganisations {

    static final OrganisationId ROUEN = organisation(1);
    static final OrganisationId ELBEUF = organisation(2);
    static final OrganisationId ML_ROUEN = organisation(3);
    static final OrganisationId RESTO = organisation(4);
    static final OrganisationId METROPOLE = organisation(5);

    private FixtureOrganisations() {}

    private static OrganisationId organisation(int number) {
        return new OrganisationId(new UUID(0x0190_0000_0000_7000L, 0x8c00_0000_0000_0000L + number));
    }
}
