package org.visibles.geography;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Contours of the communes of the Métropole Rouen Normandie, shipped with the program: IGN Admin Express 2018, simplified. */
@Component
class CommuneContours {

    private @Nullable ContourIndex<String> index;
    private @Nullable List<CommuneCentre> centres;

    /** As GeoJSON, one feature a commune with {@code code_insee} and {@code nom}. */
    String geoJson() {
        try {
            return new ClassPathResource("geography/communes-metropole-rouen.geojson")
                    .getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    JsonNode features() {
        return JsonMapper.shared().readTree(geoJson()).required("features");
    }

    /** INSEE code of the commune that holds the point; of two that share a border that of the lower code. */
    Optional<String> at(double latitude, double longitude) {
        return index().at(latitude, longitude).stream().min(String::compareTo);
    }

    /** Of each commune whose contour is held, by code. */
    synchronized List<CommuneCentre> centres() {
        if (centres == null) {
            centres = features()
                    .valueStream()
                    .map(feature -> {
                        var centroid =
                                Contours.read(feature.required("geometry")).getCentroid();
                        return new CommuneCentre(
                                feature.required("properties")
                                        .required("code_insee")
                                        .asString(),
                                centroid.getY(),
                                centroid.getX());
                    })
                    .sorted(Comparator.comparing(CommuneCentre::code))
                    .toList();
        }
        return centres;
    }

    /** Read at the first question: whoever never asks does not wait for it at the start. */
    private synchronized ContourIndex<String> index() {
        if (index == null) {
            Map<String, Geometry> contours = new HashMap<>();
            for (JsonNode feature : features()) {
                contours.put(
                        feature.required("properties").required("code_insee").asString(),
                        Contours.read(feature.required("geometry")));
            }
            index = new ContourIndex<>(contours);
        }
        return index;
    }
}
