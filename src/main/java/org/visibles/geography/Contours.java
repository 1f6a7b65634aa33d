package org.visibles.geography;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Contours between GeoJSON and JTS: polygons and multipolygons in WGS 84, longitude before latitude. */
final class Contours {

    static final GeometryFactory WGS_84 = new GeometryFactory();

    private Contours() {}

    /** @throws RuntimeException when it is no polygon or multipolygon of GeoJSON */
    static Geometry read(JsonNode geometry) {
        JsonNode coordinates = geometry.required("coordinates");
        return switch (geometry.required("type").asString()) {
            case "Polygon" -> polygonOf(coordinates);
            case "MultiPolygon" ->
                WGS_84.createMultiPolygon(
                        coordinates.valueStream().map(Contours::polygonOf).toArray(Polygon[]::new));
            default -> throw new IllegalArgumentException("neither polygon nor multipolygon");
        };
    }

    static MultiPolygon multi(Geometry polygonal) {
        return polygonal instanceof MultiPolygon already
                ? already
                : WGS_84.createMultiPolygon(new Polygon[] {(Polygon) polygonal});
    }

    private static Polygon polygonOf(JsonNode rings) {
        LinearRing[] holes = rings.valueStream().skip(1).map(Contours::ringOf).toArray(LinearRing[]::new);
        return WGS_84.createPolygon(ringOf(rings.required(0)), holes);
    }

    private static LinearRing ringOf(JsonNode positions) {
        return WGS_84.createLinearRing(positions
                .valueStream()
                .map(position -> new Coordinate(
                        position.required(0).asDouble(), position.required(1).asDouble()))
                .toArray(Coordinate[]::new));
    }

    /**
     * As a multipolygon.
     *
     * @param decimals of a degree; five are about a metre
     */
    static ObjectNode write(Geometry contour, int decimals) {
        double scale = Math.pow(10, decimals);
        ObjectNode node = JsonMapper.shared().createObjectNode();
        node.put("type", "MultiPolygon");
        ArrayNode polygons = node.putArray("coordinates");
        for (int number = 0; number < contour.getNumGeometries(); number++) {
            Polygon polygon = (Polygon) contour.getGeometryN(number);
            ArrayNode rings = polygons.addArray();
            write(rings.addArray(), polygon.getExteriorRing(), scale);
            for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                write(rings.addArray(), polygon.getInteriorRingN(hole), scale);
            }
        }
        return node;
    }

    private static void write(ArrayNode positions, LinearRing ring, double scale) {
        for (Coordinate at : ring.getCoordinates()) {
            positions.addArray().add(Math.round(at.x * scale) / scale).add(Math.round(at.y * scale) / scale);
        }
    }
}
