package org.visibles.indicators;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.indicators.Readings.Reading;

/**
 * Reads what is kept counted, in versions by day of knowledge, and counts from the facts at once of whom something was
 * written since: never behind. Listed functions decide who reads what.
 */
@Component
class CountedPeople {

    private static final int ROWS_AT_ONCE = 5_000;

    private final JdbcClient jdbc;

    CountedPeople(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Everyone identified in the time that counts and eligible at first contact, in the order of identification. */
    List<Subject> subjects(Reading reading) {
        LocalDate day = reading.knownOn();
        return jdbc
                .sql("""
                        select *, last_on < :silentSince as silent, situation_on < :unconfirmedSince as unconfirmed
                        from counted_people(:programme, :knownOn, :dueBy, :own)""")
                .param("programme", reading.programme().id().value())
                .param("knownOn", day)
                .param("own", reading.own())
                .param("dueBy", day.minusDays(reading.rules().referralDueDays()))
                .param("silentSince", day.minusDays(reading.rules().lostAfterDays()))
                .param("unconfirmedSince", day.minusDays(reading.rules().reconfirmAfterDays()))
                .withFetchSize(ROWS_AT_ONCE)
                .query(new SubjectRows())
                .list()
                .stream()
                .filter(reading::covers)
                .sorted(Comparator.comparing(Subject::identifiedOn).thenComparing(Subject::key))
                .toList();
    }

    Exchanges exchanges(Reading reading) {
        Map<UUID, Map<Quarter, Long>> counts = new HashMap<>();
        jdbc.sql("select * from counted_exchanges(:programme, :knownOn, :from, :until, :own)")
                .param("programme", reading.programme().id().value())
                .param("knownOn", reading.knownOn())
                .param("from", reading.from())
                .param("until", reading.until())
                .param("own", reading.own())
                .query(row -> {
                    long number = row.getLong("exchanges");
                    if (number > 0) {
                        counts.computeIfAbsent(
                                        Objects.requireNonNull(row.getObject("organisation_id", UUID.class)),
                                        none -> new HashMap<>())
                                .put(Quarter.of(row.getObject("quarter", LocalDate.class)), number);
                    }
                });
        return new Exchanges(counts);
    }
}
