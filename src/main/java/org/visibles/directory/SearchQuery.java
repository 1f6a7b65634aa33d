package org.visibles.directory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.visibles.directory.Vocabulary.Term;
import org.visibles.geography.Commune;
import org.visibles.geography.CommuneCentre;

/** Criteria as SQL over the narrow table of services, so that its indexes serve. */
final class SearchQuery {

    private static final double EARTH_RADIUS_KM = 6_371;

    /** Great circle between the centre of the commune and the service, or the centre of the service's commune. */
    private static final String KM = """
            2 * %s * asin(least(1, sqrt(
              power(sin(radians(coalesce(s.latitude, p.latitude) - :latitude) / 2), 2)
              + cos(radians(:latitude)) * cos(radians(coalesce(s.latitude, p.latitude)))
              * power(sin(radians(coalesce(s.longitude, p.longitude) - :longitude) / 2), 2))))""".formatted(EARTH_RADIUS_KM);

    private final Map<String, @Nullable Object> parameters = new HashMap<>();
    private final List<String> always = new ArrayList<>();
    private final Map<Term, String> facet = new HashMap<>();
    private final @Nullable Integer withinKm;
    private String joins = " left join dir_structure st on st.source = s.source and st.id = s.structure_id";
    private String km = "null::double precision";

    SearchQuery(ServiceCriteria criteria) {
        withinKm = criteria.withinKm();
        always.add("s.vanished_at is null");
        if (!criteria.text().isBlank()) {
            int number = 0;
            for (String word : criteria.text().strip().split("\\s+")) {
                always.add("(position(coalesce(fold(:word" + number + "), '') in s.name_key) > 0"
                        + " or position(coalesce(fold(:word" + number + "), '') in coalesce(st.name_key, '')) > 0)");
                parameters.put("word" + number++, word);
            }
        }
        themes(criteria.themes());
        any(Term.PUBLIC, "s.publics", criteria.publics(), "tous-publics");
        any(Term.MODE, "s.modes", criteria.modes(), null);
        if (criteria.worksWith()) {
            always.add("exists (select from dir_addition a where a.structure_uid = st.uid and a.works_with"
                    + " and a.organisation_id = (select current_organisation()))");
        }
        if (criteria.linked()) {
            always.add("s.uid in (select o.uid from dir_link l join dir_structure t on t.uid = l.structure_uid"
                    + " join dir_service o on o.source = t.source and o.structure_id = t.id)");
        }
    }

    private void themes(Set<String> themes) {
        List<String> whole =
                themes.stream().filter(each -> !each.contains("--")).toList();
        if (whole.isEmpty()) {
            any(Term.THEME, "s.themes", themes, null);
        } else {
            facet.put(
                    Term.THEME,
                    "(s.themes && :themes::text[] or exists (select from unnest(s.themes) t where split_part(t, '--', 1) = any (:categories::text[])))");
            parameters.put("themes", texts(themes));
            parameters.put("categories", texts(whole));
        }
    }

    private void any(Term term, String column, Set<String> codes, @Nullable String forAll) {
        if (!codes.isEmpty()) {
            List<String> wanted = new ArrayList<>(codes);
            if (forAll != null) {
                wanted.add(forAll);
            }
            String name = term.name().toLowerCase(java.util.Locale.ROOT);
            facet.put(term, column + " && :" + name + "::text[]");
            parameters.put(name, texts(wanted));
        }
    }

    private static String[] texts(Collection<String> texts) {
        return texts.toArray(String[]::new);
    }

    /**
     * @param commune null for one that this installation does not know, where nothing is near
     * @param centres of the communes whose contour is held
     */
    void around(@Nullable Commune commune, Collection<CommuneCentre> centres) {
        if (commune == null) {
            always.add("false");
            return;
        }
        List<String> zones = new ArrayList<>(List.of("france", "99100", commune.code(), departement(commune.code())));
        if (commune.epci() != null) {
            zones.add(commune.epci());
        }
        always.add("(s.zones = '{}' or s.zones && :zones::text[])");
        parameters.put("zones", texts(zones));
        parameters.put("commune", commune.code());
        parameters.put("arrondissement", commune.arrondissement());
        centres.stream()
                .filter(each -> each.code().equals(commune.code()))
                .findFirst()
                .ifPresent(centre -> {
                    joins += " left join unnest(:codes::text[], :latitudes::float8[], :longitudes::float8[])"
                            + " p (code, latitude, longitude) on p.code = s.commune_code";
                    parameters.put(
                            "codes", centres.stream().map(CommuneCentre::code).toArray(String[]::new));
                    parameters.put(
                            "latitudes",
                            centres.stream().map(CommuneCentre::latitude).toArray(Double[]::new));
                    parameters.put(
                            "longitudes",
                            centres.stream().map(CommuneCentre::longitude).toArray(Double[]::new));
                    parameters.put("latitude", centre.latitude());
                    parameters.put("longitude", centre.longitude());
                    km = KM;
                });
        if (withinKm != null) {
            always.add("(" + km + " <= :within or 'a-distance' = any (s.modes) or (" + km
                    + " is null and (s.commune_code = :commune or s.commune_code in"
                    + " (select code from commune where arrondissement = :arrondissement))))");
            parameters.put("within", withinKm.doubleValue());
        }
    }

    private static String departement(String commune) {
        return commune.substring(0, commune.startsWith("97") || commune.startsWith("98") ? 3 : 2);
    }

    /** The opening hours that occur among what fits otherwise. */
    String hours() {
        return "select distinct coalesce(s.hours, st.hours)" + from() + where()
                + " and coalesce(s.hours, st.hours) is not null";
    }

    /** Leaves only services with these hours. */
    void open(List<String> hours) {
        always.add("coalesce(s.hours, st.hours) = any (:open::text[])");
        parameters.put("open", texts(hours));
    }

    /** Parameters {@code offset} and {@code limit} are the caller's. */
    String page() {
        String order = km.equals(KM) ? "km nulls last, " : "";
        return "select g.*, row_number() over () as place from (select s.*, " + km + " as km" + from() + where()
                + " order by " + order + "s.name_key, s.uid offset :offset limit :limit) g";
    }

    /** Counts: the total, and each code of a list under all conditions but that list's own. */
    String facets() {
        return "with b as (select s.themes, s.publics, s.modes, s.type, " + fits(Term.THEME) + " as t, "
                + fits(Term.PUBLIC) + " as p, " + fits(Term.MODE) + " as m" + from() + " where "
                + String.join(" and ", always) + """
                ) select 'TOTAL' as term, '' as code, count(*) as number from b where t and p and m
                union all (select 'THEME', code, count(*) from b, unnest(themes) code where p and m group by code)
                union all (select 'PUBLIC', code, count(*) from b, unnest(publics) code where t and m group by code)
                union all (select 'MODE', code, count(*) from b, unnest(modes) code where t and p group by code)""";
    }

    private String fits(Term term) {
        return facet.getOrDefault(term, "true");
    }

    private String from() {
        return " from dir_service s" + joins;
    }

    private String where() {
        List<String> all = new ArrayList<>(always);
        all.addAll(facet.values());
        return " where " + String.join(" and ", all);
    }

    Map<String, @Nullable Object> parameters() {
        return parameters;
    }
}
