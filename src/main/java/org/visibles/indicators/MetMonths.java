package org.visibles.indicators;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.indicators.Readings.Reading;

/**
 * Those met as they were told of at the ends of months, without those who had not entered the grid of the identified yet: from
 * the facts of then, so that each earlier month is the same whenever it is asked for.
 */
@Component
class MetMonths {

    private static final int MONTHS = 12;
    private static final int ROWS_AT_ONCE = 5_000;

    private static final String OF_DAYS = """
            select day.at, met.*
            from unnest(:knownBefores::timestamptz[], :days::date[], :untils::date[])
                with ordinality as day (known_before, known_on, until, at)
              cross join lateral (%s) met
            order by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11""";

    private final FieldFacts field;
    private final JdbcClient jdbc;
    private final CommunesThen communes;

    MetMonths(FieldFacts field, JdbcClient jdbc, CommunesThen communes) {
        this.field = field;
        this.jdbc = jdbc;
        this.communes = communes;
    }

    /**
     * From the earliest month of the programme to the day of the reading, without those that changed nothing, by one statement;
     * that day alone where no earlier one is remembered.
     */
    List<List<Met>> until(Reading reading, Entered entered) {
        List<List<Met>> told = new ArrayList<>();
        if (!entered.remembers()) {
            add(told, field.met(reading), entered.waiting());
            return told;
        }
        YearMonth last = YearMonth.from(reading.knownOn());
        List<YearMonth> months = Stream.iterate(
                        YearMonth.from(reading.programme().startsOn()),
                        month -> month.isBefore(last),
                        month -> month.plusMonths(1))
                .toList();
        List<Reading> days = Stream.concat(months.stream().map(reading::at), Stream.of(reading))
                .toList();
        List<List<Met>> met = met(reading, days);
        for (int day = 0; day < days.size(); day++) {
            Set<UUID> waiting = day < months.size() ? entered.waiting(number(months.get(day))) : entered.waiting();
            add(told, communes.met(days.get(day), met.get(day)), waiting);
        }
        return told;
    }

    /** Somebody of whom two days tell the same is held once. */
    private List<List<Met>> met(Reading reading, List<Reading> days) {
        String ofDay = FieldFacts.ofThoseMet(reading)
                .replace(":knownBefore", "day.known_before")
                .replace(":knownOn", "day.known_on")
                .replace(":until", "day.until");
        List<List<Met>> met = new ArrayList<>();
        days.forEach(day -> met.add(new ArrayList<>()));
        Map<Met, Met> same = new HashMap<>();
        jdbc.sql(OF_DAYS.formatted(ofDay))
                .param("programme", reading.programme().id().value())
                .param("without", reading.withoutIds())
                .param("knownBefores", texts(days, Reading::knownBefore))
                .param("days", texts(days, Reading::knownOn))
                .param("untils", texts(days, Reading::until))
                .withFetchSize(ROWS_AT_ONCE)
                .query(row -> {
                    met.get(row.getInt("at") - 1).add(same.computeIfAbsent(FieldFacts.met(row), one -> one));
                });
        return met;
    }

    private static String[] texts(List<Reading> days, Function<Reading, Object> part) {
        return days.stream().map(part).map(Object::toString).toArray(String[]::new);
    }

    private static void add(List<List<Met>> told, List<Met> met, Set<UUID> waiting) {
        List<Met> entered = met.stream()
                .filter(each -> each.person() == null || !waiting.contains(each.person()))
                .toList();
        if (told.isEmpty() || !entered.equals(told.getLast())) {
            told.add(entered);
        }
    }

    private static int number(YearMonth month) {
        return month.getYear() * MONTHS + month.getMonthValue() - 1;
    }
}
