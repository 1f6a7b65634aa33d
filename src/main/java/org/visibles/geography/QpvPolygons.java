package org.visibles.geography;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Contours of the priority quarters, in memory. Each question first compares the table's stamp, one cheap statement in
 * the caller's transaction; a second one reads the contours the first time and whenever the table changed.
 */
@Component
class QpvPolygons {

    private static final GeometryFactory WGS_84 = new GeometryFactory();

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
        STRtree tree = current().trees().get(generation);
        if (tree == null) {
            return Optional.empty();
        }
        var point = WGS_84.createPoint(new Coordinate(longitude, latitude));
        List<?> near = tree.query(point.getEnvelopeInternal());
        return near.stream()
                .map(Quarter.class::cast)
                .filter(quarter -> quarter.contour().covers(point))
                .map(Quarter::qpv)
                .min(Comparator.comparing(Qpv::code));
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
                        from qpv where contour is not null""")
                .query((row, number) -> new Stamp(row.getLong("quarters"), row.getLong("versions")))
                .single();
    }

    /** Stamped from the rows read, so that a change since {@link #stamp} is neither lost nor loaded twice. */
    private Loaded load() {
        Map<String, STRtree> trees = new HashMap<>();
        List<Long> versions = new ArrayList<>();
        jdbc.sql("""
                        select code, name, commune_code, generation, contour, xmin::text::bigint as version
                        from qpv where contour is not null""").query(row -> {
            Qpv qpv = GeographyService.qpvOf(row, row.getRow());
            Geometry contour = contourOf(qpv, row.getString("contour"));
            trees.computeIfAbsent(qpv.generation(), generation -> new STRtree())
                    .insert(contour.getEnvelopeInternal(), new Quarter(qpv, PreparedGeometryFactory.prepare(contour)));
            versions.add(row.getLong("version"));
        });
        // Only a built tree may be asked by several threads at once.
        trees.values().forEach(STRtree::build);
        return new Loaded(
                new Stamp(
                        versions.size(),
                        versions.stream().mapToLong(Long::longValue).sum()),
                Map.copyOf(trees));
    }

    /** @throws IllegalStateException when it is no polygon or multipolygon of GeoJSON */
    private static Geometry contourOf(Qpv qpv, String geoJson) {
        try {
            JsonNode geometry = JsonMapper.shared().readTree(geoJson);
            JsonNode coordinates = geometry.required("coordinates");
            return switch (geometry.required("type").asString()) {
                case "Polygon" -> polygonOf(coordinates);
                case "MultiPolygon" ->
                    WGS_84.createMultiPolygon(coordinates
                            .valueStream()
                            .map(QpvPolygons::polygonOf)
                            .toArray(Polygon[]::new));
                default -> throw new IllegalArgumentException("neither polygon nor multipolygon");
            };
        } catch (RuntimeException unreadable) {
            throw new IllegalStateException("Contour of " + qpv.code(), unreadable);
        }
    }

    private static Polygon polygonOf(JsonNode rings) {
        LinearRing[] holes =
                rings.valueStream().skip(1).map(QpvPolygons::ringOf).toArray(LinearRing[]::new);
        return WGS_84.createPolygon(ringOf(rings.required(0)), holes);
    }

    private static LinearRing ringOf(JsonNode positions) {
        return WGS_84.createLinearRing(positions
                .valueStream()
                .map(position -> new Coordinate(
                        position.required(0).asDouble(), position.required(1).asDouble()))
                .toArray(Coordinate[]::new));
    }

    private record Stamp(long quarters, long versions) {}

    private record Loaded(Stamp stamp, Map<String, STRtree> trees) {}

    private record Quarter(Qpv qpv, PreparedGeometry contour) {}
}
