package org.visibles.geography;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.visibles.geography.FeatureFile.Feature;
import org.visibles.kernel.RuleViolation;

class FeatureFileTest {

    private static final String BEGIN = "{\"type\":\"FeatureCollection\",\"features\":[";

    @TempDir
    private Path folder;

    static Stream<Arguments> refused() {
        String sound =
                new GeoFile().quarter("QN07601N", "A", "76540", GeoFile.SQUARE).text();
        return Stream.of(
                Arguments.of("empty", ""),
                Arguments.of("archive", "PK\u0003\u0004…"),
                Arguments.of("other-kind", "<kml/>"),
                Arguments.of("other-kind", "\u0000\u0000'\n"),
                Arguments.of("no-features", "[]"),
                Arguments.of("no-features", "42"),
                Arguments.of("no-features", "{\"type\":\"Feature\"}"),
                Arguments.of("no-features", "{\"features\":{}}"),
                Arguments.of("broken", sound.substring(0, sound.length() / 2)),
                Arguments.of("broken", sound.replace(":", ";")),
                Arguments.of("broken", BEGIN),
                Arguments.of("broken", "code_qp;lib_qp\nQN07601N;A"),
                Arguments.of("broken", BEGIN + "{\"properties\":{\"a\":NaN}}]}"),
                Arguments.of("limits", "{\"x\":" + "[".repeat(100) + "]".repeat(100) + "}"),
                Arguments.of("limits", BEGIN + "[".repeat(1_000_000)),
                Arguments.of("limits", BEGIN + "{\"properties\":{\"a\":\"" + "x".repeat(20_000) + "\"}}]}"),
                Arguments.of("limits", BEGIN + "{\"properties\":{\"a\":" + "9".repeat(2_000) + "}}]}"),
                Arguments.of("limits", BEGIN + "{},".repeat(FeatureFile.MOST_FEATURES) + "{}]}"),
                Arguments.of(
                        "lambert",
                        "{\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::2154\"}},\"features\":[]}"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void what_is_no_list_of_quarters_is_refused_in_words(String why, String text) {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> read(text))
                .satisfies(rule -> assertThat(rule.key()).isEqualTo("rule.geography.import." + why));
    }

    @Test
    void a_broken_file_tells_where() {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> read(BEGIN + "\n{,}]}"))
                .satisfies(rule -> assertThat(rule.arguments()).containsExactly(2, 2));
    }

    @Test
    void metres_are_recognised_by_their_size() {
        Feature metres = only(new GeoFile()
                .quarter(
                        "QN07601N", "A", "76540", GeoFile.polygon("[561000,6928000],[562000,6928000],[562000,6929000]"))
                .text());

        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> ContourMender.of(metres))
                .satisfies(rule -> assertThat(rule.key()).isEqualTo("rule.geography.import.lambert"));
    }

    @Test
    void a_contour_of_too_many_points_is_read_over() {
        String ring = "[1.0,49.4],".repeat(FeatureFile.MOST_POSITIONS) + "[1.0,49.4]";
        List<Feature> features = read(new GeoFile()
                .quarter("QN07601N", "A", "76540", GeoFile.polygon(ring))
                .quarter("QN07602N", "B", "76540", GeoFile.SQUARE)
                .text());

        assertThat(features).hasSize(2);
        assertThat(features.getFirst().coordinates()).isNull();
        assertThat(features.getLast().coordinates()).isNotNull();
    }

    @Test
    void what_is_not_needed_is_read_over_in_any_order() {
        Feature feature = only("""
                {"bbox":[1,2,[3]],"features":[{"geometry":{"coordinates":[[[1.0,49.4,12.5],[1.1,49.4,3],[1.1,49.5,3]]],
                "bbox":[1],"type":"Polygon"},"id":{"a":[1]},"properties":{"Code_QP":"QN07601N","n":7,"deep":{"code_qp":"no"}}}],
                "after":{"features":[]}}""");

        assertThat(feature.properties()).containsEntry("code_qp", "QN07601N").containsEntry("n", "7");
        assertThat(ContourMender.of(feature).mended()).isTrue();
    }

    @Test
    void a_file_that_is_too_large_is_not_read_to_its_end() throws IOException {
        Path large = folder.resolve("large");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(QpvImport.LARGEST + 1);
        }
        try (InputStream blanks = QpvImport.counted(large, bytes -> {})) {
            assertThatExceptionOfType(RuleViolation.class)
                    .isThrownBy(() -> blanks.transferTo(java.io.OutputStream.nullOutputStream()))
                    .satisfies(rule -> assertThat(rule.key()).isEqualTo("rule.geography.import.size"));
        }
    }

    private static Feature only(String text) {
        List<Feature> features = read(text);
        assertThat(features).hasSize(1);
        return features.getFirst();
    }

    private static List<Feature> read(String text) {
        List<Feature> features = new ArrayList<>();
        try {
            FeatureFile.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), features::add);
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
        return features;
    }
}
