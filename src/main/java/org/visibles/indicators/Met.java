package org.visibles.indicators;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody met, or several of whom the same is known: where and how the first contact came about, and how far they got.
 * What cannot be known of somebody whose first contact was no encounter is not stated.
 *
 * @param person key of one who was identified, or of whoever has a record, as it was read; null for the others
 * @param way how they were found: of the outing, else the record's place of finding
 * @param spot id of a place of the organisation's own
 * @param weekday 1, Monday, to 7
 * @param hour band of hours, see {@link #hours}
 * @param reached MET, IDENTIFIED, MOBILISED or CONNECTED
 */
record Met(
        @Nullable UUID person,
        String way,
        String practice,
        String commune,
        String qpv,
        String spot,
        String organisation,
        String weekday,
        String hour,
        String reached,
        long number) {

    static final String ONLY_MET = "MET";

    /** The band in which an outing began. */
    static String hours(@Nullable Integer hour) {
        if (hour == null) {
            return Variable.NOT_STATED;
        }
        if (hour < 9) {
            return "BEFORE_9";
        }
        if (hour < 12) {
            return "9_11";
        }
        if (hour < 14) {
            return "12_13";
        }
        if (hour < 17) {
            return "14_16";
        }
        return hour < 20 ? "17_19" : "FROM_20";
    }

    boolean identified() {
        return !reached.equals(ONLY_MET);
    }

    /** The same in another commune. */
    Met in(String other) {
        return other.equals(commune)
                ? this
                : new Met(person, way, practice, other, qpv, spot, organisation, weekday, hour, reached, number);
    }
}
