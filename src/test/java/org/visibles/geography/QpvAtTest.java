package org.visibles.geography;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.visibles.kernel.RuleViolation;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.StatementCounter;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.testkit.WithMember;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@VisiblesTest
@WithMember
class QpvAtTest {

    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final LocalDate LAST_OF_2014 = LocalDate.of(2023, 12, 31);
    private static final LocalDate FIRST_OF_2024 = LocalDate.of(2024, 1, 1);

    /** In the Atlantic, where no example lies: 2° wide and high, with a hole of 1° in its middle. */
    private static final String RING = """
            {"type":"Polygon","coordinates":[[[-31,44],[-29,44],[-29,46],[-31,46],[-31,44]],
            [[-30.5,44.5],[-29.5,44.5],[-29.5,45.5],[-30.5,45.5],[-30.5,44.5]]]}""";

    private static final String SQUARE =
            "{\"type\":\"Polygon\",\"coordinates\":[[[-31,44],[-29,44],[-29,46],[-31,46],[-31,44]]]}";

    @Autowired
    private GeographyService geography;

    @Autowired
    private Positions positions;

    @Autowired
    private TestDatabase database;

    @Autowired
    private StatementCounter statements;

    @AfterEach
    void leave_the_examples_alone() {
        database.asOwner().update("delete from qpv where code like 'T%'");
    }

    @ParameterizedTest
    @CsvSource({"2014, 2014-06-01", "2014, 2023-12-31", "2024, 2024-01-01", "2024, 2030-01-01"})
    void a_point_inside_each_quarter_lies_in_it(String generation, LocalDate on) {
        List<Example> examples = examples(generation);

        assertThat(examples).hasSizeGreaterThan(20).allSatisfy(example -> {
            Coordinate inside = example.contour().getInteriorPoint().getCoordinate();
            assertThat(at(inside, on)).contains(lowest(examples, inside));
        });
    }

    @ParameterizedTest
    @CsvSource({"2014, 2023-12-31", "2024, 2024-01-01"})
    void each_vertex_of_the_border_is_inside(String generation, LocalDate on) {
        List<Example> examples = examples(generation);

        assertThat(examples)
                .allSatisfy(example -> assertThat(example.contour().getCoordinates())
                        .allSatisfy(vertex -> assertThat(at(vertex, on)).contains(lowest(examples, vertex))));
    }

    @ParameterizedTest
    @CsvSource({"2023-12-31", "2024-01-01"})
    void a_point_far_outside_lies_in_none(LocalDate on) {
        assertThat(positions.qpvAt(48.8566, 2.3522, on)).isEmpty();
        assertThat(positions.qpvAt(0, 0, on)).isEmpty();
    }

    @Test
    void latitude_comes_first() {
        Coordinate inside =
                examples("2024").getFirst().contour().getInteriorPoint().getCoordinate();

        assertThat(positions.qpvAt(inside.y, inside.x, FIRST_OF_2024)).isPresent();
        assertThat(positions.qpvAt(inside.x, inside.y, FIRST_OF_2024)).isEmpty();
    }

    @Test
    void each_list_holds_in_its_time_alone() {
        add("T14", "2014", SQUARE);

        assertThat(positions.qpvAt(45, -30, LAST_OF_2014))
                .contains(new Qpv("T14", "Essai", Fixture.COMMUNE_ROUEN, "2014", true));
        assertThat(positions.qpvAt(45, -30, FIRST_OF_2024)).isEmpty();

        add("T24", "2024", SQUARE);

        assertThat(positions.qpvAt(45, -30, LAST_OF_2014)).map(Qpv::code).contains("T14");
        assertThat(positions.qpvAt(45, -30, FIRST_OF_2024)).map(Qpv::code).contains("T24");
    }

    @Test
    void of_two_quarters_the_lower_code_is_taken() {
        add("T2", "2024", SQUARE);
        add("T1", "2024", RING);
        add("T3", "2024", SQUARE);

        assertThat(positions.qpvAt(44.2, -30, FIRST_OF_2024)).map(Qpv::code).contains("T1");
        assertThat(positions.qpvAt(45, -30, FIRST_OF_2024)).map(Qpv::code).contains("T2");
    }

    @Test
    void a_hole_is_outside_but_for_its_border() {
        add("T1", "2024", RING);

        assertThat(positions.qpvAt(45, -30, FIRST_OF_2024)).isEmpty();
        assertThat(positions.qpvAt(44.5, -30, FIRST_OF_2024)).isPresent();
        assertThat(positions.qpvAt(44, -30, FIRST_OF_2024)).isPresent();
        assertThat(positions.qpvAt(44.2, -30, FIRST_OF_2024)).isPresent();
        assertThat(positions.qpvAt(Math.nextDown(44.0), -30, FIRST_OF_2024)).isEmpty();
    }

    @Test
    void a_quarter_without_a_contour_holds_no_point() {
        add("T1", "2024", null);

        assertThat(positions.qpvAt(45, -30, FIRST_OF_2024)).isEmpty();
    }

    @Test
    void a_change_of_the_table_is_seen() {
        add("T1", "2024", SQUARE);
        assertThat(positions.qpvAt(45, -30, FIRST_OF_2024)).isPresent();

        database.asOwner().update("update qpv set contour = ?::jsonb where code = 'T1'", RING);
        assertThat(positions.qpvAt(45, -30, FIRST_OF_2024)).isEmpty();
        assertThat(positions.qpvAt(44.2, -30, FIRST_OF_2024)).isPresent();

        database.asOwner().update("delete from qpv where code = 'T1'");
        assertThat(positions.qpvAt(44.2, -30, FIRST_OF_2024)).isEmpty();
    }

    @Test
    void contours_are_read_once() {
        add("T1", "2024", SQUARE);

        assertThat(statements.count(() -> positions.qpvAt(45, -30, FIRST_OF_2024)))
                .isEqualTo(2);
        assertThat(statements.statements(() -> positions.qpvAt(45, -30, LAST_OF_2014)))
                .singleElement()
                .asString()
                .contains("count(*)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"type\":\"Point\",\"coordinates\":[1,2]}", "{\"type\":\"Polygon\"}", "[]"})
    void a_contour_that_is_no_polygon_is_named(String contour) {
        add("T1", "2024", contour);

        assertThatIllegalStateException()
                .isThrownBy(() -> positions.qpvAt(45, -30, FIRST_OF_2024))
                .withMessage("Contour of T1");
    }

    @ParameterizedTest
    @CsvSource({
        "90.000001, 0",
        "-90.000001, 0",
        "0, 180.000001",
        "0, -180.000001",
        "NaN, 0",
        "0, NaN",
        "Infinity, 0",
        "0, -Infinity"
    })
    void a_position_out_of_bounds_is_refused(double latitude, double longitude) {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> positions.qpvAt(latitude, longitude, FIRST_OF_2024))
                .satisfies(refused -> assertThat(refused.key()).isEqualTo("rule.geography.position"));
    }

    @ParameterizedTest
    @CsvSource({"90, 180", "-90, -180", "90, -180", "-90, 180"})
    void the_bounds_themselves_are_positions(double latitude, double longitude) {
        assertThat(positions.qpvAt(latitude, longitude, FIRST_OF_2024)).isEmpty();
    }

    @Test
    void nobody_asks_without_signing_in() {
        assertThatExceptionOfType(AuthenticationCredentialsNotFoundException.class)
                .isThrownBy(() -> As.nobody(() -> positions.qpvAt(49.44, 1.09, FIRST_OF_2024)));
    }

    private Optional<String> at(Coordinate place, LocalDate on) {
        return positions.qpvAt(place.y, place.x, on).map(Qpv::code);
    }

    private void add(String code, String generation, String contour) {
        database.asOwner()
                .update(
                        "insert into qpv (code, name, commune_code, generation, contour) values (?, 'Essai', ?, ?, ?::jsonb)",
                        code,
                        Fixture.COMMUNE_ROUEN,
                        generation,
                        contour);
    }

    /** Examples may overlap: the lowest code that holds the point, every contour asked in turn. */
    private static String lowest(List<Example> examples, Coordinate place) {
        return examples.stream()
                .filter(example -> example.contour().covers(FACTORY.createPoint(place)))
                .map(Example::code)
                .min(String::compareTo)
                .orElseThrow();
    }

    private List<Example> examples(String generation) {
        return database.asOwner()
                .query(
                        "select code, contour from qpv where generation = ?",
                        (row, number) -> new Example(row.getString("code"), contourOf(row.getString("contour"))),
                        generation);
    }

    /** The examples are multipolygons without holes. */
    private static Geometry contourOf(String geoJson) {
        return FACTORY.createMultiPolygon(JsonMapper.shared()
                .readTree(geoJson)
                .get("coordinates")
                .valueStream()
                .map(polygon -> FACTORY.createPolygon(polygon.get(0)
                        .valueStream()
                        .map(QpvAtTest::coordinateOf)
                        .toArray(Coordinate[]::new)))
                .toArray(Polygon[]::new));
    }

    private static Coordinate coordinateOf(JsonNode position) {
        return new Coordinate(position.get(0).asDouble(), position.get(1).asDouble());
    }

    private record Example(String code, Geometry contour) {}
}
