package org.visibles.geography;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.visibles.geography.FeatureFile.Feature;
import org.visibles.geography.RefusedQuarter.Reason;
import org.visibles.kernel.RuleViolation;

/** Collects the quarters of a file that lie in this installation's communes, and why others were refused. */
final class ReadQuarters {

    /** All contours kept; the whole of Normandie has some 50,000. */
    private static final int MOST_POSITIONS = 1_000_000;

    private static final int LONGEST_NAME = 200;
    private static final Pattern CODE = Pattern.compile("[A-Z0-9]{4,20}");
    private static final List<String> CODES = List.of("code_qp", "code_qpv", "codeqp", "code");
    private static final List<String> NAMES = List.of("lib_qp", "nom_qp", "nom_qpv", "nom", "lib");
    private static final List<String> COMMUNES =
            List.of("insee_com", "code_insee", "commune_qp", "lib_com", "nom_com", "commune");

    /** Official codes begin with the list they stand in. */
    private static final Map<String, String> GENERATIONS = Map.of("QP", "2014", "QN", "2024");

    /** @param communes INSEE codes, the one it is named under first */
    record Quarter(int feature, String code, String name, List<String> communes, Geometry contour, boolean mended) {

        boolean example() {
            return officialGeneration(code) == null;
        }
    }

    private final CommuneFinder finder;
    private final Map<String, Quarter> quarters = new LinkedHashMap<>();
    private final List<RefusedQuarter> refused = new ArrayList<>();
    private final Set<String> codes = new HashSet<>();
    private final Map<String, Integer> generations = new HashMap<>();
    private int elsewhere;
    private int positions;

    ReadQuarters(CommuneFinder finder) {
        this.finder = finder;
    }

    void add(Feature feature) {
        String given = first(feature, CODES);
        String code = given == null ? null : given.toUpperCase(Locale.ROOT);
        try {
            if (code == null || !CODE.matcher(code).matches()) {
                throw new Refusal(Reason.NO_CODE);
            }
            String generation = officialGeneration(code);
            if (generation != null) {
                generations.merge(generation, 1, Integer::sum);
            }
            List<String> communes = finder.find(
                    code,
                    COMMUNES.stream()
                            .map(feature.properties()::get)
                            .filter(Objects::nonNull)
                            .toList());
            if (communes.isEmpty()) {
                elsewhere++;
                return;
            }
            if (!codes.add(code)) {
                throw new Refusal(Reason.DUPLICATE);
            }
            String name = first(feature, NAMES);
            if (name == null) {
                throw new Refusal(Reason.NO_NAME);
            }
            var mended = ContourMender.of(feature);
            positions += mended.contour().getNumPoints();
            if (positions > MOST_POSITIONS) {
                throw new RuleViolation("rule.geography.import.limits");
            }
            quarters.put(code, new Quarter(feature.number(), code, name, communes, mended.contour(), mended.mended()));
        } catch (Refusal refusal) {
            refuse(feature.number(), code, refusal.reason());
        }
    }

    private void refuse(int feature, @Nullable String code, Reason reason) {
        refused.add(new RefusedQuarter(feature, code == null ? null : shortened(code, 20), reason));
    }

    /** On one line, without what does not print; null when nothing is left. */
    private static @Nullable String first(Feature feature, List<String> names) {
        return names.stream()
                .map(feature.properties()::get)
                .filter(Objects::nonNull)
                .map(text -> text.replaceAll("[\\p{C}\\p{Z}]+", " ").strip())
                .filter(text -> !text.isEmpty())
                .map(text -> shortened(text, LONGEST_NAME))
                .findFirst()
                .orElse(null);
    }

    private static String shortened(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most));
    }

    private static @Nullable String officialGeneration(String code) {
        return GENERATIONS.get(code.substring(0, 2));
    }

    /**
     * The generation of the file: the one asked for, else the one most of its codes begin with. Quarters of the other
     * list are refused from then on.
     *
     * @throws RuleViolation {@code rule.geography.import.generation} when the codes do not tell
     */
    String settleGeneration(@Nullable String asked) {
        String generation = asked != null
                ? asked
                : generations.entrySet().stream()
                        .max(Map.Entry.comparingByValue())
                        .map(Map.Entry::getKey)
                        .orElseThrow(() -> new RuleViolation("rule.geography.import.generation"));
        for (Quarter quarter : List.copyOf(quarters.values())) {
            String official = officialGeneration(quarter.code());
            if (official != null && !official.equals(generation)) {
                refuseLater(quarter);
            }
        }
        return generation;
    }

    /** The code stands in another list already. */
    void refuseLater(Quarter quarter) {
        quarters.remove(quarter.code());
        refuse(quarter.feature(), quarter.code(), Reason.OTHER_LIST);
    }

    List<Quarter> quarters() {
        return List.copyOf(quarters.values());
    }

    List<RefusedQuarter> refused() {
        return refused.stream()
                .sorted(Comparator.comparingInt(RefusedQuarter::feature))
                .toList();
    }

    int elsewhere() {
        return elsewhere;
    }

    /** Whether the file speaks of it, if only to be refused: then it has not left its list. */
    boolean mentions(String code) {
        return codes.contains(code) || refused.stream().anyMatch(each -> code.equals(each.code()));
    }
}
