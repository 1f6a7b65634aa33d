package org.visibles.matching;

import java.util.Arrays;

/** A text as the multiset of its pairs of neighbouring letters, sorted. */
final class Bigrams {

    private static final int[] NONE = {};

    private Bigrams() {}

    static int[] of(String folded) {
        if (folded.isEmpty()) {
            return NONE;
        }
        String padded = " " + folded + " ";
        int[] pairs = new int[padded.length() - 1];
        for (int index = 0; index < pairs.length; index++) {
            pairs[index] = padded.charAt(index) << Character.SIZE | padded.charAt(index + 1);
        }
        Arrays.sort(pairs);
        return pairs;
    }

    /** L. R. Dice's coefficient, from 0 to 1. */
    static double likeness(int[] one, int[] other) {
        int common = 0;
        int left = 0;
        int right = 0;
        while (left < one.length && right < other.length) {
            if (one[left] == other[right]) {
                common++;
                left++;
                right++;
            } else if (one[left] < other[right]) {
                left++;
            } else {
                right++;
            }
        }
        return 2.0 * common / (one.length + other.length);
    }
}
