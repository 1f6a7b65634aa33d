package org.visibles.indicators;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.visibles.indicators.FieldActivity.Row;
import org.visibles.indicators.Tabulation.At;

/**
 * What one organisation did in the field, as its file tells it: of everything together what the programme's row of it tells,
 * by quarter what then keeps the programme's quarters hidden too, see {@link OwnEvents}.
 *
 * @param done in the whole programme
 * @param programme what is published of that
 * @param identified what the file tells of those identified
 */
record OwnActivityTable(List<Activity> done, ActivityTable programme, UUID organisation, Tabulation identified) {

    private static final Row NOTHING = new Row("", Map.of(), Value.EMPTY);

    Row total() {
        Row total = programme
                .rows(Variable.ORGANISATION, each -> each.organisation().toString())
                .stream()
                .filter(row -> row.category().equals(organisation.toString()))
                .findFirst()
                .orElseGet(() -> new ActivityTable(List.of(), true, identified).total());
        return new Row("", total.values(), total.identified());
    }

    List<Row> quarters() {
        List<Activity> own = done.stream()
                .filter(each -> each.organisation().equals(organisation))
                .toList();
        Map<String, List<Activity>> quarters = new TreeMap<>(own.stream()
                .collect(Collectors.groupingBy(each -> each.quarter().code())));
        Map<String, Row> all = programme
                .rows(Variable.QUARTER, each -> each.quarter().code())
                .stream()
                .collect(Collectors.toMap(Row::category, row -> row));
        Row total = total();
        List<String> codes = List.copyOf(quarters.keySet());
        List<Row> plain = new ActivityTable(own, false, identified)
                .rows(Variable.QUARTER, each -> each.quarter().code());
        boolean[] met = hidden(quarters, each -> met(each.getValue(), all.getOrDefault(each.getKey(), NOTHING)));
        boolean[] known = hidden(quarters, each -> known(each.getValue(), all.getOrDefault(each.getKey(), NOTHING)));
        PublishedExchanges beside = programme.exchanges();
        Exchanges exchanges = Exchanges.of(own);
        return plain.stream()
                .map(row -> {
                    int at = codes.indexOf(row.category());
                    Map<FieldFigure, Value> values = new EnumMap<>(row.values());
                    hide(
                            values,
                            FieldFigure.MET,
                            met[at] || !total.value(FieldFigure.MET).isShown());
                    hide(
                            values,
                            FieldFigure.KNOWN,
                            known[at] || !total.value(FieldFigure.KNOWN).isShown());
                    values.put(
                            FieldFigure.EXCHANGES,
                            total.value(FieldFigure.EXCHANGES).isShown()
                                    ? OwnEvents.exchanges(exchanges, beside, row.category())
                                    : Value.MASKED);
                    Value people = people(row.category());
                    values.put(
                            FieldFigure.HOURS_PER_IDENTIFIED,
                            row.value(FieldFigure.HOURS).of(people));
                    return new Row(row.category(), values, people);
                })
                .toList();
    }

    private static void hide(Map<FieldFigure, Value> values, FieldFigure figure, boolean hidden) {
        if (hidden) {
            values.put(figure, Value.MASKED);
        }
    }

    private static boolean[] hidden(
            Map<String, List<Activity>> own, Function<Map.Entry<String, List<Activity>>, OwnEvents.Row> row) {
        return OwnEvents.hidden(own.entrySet().stream().map(row).toList());
    }

    /** On an outing that is not fruitless somebody was met. */
    private static OwnEvents.Row met(List<Activity> own, Row whole) {
        Value met = whole.value(FieldFigure.MET);
        return new OwnEvents.Row(
                new long[] {sum(own, Activity::met)},
                met.isShown() ? new long[] {(long) met.number()} : null,
                sum(own, each -> each.outings() - each.fruitless()));
    }

    private static OwnEvents.Row known(List<Activity> own, Row whole) {
        long known = sum(own, Activity::known);
        Value all = whole.value(FieldFigure.KNOWN);
        Value met = whole.value(FieldFigure.MET);
        return new OwnEvents.Row(
                new long[] {known, sum(own, Activity::met) - known},
                all.isShown() && met.isShown()
                        ? new long[] {(long) all.number(), (long) (met.number() - all.number())}
                        : null,
                0);
    }

    private Value people(String quarter) {
        Folding folding = identified.folding(Variable.QUARTER);
        int group = folding.groupOf(quarter);
        return group >= 0 && folding.categories(group).size() == 1
                ? identified.people(List.of(new At(Variable.QUARTER, group)))
                : Value.MASKED;
    }

    private static long sum(List<Activity> of, ToLongFunction<Activity> count) {
        return of.stream().mapToLong(count).sum();
    }
}
