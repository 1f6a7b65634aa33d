package org.visibles.geography;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Contours of the priority quarters, in memory. Each question first compares the table's stamp, one cheap statement in
 * the caller's transaction; a second one reads the contours the first time and whenever the table changed.
 */
@Component
class QpvPolygons {

    private final JdbcClient jdbc;
    private volatile @Nullable Loaded loaded;

    QpvPolygons(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The quarter of this generation that holds the point, its border included; of several, that of the lowest code.
     *
     * @param latitude degrees, -90 to 90
     * @param longitude degrees, -180 to 180
     */
    Optional<Qpv> at(double latitude, double longitude, String generation) {
        ContourIndex<Qpv> quarters = current().generations().get(generation);
        return quarters == null
                ? Optional.empty()
                : quarters.at(latitude, longitude).stream().min(Comparator.comparing(Qpv::code));
    }

    private Loaded current() {
        Loaded known = loaded;
        if (known == null || !known.stamp().equals(stamp())) {
            known = load();
            loaded = known;
        }
        return known;
    }

    /** A row that is written gets a new xmin. Their sum, as the greatest may have been committed before a lesser one. */
    private Stamp stamp() {
        return jdbc.sql("""
                        select count(*) as quarters, coalesce(sum(xmin::text::bigint), 0)::bigint as versions
                        from qpv where contour is not null and active""")
                .query((row, number) -> new Stamp(row.getLong("quarters"), row.getLong("versions")))
                .single();
    }

    /** Stamped from the rows read, so that a change since {@link #stamp} is neither lost nor loaded twice. */
    private Loaded load() {
        Map<String, Map<Qpv, Geometry>> contours = new HashMap<>();
        List<Long> versions = new ArrayList<>();
        jdbc.sql("""
                        select code, name, commune_code, generation, active, contour, xmin::text::bigint as version
                        from qpv where contour is not null and active""").query(row -> {
            Qpv qpv = GeographyService.qpvOf(row, row.getRow());
            contours.computeIfAbsent(qpv.generation(), generation -> new HashMap<>())
                    .put(qpv, contourOf(qpv, row.getString("contour")));
            versions.add(row.getLong("version"));
        });
        Map<String, ContourIndex<Qpv>> generations = new HashMap<>();
        contours.forEach((generation, quarters) -> generations.put(generation, new ContourIndex<>(quarters)));
        return new Loaded(
                new Stamp(
                        versions.size(),
                        versions.stream().mapToLong(Long::longValue).sum()),
                Map.copyOf(generations));
    }

    /** @throws IllegalStateException when it is no polygon or multipolygon of GeoJSON */
    private static Geometry contourOf(Qpv qpv, String geoJson) {
        try {
            return Contours.read(JsonMapper.shared().readTree(geoJson));
        } catch (RuntimeException unreadable) {
            throw new IllegalStateException("Contour of " + qpv.code(), unreadable);
        }
    }

    private record Stamp(long quarters, long versions) {}

    private record Loaded(Stamp stamp, Map<String, ContourIndex<Qpv>> generations) {}
}
