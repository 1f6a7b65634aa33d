package org.visibles.geography;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.visibles.geography.MovesFile.Line;

/** What the lines of such a file come to on a day: which codes lead to another one, and which were brought back. */
final class Mergers {

    private final Map<String, CommuneMove> moved = new TreeMap<>();
    private final Map<String, LocalDate> back = new HashMap<>();
    private final Set<String> parted = new TreeSet<>();
    private int ahead;

    /** @param lines in the order of the days */
    Mergers(List<Line> lines, LocalDate today) {
        Map<LocalDate, List<Line>> byDay = new TreeMap<>();
        for (Line line : lines) {
            if (line.since().isAfter(today)) {
                ahead += line.stays() ? 0 : 1;
            } else {
                byDay.computeIfAbsent(line.since(), none -> new ArrayList<>()).add(line);
            }
        }
        byDay.forEach((day, ofDay) -> happened(ofDay));
    }

    private void happened(List<Line> ofDay) {
        Set<String> staying = new HashSet<>();
        Map<String, List<Line>> leaving = new TreeMap<>();
        for (Line line : ofDay) {
            if (moved.remove(line.after()) != null) {
                back.put(line.after(), line.since());
            }
            parted.remove(line.after());
            if (line.stays()) {
                staying.add(line.before());
            } else {
                leaving.computeIfAbsent(line.before(), none -> new ArrayList<>())
                        .add(line);
            }
        }
        leaving.keySet().removeAll(staying);
        leaving.forEach((code, lines) -> {
            if (lines.stream().map(Line::after).distinct().count() == 1) {
                Line line = lines.getFirst();
                moved.put(code, new CommuneMove(code, line.nameBefore(), line.after(), line.nameAfter(), line.since()));
                back.remove(code);
            } else {
                parted.add(code);
            }
        });
    }

    /** Those that lead to another one, by code. */
    Map<String, CommuneMove> moved() {
        return Map.copyOf(moved);
    }

    /** Where a code leads in the end. */
    String end(String code) {
        Map<String, String> codes = new HashMap<>();
        moved.forEach((from, move) -> codes.put(from, move.into()));
        return new CommuneCodes(codes).of(code);
    }

    /** Those that had led to another one and are communes of their own again, with the day since when. */
    Map<String, LocalDate> back() {
        return Map.copyOf(back);
    }

    /** Those whose ground went to several: nobody can say where their people belong. */
    Set<String> parted() {
        return Set.copyOf(parted);
    }

    /** How many have not happened yet. */
    int ahead() {
        return ahead;
    }
}
