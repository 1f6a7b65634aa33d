package org.visibles.indicators;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.indicators.Readings.Reading;
import org.visibles.kernel.Permission;

/** Who of the people counted on a past day was cut loose or joined by what was recorded since: from the facts themselves. */
@Service
@PreAuthorize("denyAll()")
public class TouchedService {

    private static final String OF_PROGRAMME = """
            with source as materialized (
              select f.* from fact f where f.programme_id = :programme and f.kind in ('JOINED', 'ANONYMISED', 'CANCELLED')
                and not exists (select from fact e where e.subject = f.subject and e.kind = 'ENCOUNTER'))
            select f.subject, f.codes ->> 'to' as target, f.kind, f.recorded_at >= :knownBefore as later
            from source f where f.kind <> 'CANCELLED'
            union all
            select x.subject, x.codes ->> 'to', x.kind, true from source c join source x on x.id = c.cancels
            where x.kind = 'JOINED' and c.recorded_at >= :knownBefore""";

    /** Links lead from those who are followed now to those who were counted then; of the others only that there is one. */
    private static final String OWN = """
            with known as materialized (
              select * from first_identified_facts(:programme, 'infinity', '{}', :knownBefore, 'infinity')),
            later as materialized (
              select * from changed_facts(:programme, :knownBefore, 'infinity') where recorded_at >= :knownBefore)
            select k.subject, k.codes ->> 'to' as target, k.kind, false as later from known k where k.kind = 'JOINED'
            union all
            select l.subject, null, l.kind, true from later l where l.kind in ('JOINED', 'ANONYMISED')
            union all
            select k.subject, k.codes ->> 'to', k.kind, true from later l join known k on k.id = l.cancels where k.kind = 'JOINED'""";

    private final Cohorts cohorts;
    private final Readings readings;
    private final JdbcClient jdbc;

    TouchedService(Cohorts cohorts, Readings readings, JdbcClient jdbc) {
        this.cohorts = cohorts;
        this.readings = readings;
        this.jdbc = jdbc;
    }

    /**
     * Of the people of the own organisation.
     *
     * @param quarter in which they were identified; null for the whole programme
     */
    @PreAuthorize("hasRole('" + Permission.FIGURES_OWN + "')")
    @Transactional(readOnly = true)
    public Touched own(LocalDate knownOn, @Nullable Quarter quarter) {
        return since(readings.of(knownOn, true, false), quarter, OWN);
    }

    /**
     * Of the whole programme; fewer than five are nobody.
     *
     * @param quarter in which they were identified; null for the whole programme
     */
    @PreAuthorize("hasRole('" + Permission.FIGURES_PROGRAMME + "')")
    @Transactional(readOnly = true)
    public Touched programme(LocalDate knownOn, @Nullable Quarter quarter) {
        return since(readings.of(knownOn, false, true), quarter, OF_PROGRAMME);
    }

    private Touched since(Reading reading, @Nullable Quarter quarter, String sql) {
        Map<UUID, UUID> joined = new HashMap<>();
        Map<Cause, Set<UUID>> keys = new EnumMap<>(Cause.class);
        jdbc.sql(sql)
                .param("programme", reading.programme().id().value())
                .param("knownBefore", reading.knownBefore())
                .query(row -> {
                    UUID subject = row.getObject("subject", UUID.class);
                    String target = row.getString("target");
                    if (target != null) {
                        joined.put(one(joined, subject), one(joined, UUID.fromString(target)));
                    }
                    if (row.getBoolean("later")) {
                        Cause cause = row.getString("kind").equals("JOINED") ? Cause.MERGED : Cause.ANONYMISED;
                        keys.computeIfAbsent(cause, none -> new HashSet<>()).add(subject);
                        if (target != null) {
                            keys.getOrDefault(cause, Set.of()).add(UUID.fromString(target));
                        }
                    }
                });
        if (keys.isEmpty()) {
            return new Touched(reading.suppressed(), Map.of());
        }
        List<Subject> counted = cohorts.subjects(reading).stream()
                .filter(subject ->
                        quarter == null || Quarter.of(subject.identifiedOn()).equals(quarter))
                .toList();
        Map<Cause, List<Subject>> people = new EnumMap<>(Cause.class);
        keys.forEach((cause, touched) -> {
            Set<UUID> ones = new HashSet<>();
            touched.forEach(key -> ones.add(one(joined, key)));
            people.put(
                    cause,
                    counted.stream()
                            .filter(subject -> ones.contains(one(joined, subject.key())))
                            .toList());
        });
        return new Touched(reading.suppressed(), people);
    }

    /** One name for all keys that were ever joined. */
    private static UUID one(Map<UUID, UUID> joined, UUID key) {
        UUID name = key;
        for (UUID next = joined.get(name); next != null && !next.equals(name); next = joined.get(name)) {
            name = next;
        }
        return name;
    }
}
