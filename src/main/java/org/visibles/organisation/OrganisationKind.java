package org.visibles.organisation;

public enum OrganisationKind {
    COMMUNE,
    ASSOCIATION,
    MISSION_LOCALE,
    METROPOLE,
    PARTNER
}
