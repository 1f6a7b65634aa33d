package org.visibles.exchange.column;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.visibles.geography.Commune;
import org.visibles.geography.FormerCommune;
import org.visibles.geography.Qpv;

/** Finds communes and priority quarters by what lists say of them: a code, or a name with a postal code or without. */
public final class Towns {

    private static final Pattern POSTAL = Pattern.compile("\\b\\d{5}\\b");
    private static final int DEPARTEMENT = 2;

    private final Map<String, String> codes = new HashMap<>();
    private final Map<String, String> byName = new HashMap<>();
    private final Map<String, Qpv> quarters = new HashMap<>();

    public Towns(List<Commune> communes, List<Qpv> qpvs) {
        for (Commune commune : communes) {
            codes.put(commune.code(), commune.code());
            String name = name(commune.name());
            byName.merge(name, commune.code(), (one, other) -> ""); // two of one name: neither
            byName.putIfAbsent(commune.code().substring(0, DEPARTEMENT) + name, commune.code());
        }
        for (Qpv qpv : qpvs) {
            quarters.putIfAbsent(Folded.of(qpv.code()), qpv);
            quarters.putIfAbsent(Folded.of(qpv.name()), qpv);
        }
    }

    /** The same with what old lists may name; a commune of today goes before a former one of the same name. */
    public Towns knowing(List<FormerCommune> former) {
        Map<String, String> today = Map.copyOf(byName);
        for (FormerCommune each : former) {
            codes.putIfAbsent(each.code(), each.now());
            if (each.name() != null) {
                String name = name(each.name());
                if (!today.containsKey(name)) {
                    byName.merge(name, each.now(), (one, other) -> one.equals(other) ? one : "");
                }
                byName.putIfAbsent(each.code().substring(0, DEPARTEMENT) + name, each.now());
            }
        }
        return this;
    }

    private static String name(String text) {
        return (" " + Folded.of(text) + " ")
                .replace(" st ", " saint ")
                .replace(" ste ", " sainte ")
                .replaceAll(" cedex( \\d+)? ", " ")
                .strip();
    }

    /** Null for what names no commune of this installation, or several. */
    @Nullable
    String commune(String text, @Nullable String postalCode) {
        String code = codes.get(text.strip());
        if (code != null) {
            return code;
        }
        Matcher inside = POSTAL.matcher(text);
        String postal = inside.find() ? inside.group() : postal(postalCode);
        String name = name(POSTAL.matcher(text).replaceAll(" "));
        String found = postal == null || postal.length() < DEPARTEMENT
                ? byName.get(name)
                : byName.getOrDefault(postal.substring(0, DEPARTEMENT) + name, byName.get(name));
        return found == null || found.isEmpty() ? null : found;
    }

    /** A spreadsheet takes 01000 for a thousand. */
    private static @Nullable String postal(@Nullable String written) {
        return written != null && written.matches("\\d{4}") ? "0" + written : written;
    }

    @Nullable
    Qpv quarter(String text) {
        return quarters.get(Folded.of(text));
    }
}
