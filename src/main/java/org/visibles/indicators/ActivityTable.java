package org.visibles.indicators;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.visibles.indicators.FieldActivity.Row;
import org.visibles.indicators.HiddenRows.Part;
import org.visibles.indicators.Tabulation.At;

/**
 * Sums of what was done. Outings, hours and leaflets are about nobody and always stand; people met, those already known
 * and exchanges are hidden by rows where the reader has no access to them.
 *
 * @param identified those of the same reading, for the hours each of them took
 */
record ActivityTable(List<Activity> done, boolean suppressed, Tabulation identified) {

    Row total() {
        return row(
                "",
                done,
                new boolean[2],
                suppressed ? exchanges().total() : exchanged(done),
                identified.people(List.of()));
    }

    PublishedExchanges exchanges() {
        return new PublishedExchanges(Exchanges.of(done), identified::folding);
    }

    private static Value exchanged(List<Activity> of) {
        return Value.shown(sum(of, Activity::exchanges));
    }

    /** One row for each category in which anything was done. */
    List<Row> rows(Variable by, Function<Activity, String> category) {
        SortedMap<String, List<Activity>> all = new TreeMap<>(done.stream().collect(Collectors.groupingBy(category)));
        // on an outing that is not fruitless somebody was met
        boolean[] met =
                hidden(all, Activity::met, none -> Suppression.THRESHOLD, each -> each.outings() - each.fruitless());
        boolean[] known = hidden(all, Activity::known, each -> each.met() - each.known(), none -> 0);
        PublishedExchanges exchanges = exchanges();
        List<String> categories = List.copyOf(all.keySet());
        return IntStream.range(0, categories.size())
                .mapToObj(row -> {
                    String of = categories.get(row);
                    List<Activity> there = all.getOrDefault(of, List.of());
                    return row(
                            of,
                            there,
                            new boolean[] {met[row], known[row]},
                            suppressed ? exchanges.of(by, List.of(of)) : exchanged(there),
                            people(by, of));
                })
                .toList();
    }

    private boolean[] hidden(
            Map<String, List<Activity>> all,
            ToLongFunction<Activity> count,
            ToLongFunction<Activity> beside,
            ToLongFunction<Activity> least) {
        if (!suppressed) {
            return new boolean[all.size()];
        }
        long[][] rows = all.values().stream()
                .map(each -> new long[] {sum(each, count), sum(each, beside)})
                .toArray(long[][]::new);
        long[] known = all.values().stream().mapToLong(each -> sum(each, least)).toArray();
        return HiddenRows.of(rows, known, parts(List.copyOf(all.values()), count, beside, least));
    }

    /** What each organisation did of each row. */
    private static List<Part> parts(
            List<List<Activity>> rows,
            ToLongFunction<Activity> count,
            ToLongFunction<Activity> beside,
            ToLongFunction<Activity> least) {
        return IntStream.range(0, rows.size())
                .boxed()
                .flatMap(row ->
                        rows.get(row).stream()
                                .collect(Collectors.groupingBy(Activity::organisation))
                                .entrySet()
                                .stream()
                                .map(own -> new Part(own.getKey(), row, new long[] {
                                    sum(own.getValue(), count) - sum(own.getValue(), least), sum(own.getValue(), beside)
                                })))
                .toList();
    }

    /** Those identified in one category; hidden where it is not published by itself. */
    private Value people(Variable by, String category) {
        Folding folding = identified.folding(by);
        int group = folding.groupOf(category);
        if (group < 0) {
            return suppressed ? Value.MASKED : Value.shown(0);
        }
        return folding.categories(group).size() == 1 ? identified.people(List.of(new At(by, group))) : Value.MASKED;
    }

    private Row row(String category, List<Activity> of, boolean[] hidden, Value exchanges, Value people) {
        Map<FieldFigure, Value> values = new EnumMap<>(FieldFigure.class);
        long met = sum(of, Activity::met);
        long known = sum(of, Activity::known);
        double hours = sum(of, Activity::minutes) / 60.0;
        values.put(FieldFigure.OUTINGS, Value.shown(sum(of, Activity::outings)));
        values.put(FieldFigure.FRUITLESS, Value.shown(sum(of, Activity::fruitless)));
        values.put(FieldFigure.HOURS, Value.shown(hours));
        values.put(FieldFigure.MET, count(hidden[0], met));
        values.put(FieldFigure.KNOWN, count(hidden[1], known, met - known));
        values.put(FieldFigure.LEAFLETS, Value.shown(sum(of, Activity::leaflets)));
        values.put(FieldFigure.EXCHANGES, exchanges);
        values.put(FieldFigure.HOURS_PER_IDENTIFIED, Value.shown(hours).of(people));
        return new Row(category, values, people);
    }

    /** The first, unless it is hidden or, with what it stands beside, too small to be published. */
    private Value count(boolean hidden, long... counts) {
        boolean small = suppressed && Arrays.stream(counts).anyMatch(count -> count < Suppression.THRESHOLD);
        return hidden || small ? Value.MASKED : Value.shown(counts[0]);
    }

    private static long sum(List<Activity> of, ToLongFunction<Activity> count) {
        return of.stream().mapToLong(count).sum();
    }
}
