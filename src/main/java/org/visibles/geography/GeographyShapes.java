package org.visibles.geography;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.union.UnaryUnionOp;
import org.locationtech.jts.simplify.TopologyPreservingSimplifier;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.widgets.Formats;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Shapes for maps, as GeoJSON collections in WGS 84 whose features have the properties {@code code}, {@code name} and
 * {@code ground}. Contours of quarters are drawn to some five metres, which no lookup uses.
 */
@Service
@PreAuthorize("denyAll()")
public class GeographyShapes {

    /** Degrees. */
    private static final double DRAWN_TO = 0.00005;

    private static final String QUARTERS = "select code, name, contour from qpv where active and contour is not null ";

    private final JdbcClient jdbc;
    private final CommuneContours communes;
    private final CommuneHistory history;

    GeographyShapes(JdbcClient jdbc, CommuneContours communes, CommuneHistory history) {
        this.jdbc = jdbc;
        this.communes = communes;
        this.history = history;
    }

    /** The communes of the Métropole, those that were merged as one. */
    @PreAuthorize("isAuthenticated()")
    @Transactional(readOnly = true)
    public String communes() {
        return collection(features -> addCommunes(features, false, history.today()));
    }

    /** The same as they were known to be at the end of a day. */
    @PreAuthorize("isAuthenticated()")
    @Transactional(readOnly = true)
    public String communes(LocalDate knownOn) {
        CommuneCodes codes = history.asOf(
                knownOn, knownOn.plusDays(1).atStartOfDay(Formats.ZONE).toOffsetDateTime());
        return collection(features -> addCommunes(features, false, codes));
    }

    /** The quarters of a generation, upon the communes of the Métropole as ground. */
    @PreAuthorize("isAuthenticated()")
    @Transactional(readOnly = true)
    public String quarters(String generation) {
        return collection(features -> {
            addCommunes(features, true, history.today());
            jdbc.sql(QUARTERS + "and generation = ? order by code")
                    .param(generation)
                    .query(into(features));
        });
    }

    /** One commune as ground, where its contour is known, and the quarters of a generation that lie in it, if only in part. */
    @PreAuthorize("isAuthenticated()")
    @Transactional(readOnly = true)
    public String quartersOf(String commune, String generation) {
        CommuneCodes codes = history.today();
        return collection(features -> {
            add(features, codes.of(commune), true, shapes(codes).getOrDefault(codes.of(commune), List.of()));
            jdbc.sql(QUARTERS + """
                            and generation = :generation
                            and (array[commune_code] || also_in) && (select commune_codes(:commune))::text[] order by code""")
                    .param("generation", generation)
                    .param("commune", commune)
                    .query(into(features));
        });
    }

    private static String collection(Consumer<ArrayNode> fill) {
        ObjectNode collection = JsonMapper.shared().createObjectNode();
        collection.put("type", "FeatureCollection");
        fill.accept(collection.putArray("features"));
        return collection.toString();
    }

    private void addCommunes(ArrayNode features, boolean ground, CommuneCodes codes) {
        shapes(codes).forEach((code, parts) -> add(features, code, ground, parts));
    }

    /** The contours that make up each commune, in the order of the file. */
    private Map<String, List<JsonNode>> shapes(CommuneCodes codes) {
        Map<String, List<JsonNode>> shapes = new LinkedHashMap<>();
        communes.features()
                .forEach(each -> shapes.computeIfAbsent(codes.of(code(each)), none -> new ArrayList<>())
                        .add(each));
        return shapes;
    }

    private void add(ArrayNode features, String code, boolean ground, List<JsonNode> parts) {
        if (parts.isEmpty()) {
            return;
        }
        JsonNode first = parts.getFirst();
        if (parts.size() == 1 && code(first).equals(code)) {
            String name = first.required("properties").required("nom").asString();
            describe(features, code, name, ground).set("geometry", first.required("geometry"));
            return;
        }
        Geometry together = UnaryUnionOp.union(parts.stream()
                .map(part -> Contours.read(part.required("geometry")))
                .toList());
        String name = jdbc.sql("select name from commune where code = ?")
                .param(code)
                .query(String.class)
                .optional()
                .orElse(code);
        describe(features, code, name, ground).set("geometry", Contours.write(together, 5));
    }

    private static String code(JsonNode commune) {
        return commune.required("properties").required("code_insee").asString();
    }

    private static RowCallbackHandler into(ArrayNode features) {
        return row -> {
            Geometry exact = Contours.read(JsonMapper.shared().readTree(row.getString("contour")));
            Geometry drawn = TopologyPreservingSimplifier.simplify(exact, DRAWN_TO);
            describe(features, row.getString("code"), row.getString("name"), false)
                    .set("geometry", Contours.write(drawn, 5));
        };
    }

    private static ObjectNode describe(ArrayNode features, String code, String name, boolean ground) {
        ObjectNode feature = features.addObject();
        feature.put("type", "Feature");
        feature.putObject("properties").put("code", code).put("name", name).put("ground", ground);
        return feature;
    }
}
