package org.visibles.costs;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.visibles.kernel.RuleViolation;

/**
 * Which column holds what, by the names in the first line. They are those of the file that the page hands out, some
 * others too; case and accents do not matter, nor does the order. A column of another name is passed over.
 */
record ImportColumns(int organisation, int category, int month, int amount, int label, int reference) {

    private static final Map<String, Set<String>> NAMES = Map.of(
            "organisation", Set.of("structure", "organisme", "organisation"),
            "category", Set.of("categorie", "poste", "nature", "category"),
            "month", Set.of("mois", "date", "periode", "month"),
            "amount", Set.of("montant", "montant (€)", "montant ttc", "amount", "amount (€)"),
            "label", Set.of("libelle", "objet", "label"),
            "reference", Set.of("piece", "reference", "justificatif", "document"));

    /**
     * @throws RuleViolation {@code rule.costs.import.header} naming the columns that lack, {@code
     *     rule.costs.import.header-twice}
     */
    static ImportColumns of(TableFile.Line header) {
        List<String> names = header.cells().stream().map(ImportColumns::folded).toList();
        List<String> missing = new ArrayList<>();
        int category = column(names, "category", "catégorie", missing);
        int month = column(names, "month", "mois", missing);
        int amount = column(names, "amount", "montant", missing);
        int label = column(names, "label", "libellé", missing);
        if (!missing.isEmpty()) {
            throw new RuleViolation("rule.costs.import.header", String.join(", ", missing));
        }
        return new ImportColumns(
                column(names, "organisation", "", missing),
                category,
                month,
                amount,
                label,
                column(names, "reference", "", missing));
    }

    private static int column(List<String> names, String what, String called, List<String> missing) {
        Set<String> known = NAMES.getOrDefault(what, Set.of());
        List<String> found = names.stream().filter(known::contains).toList();
        if (found.isEmpty()) {
            missing.add(called);
            return -1;
        }
        if (found.size() > 1) {
            throw new RuleViolation("rule.costs.import.header-twice", String.join(", ", found));
        }
        return names.indexOf(found.getFirst());
    }

    /** Lower case, without accents and doubled blanks: how names are compared. */
    static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replace('’', '\'')
                .replaceAll("[\\p{Z}\\s]+", " ")
                .strip();
    }
}
