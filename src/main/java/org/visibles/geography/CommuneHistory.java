package org.visibles.geography;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which communes were merged into which, as known on a day. */
@Service
@PreAuthorize("denyAll()")
public class CommuneHistory {

    /** Days of knowledge that are kept. */
    private static final int KEPT = 200;

    /** Until then an import may still be under way. */
    private static final Duration SETTLED = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final Clock clock;
    /** What was known of a past day stays what it was, so it is read once; the latest asked for are kept. */
    private final Map<List<Object>, CommuneCodes> past =
            Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<List<Object>, CommuneCodes> eldest) {
                    return size() > KEPT;
                }
            });

    CommuneHistory(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What the codes stood for on a day, of the mergers that were known before an instant: one that is imported later
     * changes later days of knowledge only.
     */
    @PreAuthorize("isAuthenticated()")
    @Transactional(readOnly = true)
    public CommuneCodes asOf(LocalDate day, OffsetDateTime knownBefore) {
        if (knownBefore.toInstant().isAfter(clock.instant().minus(SETTLED))) {
            return read(day, knownBefore);
        }
        List<Object> asked = List.of(day, knownBefore.toInstant());
        CommuneCodes known = past.get(asked);
        if (known == null) {
            known = read(day, knownBefore);
            past.put(asked, known);
        }
        return known;
    }

    private CommuneCodes read(LocalDate day, OffsetDateTime knownBefore) {
        Map<String, String> moved = new HashMap<>();
        jdbc.sql("""
                        select former_code, into_code from commune_move
                        where holds_from <= :day and recorded_at < :before and not (holds_until <= :day and ended_at < :before)
                        order by recorded_at""").param("day", day).param("before", knownBefore).query(row -> {
            moved.put(row.getString(1), row.getString(2));
        });
        return new CommuneCodes(moved);
    }

    /** What the codes stand for today. */
    @PreAuthorize("isAuthenticated()")
    @Transactional(readOnly = true)
    public CommuneCodes today() {
        Map<String, String> moved = new HashMap<>();
        jdbc.sql("select former_code, into_code from commune_move where ended_at = 'infinity'")
                .query(row -> {
                    moved.put(row.getString(1), row.getString(2));
                });
        return new CommuneCodes(moved);
    }

    /** All that are merged today, by code. */
    @PreAuthorize("isAuthenticated()")
    @Transactional(readOnly = true)
    public List<FormerCommune> former() {
        return jdbc.sql("""
                        select former_code, name, commune_now(former_code) as now from commune_move
                        where ended_at = 'infinity' order by former_code""")
                .query((row, number) ->
                        new FormerCommune(row.getString("former_code"), row.getString("name"), row.getString("now")))
                .list();
    }
}
