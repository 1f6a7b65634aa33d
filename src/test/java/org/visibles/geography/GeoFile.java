package org.visibles.geography;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A GeoJSON file for tests, feature by feature. */
final class GeoFile {

    /** In Rouen, 200 m wide. */
    static final String SQUARE = polygon("[1.09,49.44],[1.092,49.44],[1.092,49.442],[1.09,49.442],[1.09,49.44]");

    private final List<String> features = new ArrayList<>();

    static String polygon(String ring) {
        return "{\"type\":\"Polygon\",\"coordinates\":[[" + ring + "]]}";
    }

    /** As the official file of 2024 has it. */
    GeoFile quarter(String code, String name, String insee, String geometry) {
        return feature(
                "{\"code_qp\":\"%s\",\"lib_qp\":\"%s\",\"insee_com\":\"%s\"}".formatted(code, name, insee), geometry);
    }

    GeoFile feature(String properties, String geometry) {
        features.add("{\"type\":\"Feature\",\"properties\":" + properties + ",\"geometry\":" + geometry + "}");
        return this;
    }

    String text() {
        return "{\"type\":\"FeatureCollection\",\"name\":\"qp\",\"features\":[" + String.join(",\n", features) + "]}";
    }

    Path in(Path folder) {
        try {
            return Files.writeString(Files.createTempFile(folder, "qp", ".geojson"), text());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
