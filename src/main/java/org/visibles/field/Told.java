package org.visibles.field;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an entry says, once opened. Times are milliseconds since 1970 by the phone's own clock.
 *
 * @param id the same as outside the seal
 * @param kind {@code outing}, {@code encounter} or {@code cancel}
 * @param outing on which it is, under the id that the phone knows it by
 * @param turn how often the phone has told of this outing; the last word counts
 * @param captured when it was sealed
 * @param off by how much the server's clock was ahead at the last call before, null before the first
 * @param base version of the outing that the phone had read, null for one that it made
 */
record Told(
        @Nullable UUID id,
        @Nullable String kind,
        @Nullable UUID outing,
        int turn,
        long captured,
        @Nullable Long off,
        @Nullable Long base,
        @Nullable String reason,
        @Nullable OnOuting content,
        @Nullable Met met) {

    /** How an outing went. */
    record OnOuting(
            long at,
            int minutes,
            @Nullable String commune,
            @Nullable String qpv,
            @Nullable UUID spot,
            @Nullable Double latitude,
            @Nullable Double longitude,
            @Nullable String way,
            @Nullable String practice,
            @Nullable Map<String, Integer> tally,
            int known,
            int leaflets,
            @Nullable String note) {}

    /**
     * Who was met.
     *
     * @param ageBand as figures count it, for example {@code 16_17}
     */
    record Met(
            @Nullable String pseudonym,
            @Nullable String sex,
            @Nullable String ageBand,
            @Nullable List<String> needs,
            @Nullable String result,
            @Nullable String followUp,
            @Nullable LocalDate followUpOn,
            boolean known,
            boolean informed,
            @Nullable String firstName,
            @Nullable String phone) {}
}
