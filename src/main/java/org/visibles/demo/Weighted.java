package org.visibles.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Draws values as often as their weights say; equal seeds give equal draws. */
final class Weighted<T> {

    private final List<T> values = new ArrayList<>();
    private final List<Long> cumulated = new ArrayList<>();
    private long total;

    /** From words and weights, for example {@code "PHONE 20, SMS 12"}. */
    static Weighted<String> of(String wordsAndWeights) {
        Weighted<String> drawn = new Weighted<>();
        for (String pair : wordsAndWeights.split(", ", -1)) {
            String[] wordAndWeight = pair.split(" ", 2);
            drawn.add(wordAndWeight[0], Long.parseLong(wordAndWeight[1]));
        }
        return drawn;
    }

    void add(T value, long weight) {
        total += weight;
        values.add(value);
        cumulated.add(total);
    }

    T draw(SplittableRandom random) {
        long at = random.nextLong(total);
        int low = 0;
        int high = cumulated.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (cumulated.get(middle) > at) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return values.get(low);
    }
}
