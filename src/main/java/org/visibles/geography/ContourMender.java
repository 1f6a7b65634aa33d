package org.visibles.geography;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.visibles.geography.RefusedQuarter.Reason;
import org.visibles.kernel.RuleViolation;

/** Makes a sound contour of what a file gives: closes rings, undoes self-intersections, refuses what is no area. */
final class ContourMender {

    /** Metropolitan France with Corsica, degrees. */
    private static final Envelope FRANCE = new Envelope(-5.7, 9.8, 41.2, 51.3);

    /** The same in Lambert-93 (EPSG:2154), metres. */
    private static final Envelope LAMBERT_93 = new Envelope(50_000, 1_300_000, 6_000_000, 7_200_000);

    private static final int FEWEST_OF_A_RING = 4;

    private boolean mended;

    private ContourMender() {}

    /** @param mended whether it differs from what was given */
    record Mended(Geometry contour, boolean mended) {}

    /**
     * @throws Refusal when no area can be made of it
     * @throws RuleViolation {@code rule.geography.import.lambert} when the file is in metres
     */
    static Mended of(FeatureFile.Feature feature) {
        List<?> coordinates = feature.coordinates();
        if (feature.type() == null || coordinates == null) {
            throw new Refusal(Reason.NO_CONTOUR);
        }
        ContourMender mender = new ContourMender();
        Geometry contour = switch (feature.type()) {
            case "Polygon" -> mender.polygon(coordinates);
            case "MultiPolygon" ->
                Contours.WGS_84.createMultiPolygon(
                        lists(coordinates).stream().map(mender::polygon).toArray(Polygon[]::new));
            default -> throw new Refusal(Reason.NO_CONTOUR);
        };
        if (!contour.isValid()) {
            contour = GeometryFixer.fix(contour);
            mender.mended = true;
        }
        if (!(contour.getArea() > 0) || contour.getDimension() != 2) {
            throw new Refusal(Reason.BROKEN_CONTOUR);
        }
        if (!FRANCE.contains(contour.getEnvelopeInternal())) {
            throw new Refusal(Reason.ELSEWHERE);
        }
        return new Mended(Contours.multi(contour), mender.mended);
    }

    private Polygon polygon(List<?> rings) {
        List<LinearRing> made = lists(rings).stream().map(this::ring).toList();
        if (made.isEmpty()) {
            throw new Refusal(Reason.NO_CONTOUR);
        }
        return Contours.WGS_84.createPolygon(
                made.getFirst(), made.stream().skip(1).toArray(LinearRing[]::new));
    }

    private LinearRing ring(List<?> positions) {
        List<Coordinate> ring = new ArrayList<>();
        for (Object position : positions) {
            if (!(position instanceof double[] numbers)) {
                throw new Refusal(Reason.NO_CONTOUR);
            }
            ring.add(coordinate(numbers[0], numbers[1]));
        }
        if (!ring.isEmpty() && !ring.getFirst().equals2D(ring.getLast())) {
            ring.add(ring.getFirst().copy());
            mended = true;
        }
        if (ring.size() < FEWEST_OF_A_RING) {
            throw new Refusal(Reason.BROKEN_CONTOUR);
        }
        return Contours.WGS_84.createLinearRing(ring.toArray(Coordinate[]::new));
    }

    private static Coordinate coordinate(double x, double y) {
        if (Math.abs(x) <= 180 && Math.abs(y) <= 90) {
            return new Coordinate(x, y);
        }
        if (LAMBERT_93.contains(x, y)) {
            throw new RuleViolation("rule.geography.import.lambert");
        }
        throw new Refusal(Reason.OUT_OF_BOUNDS);
    }

    private static List<List<?>> lists(List<?> nested) {
        List<List<?>> lists = new ArrayList<>();
        for (Object each : nested) {
            if (!(each instanceof List<?> list)) {
                throw new Refusal(Reason.NO_CONTOUR);
            }
            lists.add(list);
        }
        return lists;
    }
}
