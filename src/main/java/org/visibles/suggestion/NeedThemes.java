package org.visibles.suggestion;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.visibles.kernel.Need;

/** Which themes of data·inclusion (whole categories) answer a need; the assignment is a proposal of this program. */
final class NeedThemes {

    private static final Map<Need, Set<String>> CATEGORIES = new EnumMap<>(Map.of(
            Need.HOUSING, Set.of("logement-hebergement", "equipement-et-alimentation"),
            Need.EMPLOYMENT, Set.of("trouver-un-emploi", "preparer-sa-candidature", "choisir-un-metier"),
            Need.TRAINING, Set.of("se-former", "choisir-un-metier"),
            Need.ADMINISTRATIVE, Set.of("difficultes-administratives-ou-juridiques"),
            Need.FINANCIAL, Set.of("difficultes-financieres", "equipement-et-alimentation"),
            Need.MOBILITY, Set.of("mobilite"),
            Need.HEALTH, Set.of("sante"),
            Need.FAMILY, Set.of("famille"),
            Need.FRENCH_SKILLS, Set.of("lecture-ecriture-calcul"),
            Need.DIGITAL, Set.of("numerique")));

    private NeedThemes() {}

    static Set<String> of(Collection<Need> needs) {
        Set<String> categories = new TreeSet<>();
        needs.forEach(need -> categories.addAll(CATEGORIES.get(need)));
        return categories;
    }
}
