package org.visibles.demo;

import java.util.List;

/** How people and events of the stories are spread over the reference lists. */
final class Spread {

    static final Weighted<String> PLACES =
            Weighted.of("STREET 22, BUILDING_FOOT 26, DOOR_TO_DOOR 9, SPORTS_GROUND 14, MARKET 5, TRANSPORT_STOP 5, "
                    + "EVENT 6, SOCIAL_NETWORK 7, FAMILY_OR_PEER 10, PARTNER 8");
    static final Weighted<String> DIPLOMAS = Weighted.of("CP4 5, CFG 9, C3A 24, C12 17, 3 25, 4 16, 5 3, AFS 1");
    static final Weighted<String> HOUSING =
            Weighted.of("PARENTS 52, THIRD_PARTY 20, NONE 6, SOCIAL_HOUSING 10, PRIVATE_HOUSING 6, SHELTER 4");
    static final Weighted<String> CHANNELS = Weighted.of(
            "IN_PERSON_UNPLANNED 34, IN_PERSON_APPOINTMENT 20, PHONE 20, SMS 12, MESSAGING 10, HOME_VISIT 4");
    static final Weighted<String> RESULTS =
            Weighted.of("APPOINTMENT_MADE 30, NEW_PROJECT 16, NO_ANSWER 18, OTHER 30, WRONG_DETAILS 3");
    static final Weighted<String> NEEDS =
            Weighted.of("EMPLOYMENT 30, TRAINING 22, HOUSING 14, ADMINISTRATIVE 14, FINANCIAL 9, MOBILITY 13, "
                    + "HEALTH 6, FAMILY 5, FRENCH_SKILLS 6, DIGITAL 5");
    static final Weighted<String> DECLINES =
            Weighted.of("UNREACHABLE 4, NO_SHOW 2, FULL 3, NOT_ELIGIBLE 2, NOT_INTERESTED 2, DUPLICATE 1");
    static final Weighted<String> CONNECTIONS = Weighted.of("CEJ 40, PACEA 28, FRANCE_TRAVAIL 26, OTHER 6");
    static final Weighted<String> OUTCOMES =
            Weighted.of("CDI 9, CDD_LONG 15, CDD_SHORT 16, ALTERNANCE 15, TRAINING 22, CIVIC_SERVICE 10, SCHOOL 4, "
                    + "MOVED_AWAY 12, DROPPED_OUT 18");
    static final List<String> NOTES = List.of(
            "Souhaite reprendre un projet, ne connaît pas la mission locale.",
            "Venu avec un ami, reparle du permis de conduire.",
            "Rappelé comme convenu, préfère les messages en fin de journée.",
            "A apporté ses papiers, dossier à compléter ensemble.",
            "Présenté l'atelier de jeudi, intéressée.",
            "Pas disponible cette semaine, à recontacter.",
            "Point sur les démarches en cours, avance bien.");

    private Spread() {}
}
