package org.visibles.outing;

import org.visibles.kernel.RuleViolation;

/** A point in WGS 84, in degrees: latitude -90 to 90, longitude -180 to 180. */
public record Position(double latitude, double longitude) {

    public Position {
        // Negated as a whole: no comparison holds for NaN, which must be refused too.
        if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
            throw new RuleViolation("rule.outing.position");
        }
    }
}
