package org.visibles.suggestion;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Ages in full years, both included.
 *
 * @param youngest 0 where there is no lower bound
 * @param oldest 150 where there is no upper bound
 */
record AgeRange(int youngest, int oldest) {

    private static final int OLDEST = 150;
    private static final Pattern BETWEEN =
            Pattern.compile("\\b(\\d{1,2})\\s*(?:-|–|à|a|et)\\s*(\\d{1,2})\\s*ans", Pattern.CASE_INSENSITIVE);
    private static final Pattern UP_TO =
            Pattern.compile("(?:moins de|jusqu['’]à|jusqu['’]a)\\s*(\\d{1,2})\\s*ans", Pattern.CASE_INSENSITIVE);
    private static final Pattern FROM =
            Pattern.compile("(?:plus de|à partir de|dès|des)\\s*(\\d{1,2})\\s*ans", Pattern.CASE_INSENSITIVE);

    /** What a service says of ages in its own words; empty where they tell none that one could be sure of. */
    static Optional<AgeRange> in(@Nullable String words) {
        if (words == null) {
            return Optional.empty();
        }
        Matcher between = BETWEEN.matcher(words);
        if (between.find()) {
            int first = Integer.parseInt(between.group(1));
            int second = Integer.parseInt(between.group(2));
            return first <= second && !between.find() ? Optional.of(new AgeRange(first, second)) : Optional.empty();
        }
        Matcher upTo = UP_TO.matcher(words);
        if (upTo.find()) {
            int bound = Integer.parseInt(upTo.group(1));
            boolean below = upTo.group().regionMatches(true, 0, "moins", 0, 5);
            return Optional.of(new AgeRange(0, below ? bound - 1 : bound));
        }
        Matcher from = FROM.matcher(words);
        return from.find() ? Optional.of(new AgeRange(Integer.parseInt(from.group(1)), OLDEST)) : Optional.empty();
    }

    boolean meets(AgeRange other) {
        return youngest <= other.oldest && other.youngest <= oldest;
    }
}
