package org.visibles.matching;

/** Whether two texts are one slip of the pen apart: a letter wrong, missing, too many, or two neighbours changed. */
final class Slips {

    private Slips() {}

    static boolean one(String left, String right) {
        String shorter = left.length() <= right.length() ? left : right;
        String longer = shorter == left ? right : left;
        if (longer.length() - shorter.length() > 1) {
            return false;
        }
        int start = 0;
        while (start < shorter.length() && shorter.charAt(start) == longer.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < shorter.length() - start
                && shorter.charAt(shorter.length() - 1 - end) == longer.charAt(longer.length() - 1 - end)) {
            end++;
        }
        int wrong = longer.length() - start - end;
        return wrong <= 1
                || wrong == 2
                        && shorter.length() == longer.length()
                        && shorter.charAt(start) == longer.charAt(start + 1)
                        && shorter.charAt(start + 1) == longer.charAt(start);
    }
}
