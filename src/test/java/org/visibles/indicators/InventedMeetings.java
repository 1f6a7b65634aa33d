package org.visibles.indicators;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Whom the consortium of an invented history met, month by month: those identified there, some months before that, and as many
 * again or more of whom no more is ever known. What was done in a quarter is counted when it has ended.
 */
final class InventedMeetings {

    private static final int FOR_EVER = 9_999 * 12;
    private static final List<String> WAYS = List.of("STREET", "BUILDING_FOOT", "SPORTS_GROUND", "EVENT", "PARTNER");
    private static final List<String> PRACTICES = List.of(Variable.NOT_STATED, "TRUCK", "CAFE", "FOOTBALL");

    private final InventedHistory history;
    private final Map<Met, Integer> since = new HashMap<>();
    private final List<Met> everybody = new ArrayList<>();

    InventedMeetings(Random random, InventedHistory history, int anonymous) {
        this.history = history;
        history.subjects(FOR_EVER).forEach(subject -> {
            YearMonth identified = YearMonth.from(subject.identifiedOn()).minusMonths(random.nextInt(6));
            add(random, subject, identified.atDay(1));
        });
        InventedConsortium.subjects(random, anonymous).forEach(nobody -> add(random, nobody, nobody.identifiedOn()));
    }

    private void add(Random random, Subject subject, LocalDate day) {
        Met met = new Met(
                subject.key(),
                WAYS.get(skewed(random, WAYS.size())),
                PRACTICES.get(skewed(random, PRACTICES.size())),
                subject.commune(),
                subject.qpv(),
                Variable.NOT_STATED,
                subject.organisation().toString(),
                String.valueOf(1 + random.nextInt(6)),
                Met.hours(8 + random.nextInt(14)),
                Met.ONLY_MET,
                1);
        since.put(met, lastOfQuarter(day));
        everybody.add(met);
    }

    private static int skewed(Random random, int size) {
        return (int) Math.min(size - 1, Math.abs(random.nextGaussian() * size / 2.5));
    }

    private static int lastOfQuarter(LocalDate day) {
        YearMonth last = YearMonth.from(Quarter.of(day).lastDay());
        return last.getYear() * 12 + last.getMonthValue() - 1;
    }

    /** As the program reads them at the end of a month, without those who wait to enter the grid. */
    List<Met> met(int month) {
        Map<UUID, String> reached = new HashMap<>();
        history.subjects(month).forEach(subject -> reached.put(subject.key(), subject.reached()));
        Set<UUID> waiting = new HashSet<>(history.entered(month).waiting());
        return everybody.stream()
                .filter(each -> since.getOrDefault(each, FOR_EVER) <= month && !waiting.contains(each.person()))
                .map(each -> as(each, reached.get(each.person())))
                .toList();
    }

    /** The same at the ends of all months up to one, but where nothing changed. */
    List<List<Met>> months(int until) {
        int first = since.values().stream().min(Integer::compare).orElse(until);
        return IntStream.rangeClosed(first, until)
                .mapToObj(this::met)
                .distinct()
                .toList();
    }

    private static Met as(Met met, String reached) {
        return new Met(
                reached == null ? null : met.person(),
                met.way(),
                met.practice(),
                met.commune(),
                met.qpv(),
                met.spot(),
                met.organisation(),
                met.weekday(),
                met.hour(),
                reached == null ? Met.ONLY_MET : reached,
                met.number());
    }
}
