package org.visibles.exchange.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands between the cells of a text: as its first line says, else what divides its lines alike.
 *
 * @param skip signs of the begin that are no table
 */
record Separator(char sign, int skip) {

    private static final char[] CANDIDATES = {';', '\t', ',', '|'};
    private static final Pattern SAID = Pattern.compile("\"?sep=(.)\"?(\r\n|\r|\n)", Pattern.CASE_INSENSITIVE);
    private static final int LINES = 50;

    static Separator of(String sample) {
        Matcher said = SAID.matcher(sample);
        if (said.lookingAt()) {
            return new Separator(said.group(1).charAt(0), said.end());
        }
        char best = CANDIDATES[0];
        double score = 0;
        for (char each : CANDIDATES) {
            double mine = score(sample, each);
            if (mine > score) {
                score = mine;
                best = each;
            }
        }
        return new Separator(best, 0);
    }

    /** How many lines are divided as often as the first, then how often. */
    private static double score(String sample, char sign) {
        List<Integer> counts = counts(sample, sign);
        int first = counts.isEmpty() ? 0 : counts.getFirst();
        if (first == 0) {
            return 0;
        }
        long alike = counts.stream().filter(count -> count == first).count();
        return (double) alike / counts.size() + Math.min(first, 1_000) / 2_000.0;
    }

    private static List<Integer> counts(String sample, char sign) {
        List<Integer> counts = new ArrayList<>();
        boolean quoted = false;
        boolean blank = true;
        int count = 0;
        for (int index = 0; index < sample.length() && counts.size() < LINES; index++) {
            char each = sample.charAt(index);
            if (each == '"') {
                quoted = !quoted;
            } else if (!quoted && (each == '\n' || each == '\r')) {
                if (!blank) {
                    counts.add(count);
                }
                count = 0;
                blank = true;
                continue;
            } else if (!quoted && each == sign) {
                count++;
            }
            blank &= Character.isWhitespace(each);
        }
        if (counts.isEmpty() && !blank) {
            counts.add(count);
        }
        return counts;
    }
}
