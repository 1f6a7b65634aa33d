package org.visibles.geography;

import java.util.function.Consumer;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.simplify.TopologyPreservingSimplifier;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
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

    GeographyShapes(JdbcClient jdbc, CommuneContours communes) {
        this.jdbc = jdbc;
        this.communes = communes;
    }

    /** The communes of the Métropole. */
    @PreAuthorize("isAuthenticated()")
    @Transactional(readOnly = true)
    public String communes() {
        return collection(features -> addCommunes(features, false));
    }

    /** The quarters of a generation, upon the communes of the Métropole as ground. */
    @PreAuthorize("isAuthenticated()")
    @Transactional(readOnly = true)
    public String quarters(String generation) {
        return collection(features -> {
            addCommunes(features, true);
            jdbc.sql(QUARTERS + "and generation = ? order by code")
                    .param(generation)
                    .query(into(features));
        });
    }

    /** One commune as ground, where its contour is known, and the quarters of a generation that lie in it, if only in part. */
    @PreAuthorize("isAuthenticated()")
    @Transactional(readOnly = true)
    public String quartersOf(String commune, String generation) {
        return collection(features -> {
            for (JsonNode each : communes.features()) {
                if (each.at("/properties/code_insee").asString().equals(commune)) {
                    addCommune(features, each, true);
                }
            }
            jdbc.sql(QUARTERS + """
                            and generation = :generation and (commune_code = :commune or :commune = any (also_in))
                            order by code""")
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

    private void addCommunes(ArrayNode features, boolean ground) {
        communes.features().forEach(each -> addCommune(features, each, ground));
    }

    private static void addCommune(ArrayNode features, JsonNode commune, boolean ground) {
        JsonNode properties = commune.required("properties");
        describe(
                        features,
                        properties.required("code_insee").asString(),
                        properties.required("nom").asString(),
                        ground)
                .set("geometry", commune.required("geometry"));
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
