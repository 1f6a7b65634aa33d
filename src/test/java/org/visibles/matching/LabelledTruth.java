package org.visibles.matching;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Which records are one person: {@code truth.csv} with two ids a line, or with an id and whatever numbers the person. Who
 * is one with another is one with all that the other is one with, whether the list says so or not.
 */
final class LabelledTruth {

    /** So many records of one person are a mistake of the list, and would make millions of pairs. */
    private static final int MOST = 1_000;

    private final Map<String, Integer> places;
    private final List<String[]> lines = new ArrayList<>();
    private final int[] same;
    private int first = -1;

    /** @param places where in the list a record is, by its id */
    LabelledTruth(Map<String, Integer> places) {
        this.places = places;
        same = IntStream.range(0, places.size()).toArray();
    }

    Set<Long> read(Path file) throws IOException {
        new CsvTable(file).each(this::line);
        boolean numbered = lines.stream().noneMatch(line -> places.containsKey(line[1]));
        Map<String, Integer> persons = new HashMap<>();
        for (String[] line : lines) {
            int one = place(line[0], line[2]);
            join(one, numbered ? persons.computeIfAbsent(line[1], number -> one) : place(line[1], line[2]));
        }
        Set<Long> truth = pairs();
        if (truth.isEmpty()) {
            throw new UnusableData("truth.csv names no two records of one person");
        }
        return truth;
    }

    /** The first line names the columns, unless it is a pair itself; a column of line numbers before the ids is passed over. */
    private void line(CsvRecord row) {
        if (first < 0) {
            first = row.getFieldCount() > 2 && CsvTable.field(row, 0).isEmpty() ? 1 : 0;
            if (!places.containsKey(id(row, first)) || !places.containsKey(id(row, first + 1))) {
                return;
            }
        }
        if (row.getFieldCount() < first + 2) {
            throw new UnusableData("truth.csv, line " + row.getStartingLineNumber() + ": two columns are needed");
        }
        lines.add(new String[] {id(row, first), id(row, first + 1), Long.toString(row.getStartingLineNumber())});
    }

    private static String id(CsvRecord row, int column) {
        return LabelledFolder.id(CsvTable.field(row, column));
    }

    private int place(String id, String line) {
        Integer place = places.get(id);
        if (place == null) {
            throw new UnusableData("truth.csv, line " + line + ": records.csv has no record " + id);
        }
        return place;
    }

    private void join(int one, int other) {
        same[top(one)] = top(other);
    }

    private int top(int place) {
        int top = place;
        while (same[top] != top) {
            same[top] = same[same[top]];
            top = same[top];
        }
        return top;
    }

    private Set<Long> pairs() {
        Map<Integer, List<Integer>> persons = new HashMap<>();
        for (int place = 0; place < same.length; place++) {
            persons.computeIfAbsent(top(place), none -> new ArrayList<>(2)).add(place);
        }
        Set<Long> pairs = new HashSet<>();
        for (List<Integer> person : persons.values()) {
            if (person.size() > MOST) {
                throw new UnusableData("truth.csv makes one person of " + person.size() + " records");
            }
            for (int one = 0; one < person.size(); one++) {
                for (int other = one + 1; other < person.size(); other++) {
                    pairs.add(LabelledPairs.pair(person.get(one), person.get(other)));
                }
            }
        }
        return pairs;
    }
}
