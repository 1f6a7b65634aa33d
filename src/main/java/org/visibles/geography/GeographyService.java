package org.visibles.geography;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.OneBatch;

/** Communes of Normandie (INSEE, Banatic) and the priority quarters that this installation holds. */
@Service
@PreAuthorize("denyAll()")
public class GeographyService {

    /** SIREN of the Métropole Rouen Normandie. */
    public static final String METROPOLE_ROUEN = "200023414";

    private static final String COMMUNE = "select code, name, arrondissement, epci, population from commune ";
    private static final String QPV = "select code, name, commune_code, generation, active from qpv ";

    private static final String LISTS = """
            select distinct on (generation) generation, file_name, example, quarters, imported_at
            from qpv_list order by generation desc, imported_at desc, id desc""";

    /** From this day on the list of 2024 holds (decree 2023-1314), before it that of 2014. */
    private static final LocalDate LIST_OF_2024 = LocalDate.of(2024, 1, 1);

    private final JdbcClient jdbc;
    private final CommuneContours contours;

    GeographyService(JdbcClient jdbc, CommuneContours contours) {
        this.jdbc = jdbc;
        this.contours = contours;
    }

    /** By name. */
    @PreAuthorize("isAuthenticated()")
    @Transactional(readOnly = true)
    public List<Commune> communesOf(String epci) {
        return jdbc.sql(COMMUNE + "where active and epci = ? order by name_key, code")
                .param(epci)
                .query(GeographyService::communeOf)
                .list();
    }

    /** Communes whose name begins so, accents and case aside; those of the Métropole first; all of them for a blank text. */
    @PreAuthorize("isAuthenticated()")
    @Transactional(readOnly = true)
    public List<Commune> search(String text, int limit) {
        return jdbc.sql(COMMUNE + """
                        where active and name_key ^@ coalesce(fold(:text), '')
                        order by (epci is not distinct from :metropole) desc, name_key, code limit :limit""")
                .param("text", text)
                .param("metropole", METROPOLE_ROUEN)
                .param("limit", limit)
                .query(GeographyService::communeOf)
                .list();
    }

    /** The commune that the code stands for today: of one that was merged into another, that other. */
    @PreAuthorize("isAuthenticated()")
    @Transactional(readOnly = true)
    public Optional<Commune> commune(String code) {
        return OneBatch.once(
                List.of(Commune.class, code),
                () -> jdbc.sql(COMMUNE + "where code = commune_now(?)")
                        .param(code)
                        .query(GeographyService::communeOf)
                        .optional());
    }

    /** By name, those that were merged since under their own; codes that name no commune are passed over. */
    @PreAuthorize("isAuthenticated()")
    @Transactional(readOnly = true)
    public List<Commune> communes(Collection<String> codes) {
        return jdbc.sql(COMMUNE + "where code = any (?) order by name_key, code")
                .param(codes.toArray(String[]::new))
                .query(GeographyService::communeOf)
                .list();
    }

    /** Names of communes and of priority quarters by their codes, which never meet; what is unknown is missing. */
    @PreAuthorize("isAuthenticated()")
    @Transactional(readOnly = true)
    public Map<String, String> names(Collection<String> codes) {
        Map<String, String> names = new HashMap<>();
        jdbc.sql("""
                        select code, name from commune where code = any (:codes)
                        union all select code, name from qpv where code = any (:codes)""")
                .param("codes", codes.toArray(String[]::new))
                .query((row, n) -> names.put(row.getString(1), row.getString(2)))
                .list();
        return names;
    }

    /** Names of these communes and of every priority quarter by their codes, in one statement. */
    @PreAuthorize("isAuthenticated()")
    @Transactional(readOnly = true)
    public Map<String, String> namesAndQuarters(Collection<String> communes) {
        Map<String, String> names = new HashMap<>();
        jdbc.sql("select code, name from commune where code = any (?) union all select code, name from qpv")
                .param(communes.toArray(String[]::new))
                .query((row, n) -> names.put(row.getString(1), row.getString(2)))
                .list();
        return names;
    }

    /** Those that lie in the commune, if only in part: of every generation, the latest first, those that left their list included. */
    @PreAuthorize("isAuthenticated()")
    @Transactional(readOnly = true)
    public List<Qpv> qpvsOf(String communeCode) {
        return OneBatch.once(
                List.of(Qpv.class, communeCode),
                () -> jdbc.sql(QPV
                                + "where (array[commune_code] || also_in) && (select commune_codes(:commune))::text[]"
                                + " order by generation desc, code")
                        .param("commune", communeCode)
                        .query(GeographyService::qpvOf)
                        .list());
    }

    @PreAuthorize("isAuthenticated()")
    @Transactional(readOnly = true)
    public List<Qpv> qpvs() {
        return jdbc.sql(QPV + "order by generation desc, code")
                .query(GeographyService::qpvOf)
                .list();
    }

    /** Where the quarters come from, one entry a generation held, the latest first. */
    @PreAuthorize("isAuthenticated()")
    @Transactional(readOnly = true)
    public List<QpvList> qpvLists() {
        return jdbc.sql(LISTS).query(GeographyService::listOf).list();
    }

    /** 2014 or 2024: the list that holds on the day. */
    public static String generationOn(LocalDate day) {
        return day.isBefore(LIST_OF_2024) ? "2014" : "2024";
    }

    /**
     * Contours of the communes of the Métropole as GeoJSON in WGS 84, one feature a commune with {@code code_insee} and
     * {@code nom}. Source: IGN Admin Express 2018, Licence Ouverte.
     */
    @PreAuthorize("isAuthenticated()")
    @Transactional(readOnly = true)
    public String contours() {
        return contours.geoJson();
    }

    /** One point for each commune whose contour is held, by code: those of the Métropole. */
    @PreAuthorize("isAuthenticated()")
    @Transactional(readOnly = true)
    public List<CommuneCentre> centres() {
        return contours.centres();
    }

    private static Commune communeOf(ResultSet row, int number) throws SQLException {
        return new Commune(
                row.getString("code"),
                row.getString("name"),
                row.getString("arrondissement"),
                row.getString("epci"),
                row.getInt("population"));
    }

    static Qpv qpvOf(ResultSet row, int number) throws SQLException {
        return new Qpv(
                row.getString("code"),
                row.getString("name"),
                row.getString("commune_code"),
                row.getString("generation"),
                row.getBoolean("active"));
    }

    private static QpvList listOf(ResultSet row, int number) throws SQLException {
        return new QpvList(
                row.getString("generation"),
                row.getString("file_name"),
                row.getBoolean("example"),
                row.getInt("quarters"),
                row.getTimestamp("imported_at").toInstant());
    }
}
