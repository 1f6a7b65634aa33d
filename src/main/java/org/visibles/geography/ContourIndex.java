package org.visibles.geography;

import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;

/** Finds the contours that hold a point, their border included; may be asked by several threads at once. */
final class ContourIndex<T> {

    private final STRtree tree = new STRtree();

    ContourIndex(Map<T, Geometry> contours) {
        contours.forEach((named, contour) -> tree.insert(
                contour.getEnvelopeInternal(), new Entry<>(named, PreparedGeometryFactory.prepare(contour))));
        tree.build(); // only a built tree may be asked by several threads
    }

    /**
     * In no order.
     *
     * @param latitude degrees, -90 to 90
     * @param longitude degrees, -180 to 180
     */
    @SuppressWarnings("unchecked")
    List<T> at(double latitude, double longitude) {
        Point point = Contours.WGS_84.createPoint(new Coordinate(longitude, latitude));
        return ((List<Entry<T>>) tree.query(point.getEnvelopeInternal()))
                .stream()
                        .filter(entry -> entry.contour().covers(point))
                        .map(Entry::named)
                        .toList();
    }

    private record Entry<T>(T named, PreparedGeometry contour) {}
}
