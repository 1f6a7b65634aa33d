package org.visibles.field;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the page takes along into the field: it holds no name of a young person, and no number.
 *
 * @param commune where the organisation is at home, if it is a commune
 * @param caseload pseudonyms of those for whom the member answers; null where the organisation does not allow it
 */
public record FieldStart(
        String member,
        String organisation,
        @Nullable String commune,
        Instant expiresAt,
        UUID key,
        byte[] publicKey,
        List<Method> methods,
        List<Place> spots,
        List<Named> communes,
        List<Quarter> quarters,
        List<Planned> outings,
        @Nullable List<String> caseload) {

    /** A code and what it is called. */
    public record Named(String code, String name) {}

    /** @param builtIn its name is a text of the program */
    public record Method(String code, String name, boolean way, boolean builtIn) {}

    public record Quarter(String code, String name, String commune) {}

    /** Where the organisation often goes. */
    public record Place(
            UUID id,
            String name,
            @Nullable String commune,
            @Nullable String qpv) {}

    /**
     * An outing that the member is to go on.
     *
     * @param own whether the own organisation planned it: else encounters alone can be logged on it
     */
    public record Planned(
            UUID id,
            boolean own,
            Instant at,
            int minutes,
            long version,
            String way,
            @Nullable String practice,
            @Nullable String commune,
            @Nullable String qpv,
            @Nullable UUID spot,
            @Nullable String spotName) {}
}
