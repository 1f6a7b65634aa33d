package org.visibles.matching;

import org.jspecify.annotations.Nullable;

/** The level of two names. */
final class NameLikeness {

    private static final double CLOSE = 0.93;
    private static final double ALIKE = 0.82;
    /** In shorter words one letter makes another name. */
    private static final int LONG_ENOUGH_FOR_A_SLIP = 5;

    private static final int WORD = 3;

    private NameLikeness() {}

    static Level of(@Nullable Name one, @Nullable Name other) {
        if (one == null || other == null) {
            return Level.MISSING;
        }
        if (one.equals(other) || one.joined().equals(other.joined())) {
            return Level.SAME;
        }
        if (one.soundsLike(other)) {
            return Level.SAME_FORM;
        }
        String left = one.joined();
        String right = other.joined();
        double likeness = JaroWinkler.likeness(left, right);
        if (likeness >= CLOSE
                || Math.min(left.length(), right.length()) >= LONG_ENOUGH_FOR_A_SLIP && Slips.one(left, right)) {
            return Level.CLOSE;
        }
        if (partly(one, other)) {
            return Level.PARTLY;
        }
        return likeness >= ALIKE ? Level.ALIKE : Level.OTHER;
    }

    /** An initial, or a word of a compound name. */
    private static boolean partly(Name one, Name other) {
        if (one.words().length == 1
                && other.words().length == 1
                && one.joined().length() > 1
                && other.joined().length() > 1) {
            return false;
        }
        if (one.joined().length() == 1 || other.joined().length() == 1) {
            return one.joined().charAt(0) == other.joined().charAt(0);
        }
        for (String word : one.words()) {
            for (String there : other.words()) {
                if (word.length() >= WORD && word.equals(there)
                        || Math.min(word.length(), there.length()) >= LONG_ENOUGH_FOR_A_SLIP
                                && Slips.one(word, there)) {
                    return true;
                }
            }
        }
        return false;
    }
}
