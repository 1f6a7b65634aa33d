package org.visibles.geography;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.visibles.geography.RefusedQuarter.Reason;

/** Finds the communes that a file names, by INSEE code or by name, among those of this installation; lists name merged communes too. */
final class CommuneFinder {

    private static final Pattern INSEE = Pattern.compile("[0-9][0-9AB][0-9]{3}");
    private static final Pattern CODE_WITH_DEPARTEMENT = Pattern.compile("Q[A-Z](0[0-9][0-9AB]|9[78][0-9]).*");

    /** Several communes stand in one text, between commas in the official files. */
    private static final Pattern BETWEEN = Pattern.compile("[,;/|\\[\\]\"]+");

    /** The commune that each code stands for today. */
    private final Map<String, String> codes = new HashMap<>();

    private final Set<String> departements = new HashSet<>();

    /** Codes by département and folded name; names are hardly ever twice in one, and a living commune comes first. */
    private final Map<String, String> byName = new HashMap<>();

    CommuneFinder(JdbcClient jdbc) {
        jdbc.sql("""
                        select code, name, code as now, 0 as rank from commune where active
                        union all select former_code, coalesce(name, former_code), commune_now(former_code), 1 from commune_move
                        where ended_at = 'infinity' order by rank, code""").query(row -> {
            String code = row.getString("code");
            codes.put(code, row.getString("now"));
            departements.add(departementOf(code));
            byName.putIfAbsent(departementOf(code) + folded(row.getString("name")), row.getString("now"));
        });
    }

    /**
     * Codes of the communes of a quarter; the first is the one it is named under. Empty for a quarter elsewhere in France.
     *
     * @param quarter code of the quarter, which holds its département
     * @param named INSEE codes or names, as they stand in the file
     * @throws Refusal when it lies in a département of this installation and none of its communes is known
     */
    List<String> find(String quarter, List<String> named) {
        var format = CODE_WITH_DEPARTEMENT.matcher(quarter);
        String departement = format.matches() ? departementOf(format.group(1).replaceFirst("^0", "") + "000") : "";
        List<String> tokens = named.stream()
                .flatMap(text -> Stream.of(BETWEEN.split(text, -1)))
                .map(String::strip)
                .filter(token -> !token.isEmpty())
                .toList();
        List<String> found = new ArrayList<>();
        boolean here = departements.contains(departement);
        for (String token : tokens) {
            if (INSEE.matcher(token).matches()) {
                here |= departements.contains(departementOf(token));
                add(found, codes.get(token));
            } else if (!departement.isEmpty()) {
                add(found, byName.get(departement + folded(token)));
            } else {
                departements.stream()
                        .map(each -> byName.get(each + folded(token)))
                        .forEach(code -> add(found, code));
            }
        }
        if (found.isEmpty() && (here || departement.isEmpty())) {
            throw new Refusal(tokens.isEmpty() ? Reason.NO_COMMUNE : Reason.UNKNOWN_COMMUNE);
        }
        return found;
    }

    private static void add(List<String> found, @Nullable String code) {
        if (code != null && !found.contains(code)) {
            found.add(code);
        }
    }

    private static String departementOf(String insee) {
        return insee.substring(0, insee.startsWith("97") || insee.startsWith("98") ? 3 : 2);
    }

    private static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replace("œ", "oe")
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", " ")
                .strip();
    }
}
