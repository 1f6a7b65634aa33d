package org.visibles.geography;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.index.strtree.STRtree;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.bench.Comparison;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.testkit.WithMember;

/**
 * Lookups of a position among as many quarters as all of France has, against a bare query of the tree, which only finds
 * the rectangles around a point. Nothing is written while it is measured.
 */
@Tag("qpv")
@VisiblesTest
@WithMember
class QpvBench {

    private static final int QUARTERS = 1_600;
    private static final int VERTICES = 60;
    private static final int POINTS = 200_000;
    /** Each asks the database once, whether the table changed, so fewer will do. */
    private static final int ASKED = 1_000;

    private static final long SEED = 20190901;
    private static final LocalDate DAY = LocalDate.of(2024, 6, 1);

    @Autowired
    private Positions positions;

    @Autowired
    private TestDatabase database;

    private static TestDatabase used;

    @AfterAll
    static void leave_the_examples_alone() {
        used.asOwner().update("delete from qpv where code like 'B%'");
    }

    @Test
    void lookups_of_a_position() throws IOException {
        used = database;
        Random random = new Random(SEED);
        Map<Qpv, Geometry> quarters = new HashMap<>();
        List<Object[]> rows = new ArrayList<>();
        STRtree bare = new STRtree();
        for (int number = 0; number < QUARTERS; number++) {
            Geometry contour = contour(random);
            Qpv qpv = new Qpv("B%07d".formatted(number), "Essai", Fixture.COMMUNE_ROUEN, "2024", true);
            quarters.put(qpv, contour);
            bare.insert(contour.getEnvelopeInternal(), qpv);
            rows.add(new Object[] {
                qpv.code(), qpv.communeCode(), Contours.write(contour, 7).toString()
            });
        }
        bare.build();
        database.asOwner()
                .batchUpdate(
                        "insert into qpv (code, name, commune_code, generation, contour) values (?, 'Essai', ?, '2024', ?::jsonb)",
                        rows);
        ContourIndex<Qpv> index = new ContourIndex<>(quarters);
        Coordinate[] points = points(random);
        int[] found = new int[4];

        Map<String, Double> perSecond = new Comparison("qpv", database)
                .way("bare STRtree query (rectangles)", POINTS, () -> {
                    for (Coordinate at : points) {
                        found[0] += bare.query(new Envelope(at)).size();
                    }
                })
                .way("contours in memory", POINTS, () -> {
                    for (Coordinate at : points) {
                        found[1] += index.at(at.y, at.x).size();
                    }
                })
                .way("qpvAt, with its rights, transaction and look at the table", ASKED, () -> {
                    for (int number = 0; number < ASKED; number++) {
                        found[2] += positions
                                        .qpvAt(points[number].y, points[number].x, DAY)
                                        .isPresent()
                                ? 1
                                : 0;
                    }
                })
                .way("placeAt, with commune and sources", ASKED, () -> {
                    for (int number = 0; number < ASKED; number++) {
                        found[3] += positions
                                        .placeAt(points[number].y, points[number].x, DAY)
                                        .isPresent()
                                ? 1
                                : 0;
                    }
                })
                .run();

        assertThat(found[0]).as("rectangles are more than contours").isGreaterThan(found[1]);
        assertThat(found[1]).isPositive();
        assertThat(found[2]).isPositive();
        assertThat(perSecond).hasSize(4);
    }

    /** A star of some 500 m in the Métropole's rectangle. */
    private static Geometry contour(Random random) {
        double x = 0.85 + random.nextDouble() * 0.45;
        double y = 49.25 + random.nextDouble() * 0.35;
        Coordinate[] ring = new Coordinate[VERTICES + 1];
        for (int vertex = 0; vertex < VERTICES; vertex++) {
            double radius = 0.002 + random.nextDouble() * 0.003;
            double angle = vertex * 2 * Math.PI / VERTICES;
            ring[vertex] = new Coordinate(x + radius * Math.cos(angle), y + radius * 0.65 * Math.sin(angle));
        }
        ring[VERTICES] = ring[0].copy();
        return Contours.multi(Contours.WGS_84.createPolygon(ring));
    }

    private static Coordinate[] points(Random random) {
        Coordinate[] points = new Coordinate[POINTS];
        for (int number = 0; number < POINTS; number++) {
            points[number] = new Coordinate(0.85 + random.nextDouble() * 0.45, 49.25 + random.nextDouble() * 0.35);
        }
        return points;
    }
}
