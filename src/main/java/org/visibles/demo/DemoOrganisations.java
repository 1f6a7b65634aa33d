package org.visibles.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who takes part in the demo: real communes and the Métropole, all others invented. */
final class DemoOrganisations {

    /** {@code commune}: INSEE code; for an association, the commune it mostly works in. {@code weight}: share of people met. */
    record Participant(String name, String kind, @Nullable String commune, int weight) {}

    static final Participant METROPOLE = new Participant("Métropole Rouen Normandie", "METROPOLE", "76540", 0);

    /** Those who go out: 15 communes and 4 associations. */
    static final List<Participant> FIELD = List.of(
            new Participant("Ville de Rouen", "COMMUNE", "76540", 34),
            new Participant("Ville de Saint-Étienne-du-Rouvray", "COMMUNE", "76575", 18),
            new Participant("Ville de Sotteville-lès-Rouen", "COMMUNE", "76681", 13),
            new Participant("Ville du Grand-Quevilly", "COMMUNE", "76322", 10),
            new Participant("Ville du Petit-Quevilly", "COMMUNE", "76498", 12),
            new Participant("Ville d'Elbeuf", "COMMUNE", "76231", 11),
            new Participant("Ville de Canteleu", "COMMUNE", "76157", 9),
            new Participant("Ville d'Oissel-sur-Seine", "COMMUNE", "76484", 6),
            new Participant("Ville de Maromme", "COMMUNE", "76410", 6),
            new Participant("Ville de Déville-lès-Rouen", "COMMUNE", "76216", 5),
            new Participant("Ville de Caudebec-lès-Elbeuf", "COMMUNE", "76165", 6),
            new Participant("Ville de Grand-Couronne", "COMMUNE", "76319", 5),
            new Participant("Ville de Darnétal", "COMMUNE", "76212", 6),
            new Participant("Ville de Petit-Couronne", "COMMUNE", "76497", 4),
            new Participant("Ville de Cléon", "COMMUNE", "76178", 7),
            new Participant("Les Passerelles", "ASSOCIATION", "76540", 14),
            new Participant("Rue Solidaire", "ASSOCIATION", "76575", 10),
            new Participant("Atelier du Quai", "ASSOCIATION", "76498", 8),
            new Participant("Horizon Jeunes Elbeuf", "ASSOCIATION", "76231", 6));

    /** Each with the communes it is competent for. */
    static final List<Participant> MISSIONS = List.of(
            new Participant("Mission locale Rive Nord", "MISSION_LOCALE", "76540", 0),
            new Participant("Mission locale Rive Sud", "MISSION_LOCALE", "76498", 0),
            new Participant("Mission locale du Pays d'Elbeuf", "MISSION_LOCALE", "76231", 0));

    /** In the order of {@link #MISSIONS}. */
    static final List<List<String>> COMPETENCES = List.of(
            List.of("76540", "76157", "76410", "76216", "76212"),
            List.of("76575", "76681", "76322", "76498", "76484", "76319", "76497"),
            List.of("76231", "76165", "76178"));

    static final List<Participant> PARTNERS = List.of(
            new Participant("Le Bon Couvert", "PARTNER", "76540", 0),
            new Participant("Assurance santé – accueil jeunes", "PARTNER", "76540", 0),
            new Participant("Allocations familiales – accueil jeunes", "PARTNER", "76540", 0),
            new Participant("École du rebond", "PARTNER", "76498", 0));

    /** Nobody there has an account: it answers by the link in its mail. */
    static final Participant WITHOUT_ACCOUNT = new Participant("Vestiaire du Port", "PARTNER", "76540", 0);

    private DemoOrganisations() {}
}
