package org.visibles.geography;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.RuleViolation;

/** From a point on the map to the commune and the priority quarter that hold it. */
@Service
@PreAuthorize("denyAll()")
public class Positions {

    private final JdbcClient jdbc;
    private final QpvPolygons polygons;
    private final CommuneContours contours;
    private final GeographyService geography;

    Positions(JdbcClient jdbc, QpvPolygons polygons, CommuneContours contours, GeographyService geography) {
        this.jdbc = jdbc;
        this.polygons = polygons;
        this.contours = contours;
        this.geography = geography;
    }

    /**
     * The quarter that holds this point (WGS 84) in the list valid on that day: of 2014 until 2023-12-31, of 2024 from
     * then on. A point on the border is inside; of several quarters that of the lowest code; empty outside all of them.
     *
     * @param latitude degrees, -90 to 90
     * @param longitude degrees, -180 to 180
     * @throws RuleViolation {@code rule.geography.position} for a point out of these bounds, or none at all
     */
    @PreAuthorize("isAuthenticated()")
    @Transactional(readOnly = true)
    public Optional<Qpv> qpvAt(double latitude, double longitude, LocalDate on) {
        check(latitude, longitude);
        return polygons.at(latitude, longitude, GeographyService.generationOn(on));
    }

    /**
     * The commune and the quarter that hold this point, as {@link #qpvAt}; empty outside of all contours held. The
     * contours of communes are simplified: near a border the quarter, which is exact, decides between two communes.
     *
     * @throws RuleViolation {@code rule.geography.position} as {@link #qpvAt}
     */
    @PreAuthorize("isAuthenticated()")
    @Transactional(readOnly = true)
    public Optional<Place> placeAt(double latitude, double longitude, LocalDate on) {
        check(latitude, longitude);
        String generation = GeographyService.generationOn(on);
        Optional<Qpv> quarter = polygons.at(latitude, longitude, generation);
        String inContour = contours.at(latitude, longitude).orElse(null);
        String code = inContour;
        if (quarter.isPresent() && (inContour == null || !liesIn(quarter.get(), inContour))) {
            code = quarter.get().communeCode();
        }
        Place.Source source = code != null && code.equals(inContour) ? Place.Source.CONTOUR : Place.Source.QUARTER;
        return Optional.ofNullable(code)
                .flatMap(geography::commune)
                .map(commune -> new Place(commune, source, quarter.orElse(null), generation, list(generation)));
    }

    private boolean liesIn(Qpv quarter, String commune) {
        return quarter.communeCode().equals(commune)
                || jdbc.sql(
                                "select (array[commune_code] || also_in) && commune_codes(:commune) from qpv where code = :code")
                        .param("commune", commune)
                        .param("code", quarter.code())
                        .query(Boolean.class)
                        .optional()
                        .orElse(false);
    }

    private @Nullable QpvList list(String generation) {
        return geography.qpvLists().stream()
                .filter(list -> list.generation().equals(generation))
                .findFirst()
                .orElse(null);
    }

    private static void check(double latitude, double longitude) {
        // Negated as a whole: no comparison holds for NaN, which must be refused too.
        if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
            throw new RuleViolation("rule.geography.position");
        }
    }
}
