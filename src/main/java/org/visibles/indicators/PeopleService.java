package org.visibles.indicators;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.indicators.ExchangeFacts.Had;
import org.visibles.indicators.Readings.Reading;
import org.visibles.indicators.StageDays.Days;
import org.visibles.kernel.MethodNames;
import org.visibles.kernel.Permission;
import org.visibles.kernel.YouthId;

/** From a number to the people behind it, for the organisation that identified or met them first: never for the coordination. */
@Service
@PreAuthorize("denyAll()")
public class PeopleService {

    private final Cohorts cohorts;
    private final StageDays stages;
    private final FieldFacts field;
    private final ExchangeFacts exchanges;
    private final Readings readings;
    private final MethodNames methods;
    private final JdbcClient jdbc;

    PeopleService(
            Cohorts cohorts,
            StageDays stages,
            FieldFacts field,
            ExchangeFacts exchanges,
            Readings readings,
            MethodNames methods,
            JdbcClient jdbc) {
        this.cohorts = cohorts;
        this.stages = stages;
        this.field = field;
        this.exchanges = exchanges;
        this.readings = readings;
        this.methods = methods;
        this.jdbc = jdbc;
    }

    /**
     * Each person once, joined ones too; as many statements whatever their number. What the records say is read where
     * they are shown, and logged there.
     */
    @PreAuthorize("hasRole('" + Permission.FIGURES_OWN + "') and hasRole('" + Permission.YOUTH_READ + "')")
    @Transactional(readOnly = true)
    public PeopleBehind behind(Cited cited) {
        Reading reading = readings.asked(cited.selection(), true, false);
        List<Subject> counted =
                cohorts.subjects(reading).stream().filter(cited::counts).toList();
        LocalDate until = cited.until();
        Within within = cited.within();
        if (within != null) {
            Cohort cohort = Cohort.of(reading, counted, cited.selection().quarter());
            Map<UUID, Days> days = stages.own(reading);
            counted = cohort.people().stream()
                    .filter(each -> within.counts(each, days.getOrDefault(each.key(), Days.NEVER)))
                    .toList();
            until = cohort.until();
        }
        return new PeopleBehind(
                reading.knownOn(),
                until == null || until.isAfter(reading.until()) ? reading.until() : until,
                reading.period(),
                counted.size(),
                followed(counted.stream().map(Subject::key).toList()),
                readings.names(counted.stream().map(Subject::commune).collect(Collectors.toSet())),
                reading.corrections());
    }

    /** Those whom a number of what works counts, as those of the figures are told. */
    @PreAuthorize("hasRole('" + Permission.FIGURES_OWN + "') and hasRole('" + Permission.YOUTH_READ + "')")
    @Transactional(readOnly = true)
    public MetBehind met(CitedMet cited) {
        Reading reading = readings.of(cited.knownOn(), true, false);
        List<Met> counted =
                field.recorded(reading).stream().filter(cited::counts).toList();
        List<UUID> recorded =
                counted.stream().map(Met::person).filter(Objects::nonNull).toList();
        Map<String, String> names =
                new HashMap<>(readings.names(counted.stream().map(Met::commune).collect(Collectors.toSet())));
        names.putAll(methods.spots());
        return new MetBehind(
                new PeopleBehind(
                        reading.knownOn(),
                        reading.until(),
                        reading.period(),
                        recorded.size(),
                        followed(recorded),
                        names,
                        reading.corrections()),
                Math.toIntExact(counted.stream()
                        .filter(met -> met.person() == null)
                        .mapToLong(Met::number)
                        .sum()),
                methods.methods());
    }

    /** With whom exchanges were had; as many statements whatever their number. */
    @PreAuthorize("hasRole('" + Permission.FIGURES_OWN + "') and hasRole('" + Permission.YOUTH_READ + "')")
    @Transactional(readOnly = true)
    public ExchangesBehind exchanges(CitedExchanges cited) {
        Reading reading = readings.asked(cited.selection(), true, false);
        Dates dates = readings.dates(reading);
        List<Had> counted =
                exchanges.own(reading).stream().filter(cited::counts).toList();
        Map<UUID, YouthId> records =
                records(counted.stream().flatMap(Had::keys).distinct().toList());
        Map<YouthId, Long> people = new HashMap<>();
        long outOfReach = 0;
        long unrecorded = 0;
        for (Had had : counted) {
            Optional<YouthId> record =
                    had.keys().map(records::get).filter(Objects::nonNull).findFirst();
            if (record.isPresent()) {
                people.merge(record.get(), had.number(), Long::sum);
            } else if (had.whom() == null) {
                unrecorded += had.number();
            } else {
                outOfReach += had.number();
            }
        }
        return new ExchangesBehind(
                cited.until() == null ? dates : dates.until(cited.until()), people, outOfReach, unrecorded);
    }

    private Map<UUID, YouthId> records(List<UUID> keys) {
        Map<UUID, YouthId> records = new HashMap<>();
        jdbc.sql("select subject, youth_id from people_behind(:keys::uuid[])")
                .param("keys", keys.toArray(UUID[]::new))
                .query(row -> {
                    records.put(row.getObject(1, UUID.class), new YouthId(row.getObject(2, UUID.class)));
                });
        return records;
    }

    private List<YouthId> followed(List<UUID> keys) {
        return jdbc.sql("select distinct youth_id from people_behind(:keys::uuid[]) order by youth_id")
                .param("keys", keys.toArray(UUID[]::new))
                .query((row, number) -> new YouthId(row.getObject(1, UUID.class)))
                .list();
    }
}
