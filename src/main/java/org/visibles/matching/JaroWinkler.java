package org.visibles.matching;

/**
 * How alike two short texts are, from 0 to 1: M. A. Jaro's measure with W. E. Winkler's bonus for the same beginning. By
 * hand because it is most of what linkage does: with words as sets of bits it takes a tenth of what libraries take.
 */
final class JaroWinkler {

    private static final double BONUS = 0.1;
    private static final int BEGINNING = 4;
    private static final double FOR_BONUS = 0.7;

    private JaroWinkler() {}

    /** Of the first 64 letters. */
    static double likeness(String left, String right) {
        int one = Math.min(left.length(), Long.SIZE);
        int other = Math.min(right.length(), Long.SIZE);
        if (one == 0 || other == 0) {
            return one == other ? 1 : 0;
        }
        int window = Math.max(0, Math.max(one, other) / 2 - 1);
        long matchedLeft = 0;
        long matchedRight = 0;
        for (int at = 0; at < one; at++) {
            char letter = left.charAt(at);
            int end = Math.min(other, at + window + 1);
            for (int there = Math.max(0, at - window); there < end; there++) {
                if (right.charAt(there) == letter && (matchedRight >>> there & 1) == 0) {
                    matchedLeft |= 1L << at;
                    matchedRight |= 1L << there;
                    break;
                }
            }
        }
        int matched = Long.bitCount(matchedLeft);
        if (matched == 0) {
            return 0;
        }
        int moved = 0;
        while (matchedLeft != 0) {
            if (left.charAt(Long.numberOfTrailingZeros(matchedLeft))
                    != right.charAt(Long.numberOfTrailingZeros(matchedRight))) {
                moved++;
            }
            matchedLeft &= matchedLeft - 1;
            matchedRight &= matchedRight - 1;
        }
        double jaro = ((double) matched / one + (double) matched / other + (matched - moved / 2.0) / matched) / 3;
        if (jaro < FOR_BONUS) {
            return jaro;
        }
        int same = 0;
        while (same < Math.min(BEGINNING, Math.min(one, other)) && left.charAt(same) == right.charAt(same)) {
            same++;
        }
        return jaro + same * BONUS * (1 - jaro);
    }
}
