package org.visibles.reporting.print;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.visibles.reporting.ReportContent.Cell;
import org.visibles.reporting.ReportContent.Row;
import org.visibles.reporting.ReportContent.Table;
import org.visibles.reporting.ReportWords;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Communes shaded from light to dark by a column of a table, as SVG; each bears its number, so that grey says as much. */
final class MapPicture {

    private static final int WIDTH = 640;
    private static final int LEGEND = 150;
    private static final List<String> SHADES = List.of("#deebf7", "#abc9e3", "#6f9fc8", "#3d74a6", "#173f66");
    private static final String NONE = "#f7f7f7";
    private static final JsonMapper JSON = new JsonMapper();
    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    private final ReportWords words;
    private final Map<String, List<Polygon>> shapes = new HashMap<>();
    private final Envelope bounds = new Envelope();
    private final double narrowing;
    /** Of the numbers that are drawn. */
    private double lowest;

    /**
     * @param geoJson collection in WGS 84 whose features have the property {@code code}
     */
    MapPicture(ReportWords words, String geoJson) {
        this.words = words;
        for (JsonNode feature : JSON.readTree(geoJson).path("features")) {
            JsonNode geometry = feature.path("geometry");
            List<Polygon> polygons = new ArrayList<>();
            if (geometry.path("type").asString().equals("Polygon")) {
                polygons.add(polygon(geometry.path("coordinates")));
            } else {
                geometry.path("coordinates").forEach(each -> polygons.add(polygon(each)));
            }
            polygons.forEach(each -> bounds.expandToInclude(each.getEnvelopeInternal()));
            shapes.put(feature.path("properties").path("code").asString(), polygons);
        }
        narrowing = Math.cos(Math.toRadians(bounds.centre() == null ? 0 : bounds.centre().y));
    }

    private static Polygon polygon(JsonNode rings) {
        List<LinearRing> all = new ArrayList<>();
        rings.forEach(ring -> {
            List<Coordinate> points = new ArrayList<>();
            ring.forEach(point -> points.add(
                    new Coordinate(point.get(0).asDouble(), point.get(1).asDouble())));
            all.add(GEOMETRIES.createLinearRing(points.toArray(Coordinate[]::new)));
        });
        return GEOMETRIES.createPolygon(
                all.getFirst(), all.subList(1, all.size()).toArray(LinearRing[]::new));
    }

    private double scale() {
        return (WIDTH - LEGEND) / (bounds.getWidth() * narrowing);
    }

    private double x(double longitude) {
        return (longitude - bounds.getMinX()) * narrowing * scale();
    }

    private double y(double latitude) {
        return (bounds.getMaxY() - latitude) * scale();
    }

    void draw(Markup svg, Table table) {
        int column = BarPicture.drawn(table);
        int height = (int) Math.ceil(bounds.getHeight() * scale()) + 2;
        List<Double> limits = limits(table, column);
        svg.picture(WIDTH, height, table.sentence());
        Map<String, Row> rows = new HashMap<>();
        table.rows().forEach(row -> rows.put(row.code(), row));
        shapes.forEach((code, polygons) -> {
            Cell cell = rows.containsKey(code) ? rows.get(code).cells().get(column) : null;
            String shade = cell == null || cell.number() == null ? NONE : SHADES.get(shade(limits, cell.number()));
            svg.open(
                            "path",
                            "d",
                            path(polygons),
                            "fill",
                            shade,
                            "stroke",
                            "#5a5a5a",
                            "stroke-width",
                            "0.6",
                            "fill-rule",
                            "evenodd")
                    .close();
        });
        shapes.forEach((code, polygons) -> {
            Cell cell = rows.containsKey(code) ? rows.get(code).cells().get(column) : null;
            if (cell != null && cell.number() != null) {
                number(svg, polygons, cell, shade(limits, cell.number()));
            }
        });
        legend(svg, limits);
        svg.close();
    }

    private void number(Markup svg, List<Polygon> polygons, Cell cell, int shade) {
        Polygon largest = polygons.stream()
                .max(java.util.Comparator.comparingDouble(Geometry::getArea))
                .orElseThrow();
        Point inside = largest.getInteriorPoint();
        text(
                svg,
                words.cell(cell),
                x(inside.getX()),
                y(inside.getY()) + 3,
                "middle",
                shade >= 3 ? "#ffffff" : "#1b1b1b",
                "9");
    }

    private void legend(Markup svg, List<Double> limits) {
        int left = WIDTH - LEGEND + 14;
        double from = Double.NaN;
        for (int index = 0; index < limits.size(); index++) {
            double to = limits.get(index);
            String low = number(Double.isNaN(from) ? lowest : from);
            swatch(svg, left, index, SHADES.get(shade(limits, to)));
            text(
                    svg,
                    low.equals(number(to)) ? number(to) : words.text("reporting.map.range", low, number(to)),
                    left + 22.0,
                    index * 20 + 15.0,
                    "start",
                    "#1b1b1b",
                    "11");
            from = to + 1;
        }
        swatch(svg, left, limits.size(), NONE);
        text(svg, words.text("reporting.map.none"), left + 22.0, limits.size() * 20 + 15.0, "start", "#1b1b1b", "11");
    }

    private String number(double number) {
        return words.whole(number);
    }

    private static void swatch(Markup svg, int left, int index, String fill) {
        svg.open(
                        "rect",
                        "x",
                        String.valueOf(left),
                        "y",
                        String.valueOf(index * 20 + 4),
                        "width",
                        "16",
                        "height",
                        "14",
                        "fill",
                        fill,
                        "stroke",
                        "#5a5a5a",
                        "stroke-width",
                        "0.6")
                .close();
    }

    private static void text(Markup svg, String text, double x, double y, String anchor, String fill, String size) {
        svg.line(
                "text",
                text,
                "x",
                BarPicture.decimal(x),
                "y",
                BarPicture.decimal(y),
                "text-anchor",
                anchor,
                "font-family",
                "Liberation Sans, Arial, sans-serif",
                "font-size",
                size,
                "fill",
                fill);
    }

    /** Highest whole number of each class, at most as many as there are shades; communes beyond the map are in the table alone. */
    private List<Double> limits(Table table, int column) {
        TreeSet<Double> numbers = new TreeSet<>();
        table.rows().forEach(row -> {
            Double number = row.cells().get(column).number();
            if (number != null && shapes.containsKey(row.code())) {
                numbers.add(number);
            }
        });
        lowest = numbers.isEmpty() ? 0 : numbers.first();
        List<Double> sorted = List.copyOf(numbers);
        int classes = Math.min(SHADES.size(), sorted.size());
        List<Double> limits = new ArrayList<>();
        for (int index = 1; index <= classes; index++) {
            limits.add(sorted.get(index * sorted.size() / classes - 1));
        }
        return limits;
    }

    /** Few classes use the darker shades apart from each other. */
    private static int shade(List<Double> limits, double number) {
        int index = 0;
        while (index < limits.size() - 1 && number > limits.get(index)) {
            index++;
        }
        return limits.size() == 1 ? 2 : index * (SHADES.size() - 1) / (limits.size() - 1);
    }

    private String path(List<Polygon> polygons) {
        StringBuilder path = new StringBuilder();
        for (Polygon polygon : polygons) {
            ring(path, polygon.getExteriorRing());
            for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                ring(path, polygon.getInteriorRingN(hole));
            }
        }
        return path.toString();
    }

    private void ring(StringBuilder path, LinearRing ring) {
        String step = "M";
        for (Coordinate point : ring.getCoordinates()) {
            path.append(step).append(BarPicture.decimal(x(point.x))).append(' ').append(BarPicture.decimal(y(point.y)));
            step = "L";
        }
        path.append('Z');
    }
}
