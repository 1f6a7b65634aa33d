package org.visibles.indicators;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;

/** Facts of the fixture's programme that are written past the program, all at once. */
final class FactRows {

    private static final String INSERT =
            "insert into fact (id, programme_id, subject, organisation_id, kind, effective_on, recorded_at, codes, cancels)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?)";

    private final List<Object[]> rows = new ArrayList<>();

    /** Takes away all facts, who is kept counted and what is published. */
    static void clear(TestDatabase database) {
        for (String table : List.of("fact", "counted_version", "counted_exchange", "counted_until", "published_part")) {
            database.asOwner().update("delete from " + table);
        }
    }

    /** The same for the same seed. */
    static UUID id(Random random) {
        return new UUID(random.nextLong() & ~0xf000L | 0x4000L, random.nextLong() >>> 2 | Long.MIN_VALUE);
    }

    static String json(Map<String, String> codes) {
        return codes.entrySet().stream()
                .map(code -> "\"" + code.getKey() + "\": \"" + code.getValue() + "\"")
                .collect(Collectors.joining(", ", "{", "}"));
    }

    /** @param codes as JSON */
    void add(
            UUID id,
            UUID subject,
            UUID by,
            String kind,
            LocalDate day,
            Instant recorded,
            String codes,
            @Nullable UUID cancels) {
        rows.add(new Object[] {
            id, Fixture.PROGRAMME.value(), subject, by, kind, day, Timestamp.from(recorded), codes, cancels
        });
    }

    void write(TestDatabase database) {
        database.asOwner().batchUpdate(INSERT, rows);
    }
}
