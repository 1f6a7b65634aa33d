package org.visibles.matching;

import org.jspecify.annotations.Nullable;

/** Compares two people, feature by feature. */
final class Comparing {

    private static final double ADDRESS_CLOSE = 0.8;
    private static final double ADDRESS_PARTLY = 0.5;
    private static final double LOCALITY = 0.9;
    private static final int MAILBOX = 5;

    private Comparing() {}

    /** A {@link Pattern}. */
    static long compare(Profile one, Profile other) {
        long pattern = names(one, other);
        pattern = birth(pattern, one.birth(), other.birth());
        pattern = Pattern.with(pattern, Feature.SEX, equal(one.sex(), other.sex()));
        pattern = Pattern.with(pattern, Feature.PHONE, oneOf(one.phones(), other.phones(), true));
        pattern = Pattern.with(pattern, Feature.EMAIL, email(one.emails(), other.emails()));
        pattern = Pattern.with(pattern, Feature.HANDLE, oneOf(one.handles(), other.handles(), false));
        pattern = Pattern.with(pattern, Feature.ADDRESS, address(one.address(), other.address()));
        return Pattern.with(pattern, Feature.PLACE, place(one, other));
    }

    private static long names(Profile one, Profile other) {
        Level first = NameLikeness.of(one.first(), other.first());
        Level last = NameLikeness.of(one.last(), other.last());
        Level order = first == Level.MISSING || last == Level.MISSING ? Level.MISSING : Level.SAME;
        if (first != Level.SAME && last != Level.SAME) {
            Level crossed = NameLikeness.of(one.first(), other.last());
            Level back = NameLikeness.of(one.last(), other.first());
            boolean straight = agrees(first) || agrees(last);
            if (agrees(crossed) && agrees(back) || !straight && (agrees(crossed) || agrees(back))) {
                first = crossed;
                last = back;
                order = Level.SWAPPED;
            }
        }
        long pattern = Pattern.with(0, Feature.FIRST_NAME, first);
        pattern = Pattern.with(pattern, Feature.LAST_NAME, last);
        return Pattern.with(pattern, Feature.NAME_ORDER, order);
    }

    private static boolean agrees(Level level) {
        return level == Level.SAME || level == Level.SAME_FORM || level == Level.CLOSE;
    }

    private static long birth(long pattern, @Nullable Birth one, @Nullable Birth other) {
        if (one == null || other == null) {
            return pattern;
        }
        if (one.isDay() && other.isDay()) {
            return Pattern.with(pattern, Feature.BIRTH, day(one, other));
        }
        if (one.year() == one.lastYear() && other.year() == other.lastYear()) {
            Level year = switch (Math.abs(one.year() - other.year())) {
                case 0 -> Level.SAME;
                case 1 -> Level.CLOSE;
                default -> Level.OTHER;
            };
            return Pattern.with(pattern, Feature.BIRTH_YEAR, year);
        }
        boolean apart = one.lastYear() < other.year() || other.lastYear() < one.year();
        return Pattern.with(pattern, Feature.BIRTH_BAND, apart ? Level.OTHER : Level.SAME);
    }

    private static Level day(Birth one, Birth other) {
        int same = (one.year() == other.year() ? 1 : 0)
                + (one.month() == other.month() ? 1 : 0)
                + (one.day() == other.day() ? 1 : 0);
        if (same == 3) {
            return Level.SAME;
        }
        if (one.year() == other.year() && one.month() == other.day() && one.day() == other.month()) {
            return Level.SWAPPED;
        }
        if (Slips.one(digits(one), digits(other))) {
            return Level.CLOSE;
        }
        return same == 2 ? Level.TWO_PARTS : Level.OTHER;
    }

    private static String digits(Birth birth) {
        return Integer.toString(birth.digits());
    }

    private static Level equal(@Nullable String one, @Nullable String other) {
        if (one == null || other == null) {
            return Level.MISSING;
        }
        return one.equals(other) ? Level.SAME : Level.OTHER;
    }

    private static Level oneOf(String[] mine, String[] others, boolean slips) {
        Level best = mine.length == 0 || others.length == 0 ? Level.MISSING : Level.OTHER;
        for (String one : mine) {
            for (String other : others) {
                if (one.equals(other)) {
                    return Level.SAME;
                }
                if (slips && Slips.one(one, other)) {
                    best = Level.CLOSE;
                }
            }
        }
        return best;
    }

    private static Level email(String[] mine, String[] others) {
        Level best = oneOf(mine, others, true);
        if (best != Level.OTHER) {
            return best;
        }
        for (String one : mine) {
            for (String other : others) {
                String box = box(one);
                if (box.length() >= MAILBOX && box.equals(box(other))) {
                    return Level.CLOSE;
                }
            }
        }
        return Level.OTHER;
    }

    private static String box(String email) {
        int at = email.indexOf('@');
        return at < 0 ? email : email.substring(0, at);
    }

    private static Level address(int[] one, int[] other) {
        if (one.length == 0 || other.length == 0) {
            return Level.MISSING;
        }
        double likeness = Bigrams.likeness(one, other);
        if (likeness == 1) {
            return Level.SAME;
        }
        if (likeness >= ADDRESS_CLOSE) {
            return Level.CLOSE;
        }
        return likeness >= ADDRESS_PARTLY ? Level.PARTLY : Level.OTHER;
    }

    private static Level place(Profile one, Profile other) {
        String mine = one.locality();
        String others = other.locality();
        Level locality = equal(mine, others);
        if (mine != null
                && others != null
                && locality == Level.OTHER
                && JaroWinkler.likeness(mine, others) >= LOCALITY) {
            locality = Level.CLOSE;
        }
        String code = one.postalCode();
        String otherCode = other.postalCode();
        Level codes = equal(code, otherCode);
        if (code != null && otherCode != null && codes == Level.OTHER && Slips.one(code, otherCode)) {
            codes = Level.CLOSE;
        }
        if (codes == Level.MISSING || locality == Level.MISSING) {
            Level known = codes == Level.MISSING ? locality : codes;
            return known == Level.CLOSE ? Level.ALIKE : known;
        }
        if (codes == Level.SAME && locality != Level.OTHER) {
            return Level.SAME;
        }
        if (codes == Level.SAME || locality == Level.SAME) {
            return Level.PARTLY;
        }
        return codes == Level.CLOSE || locality == Level.CLOSE ? Level.ALIKE : Level.OTHER;
    }
}
