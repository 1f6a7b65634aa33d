package org.visibles.indicators;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which quarters of an organisation's file are hidden, of events that are counted several times a person: those with few,
 * those that the programme hides or that with its number would tell of few events of the others, and further ones until
 * two or more are hidden that add up to {@link Suppression#THRESHOLD} or more. Where all events of a quarter are the
 * organisation's own, everybody knows what the programme tells of it: it keeps nothing else hidden.
 */
final class OwnEvents {

    /**
     * One quarter.
     *
     * @param own counts that stand beside each other
     * @param whole the same of the programme; null where they are hidden
     * @param least what is known that the first one is at least
     */
    record Row(long[] own, long @Nullable [] whole, long least) {

        boolean hidden() {
            return whole == null
                    || IntStream.range(0, own.length)
                            .anyMatch(at -> few(own[at]) || whole[at] != own[at] && few(whole[at] - own[at]));
        }

        boolean told() {
            return whole != null && Arrays.equals(own, whole);
        }
    }

    private OwnEvents() {}

    static boolean[] hidden(List<Row> rows) {
        boolean[] hidden = new boolean[rows.size()];
        for (int row = 0; row < hidden.length; row++) {
            hidden[row] = rows.get(row).hidden();
        }
        while (tooLittle(rows, hidden)) {
            int smallest = -1;
            for (int row = 0; row < hidden.length; row++) {
                if (!hidden[row]
                        && !rows.get(row).told()
                        && (smallest < 0 || sum(rows.get(row)) < sum(rows.get(smallest)))) {
                    smallest = row;
                }
            }
            if (smallest < 0) {
                Arrays.fill(hidden, true);
                return hidden;
            }
            hidden[smallest] = true;
        }
        return hidden;
    }

    /** Exchanges of an organisation in one quarter: by the same rule wherever they are told. */
    static Value exchanges(Exchanges own, PublishedExchanges whole, String quarter) {
        List<String> quarters = List.copyOf(whole.quarters());
        boolean[] hidden = hidden(quarters.stream()
                .map(each -> {
                    Value all = whole.of(Variable.QUARTER, List.of(each));
                    return new Row(
                            new long[] {own.count(List.of(), List.of(each))},
                            all.isShown() ? new long[] {(long) all.number()} : null,
                            0);
                })
                .toList());
        int row = quarters.indexOf(quarter);
        return row < 0 || hidden[row] ? Value.MASKED : Value.shown(own.count(List.of(), List.of(quarter)));
    }

    private static long sum(Row row) {
        return Arrays.stream(row.own()).sum();
    }

    private static boolean tooLittle(List<Row> rows, boolean[] hidden) {
        int number = 0;
        long[] sums = new long[rows.isEmpty() ? 0 : rows.getFirst().own().length];
        for (int row = 0; row < hidden.length; row++) {
            if (hidden[row]) {
                number++;
                sums[0] -= rows.get(row).least();
                for (int column = 0; column < sums.length; column++) {
                    sums[column] += rows.get(row).own()[column];
                }
            }
        }
        return number == 1 || number > 0 && Arrays.stream(sums).anyMatch(OwnEvents::few);
    }

    private static boolean few(long count) {
        return count < Suppression.THRESHOLD;
    }
}
