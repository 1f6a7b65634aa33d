package org.visibles.geography;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.visibles.kernel.RuleViolation;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.StatementCounter;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.testkit.WithMember;
import tools.jackson.databind.json.JsonMapper;

/** Points made from the polygons themselves, judged by asking every polygon in turn. */
@VisiblesTest
@WithMember
class PlaceAtTest {

    private static final LocalDate LAST_OF_2014 = LocalDate.of(2023, 12, 31);
    private static final LocalDate FIRST_OF_2024 = LocalDate.of(2024, 1, 1);

    @Autowired
    private GeographyService geography;

    @Autowired
    private Positions positions;

    @Autowired
    private CommuneContours communes;

    @Autowired
    private TestDatabase database;

    @Autowired
    private StatementCounter statements;

    @AfterEach
    void leave_the_examples_alone() {
        database.asOwner().update("delete from qpv where code like 'T%'");
    }

    @ParameterizedTest
    @CsvSource({"2014, 2023-12-31", "2024, 2024-01-01"})
    void points_inside_on_the_border_of_and_outside_each_quarter_are_told_apart(String generation, LocalDate on) {
        Map<String, Geometry> quarters = quarters(generation);
        List<Coordinate> points = new ArrayList<>();
        quarters.values().forEach(contour -> points.addAll(around(contour, 1)));

        assertThat(quarters).hasSizeGreaterThan(20);
        assertThat(points).hasSizeGreaterThan(600).allSatisfy(at -> {
            Optional<String> expected = lowest(quarters, at);
            assertThat(positions.qpvAt(at.y, at.x, on).map(Qpv::code)).isEqualTo(expected);
            assertThat(positions.placeAt(at.y, at.x, on).map(Place::quarter).map(Qpv::code))
                    .isEqualTo(expected);
        });
        assertThat(points).anyMatch(at -> lowest(quarters, at).isEmpty());
    }

    @Test
    void points_inside_on_the_border_of_and_outside_each_commune_are_told_apart() {
        Map<String, Geometry> contours = communes();
        List<Coordinate> points = new ArrayList<>();
        contours.values().forEach(contour -> points.addAll(around(contour, 5)));

        assertThat(contours).hasSize(71);
        assertThat(points).allSatisfy(at -> {
            Optional<Place> place = positions.placeAt(at.y, at.x, FIRST_OF_2024);
            if (place.map(Place::quarter).isPresent()) {
                assertThat(place.get().commune().code())
                        .isIn(
                                place.get().quarter().communeCode(),
                                lowest(contours, at).orElse(""));
            } else {
                assertThat(place.map(Place::commune).map(Commune::code)).isEqualTo(lowest(contours, at));
            }
        });
        assertThat(points).anyMatch(at -> lowest(contours, at).isEmpty());
    }

    @Test
    void a_place_says_where_it_is_known_from() {
        Coordinate inside = quarters("2014").get("QX076001").getInteriorPoint().getCoordinate();

        Place place = positions.placeAt(inside.y, inside.x, LAST_OF_2014).orElseThrow();

        assertThat(place.commune().name()).isEqualTo("Rouen");
        assertThat(place.source()).isEqualTo(Place.Source.CONTOUR);
        assertThat(place.generation()).isEqualTo("2014");
        assertThat(place.list()).extracting(QpvList::example).isEqualTo(true);
        assertThat(place.list()).extracting(QpvList::fileName).isEqualTo("qpv-example-2014.geojson");
    }

    @Test
    void outside_all_contours_there_is_no_place() {
        assertThat(positions.placeAt(48.8566, 2.3522, FIRST_OF_2024)).isEmpty();
        assertThat(positions.placeAt(0, 0, LAST_OF_2014)).isEmpty();
    }

    @Test
    void outside_the_contours_of_communes_a_quarter_names_its_own() {
        add("T1", "{}");

        Place place = positions.placeAt(45, -30, FIRST_OF_2024).orElseThrow();

        assertThat(place.commune().code()).isEqualTo(Fixture.COMMUNE_ROUEN);
        assertThat(place.source()).isEqualTo(Place.Source.QUARTER);
    }

    @Test
    void a_quarter_that_left_its_list_holds_no_point_but_keeps_its_name() {
        add("T1", "{}");
        database.asOwner().update("update qpv set active = false where code = 'T1'");

        assertThat(positions.placeAt(45, -30, FIRST_OF_2024)).isEmpty();
        assertThat(geography.qpvsOf(Fixture.COMMUNE_ROUEN))
                .filteredOn(qpv -> qpv.code().equals("T1"))
                .singleElement()
                .matches(qpv -> !qpv.active());
    }

    @Test
    void a_quarter_stands_in_each_commune_it_reaches_into() {
        add("T1", "{" + Fixture.COMMUNE_ELBEUF + "}");

        assertThat(geography.qpvsOf(Fixture.COMMUNE_ELBEUF))
                .extracting(Qpv::code)
                .contains("T1");
        assertThat(geography.qpvsOf(Fixture.COMMUNE_ROUEN))
                .extracting(Qpv::code)
                .contains("T1");
    }

    @Test
    void asking_costs_a_few_statements_whatever_is_held() {
        positions.placeAt(49.44, 1.09, FIRST_OF_2024);

        assertThat(statements.count(() -> positions.placeAt(49.44, 1.09, FIRST_OF_2024)))
                .isLessThanOrEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({"90.1, 0", "0, -180.1", "NaN, 0"})
    void a_position_out_of_bounds_is_refused(double latitude, double longitude) {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> positions.placeAt(latitude, longitude, FIRST_OF_2024))
                .satisfies(refused -> assertThat(refused.key()).isEqualTo("rule.geography.position"));
    }

    @Test
    void nobody_asks_without_signing_in() {
        assertThatExceptionOfType(AuthenticationCredentialsNotFoundException.class)
                .isThrownBy(() -> As.nobody(() -> positions.placeAt(49.44, 1.09, FIRST_OF_2024)));
    }

    /** One inside, every so many vertices, and each of them pushed away from the middle and drawn towards it by a thousandth. */
    private static List<Coordinate> around(Geometry contour, int every) {
        Coordinate middle = contour.getCentroid().getCoordinate();
        List<Coordinate> points = new ArrayList<>();
        points.add(contour.getInteriorPoint().getCoordinate());
        Coordinate[] vertices = contour.getCoordinates();
        for (int number = 0; number < vertices.length; number += every) {
            Coordinate vertex = vertices[number];
            points.add(vertex);
            for (double factor : new double[] {0.999, 1.001}) {
                points.add(new Coordinate(
                        middle.x + (vertex.x - middle.x) * factor, middle.y + (vertex.y - middle.y) * factor));
            }
        }
        return points;
    }

    private static Optional<String> lowest(Map<String, Geometry> contours, Coordinate at) {
        Point point = Contours.WGS_84.createPoint(at);
        return contours.entrySet().stream()
                .filter(each -> each.getValue().covers(point))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private Map<String, Geometry> quarters(String generation) {
        Map<String, Geometry> contours = new TreeMap<>();
        database.asOwner()
                .query(
                        "select code, contour from qpv where generation = ? and active",
                        row -> {
                            contours.put(
                                    row.getString("code"),
                                    Contours.read(JsonMapper.shared().readTree(row.getString("contour"))));
                        },
                        generation);
        return contours;
    }

    private Map<String, Geometry> communes() {
        Map<String, Geometry> contours = new TreeMap<>();
        JsonMapper.shared()
                .readTree(communes.geoJson())
                .get("features")
                .forEach(feature -> contours.put(
                        feature.at("/properties/code_insee").asString(), Contours.read(feature.get("geometry"))));
        return contours;
    }

    private void add(String code, String alsoIn) {
        database.asOwner().update("""
                        insert into qpv (code, name, commune_code, generation, also_in, contour)
                        values (?, 'Essai', ?, '2024', ?::text[],
                          '{"type":"Polygon","coordinates":[[[-31,44],[-29,44],[-29,46],[-31,46],[-31,44]]]}')""", code, Fixture.COMMUNE_ROUEN, alsoIn);
    }
}
