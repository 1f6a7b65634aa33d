package org.visibles.matching;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How common a name is among those who are compared: that two are called Nguyen says less than that two are called Fouquet. */
final class Frequencies {

    private final Map<String, Double> first;
    private final Map<String, Double> last;
    private final double otherFirst;
    private final double otherLast;

    Frequencies(Collection<Profile> people) {
        first = shares(people, Profile::first);
        last = shares(people, Profile::last);
        otherFirst = 1.0 / (first.size() + 1);
        otherLast = 1.0 / (last.size() + 1);
    }

    /** When no more is known than how common the names of one person are. */
    Frequencies(Profile person, double firstShare, double lastShare) {
        first = person.first() == null ? Map.of() : Map.of(person.first().form(), firstShare);
        last = person.last() == null ? Map.of() : Map.of(person.last().form(), lastShare);
        otherFirst = 0;
        otherLast = 0;
    }

    private static Map<String, Double> shares(Collection<Profile> people, Function<Profile, @Nullable Name> name) {
        Map<String, Double> counts = new HashMap<>();
        double all = 0;
        for (Profile person : people) {
            Name one = name.apply(person);
            if (one != null) {
                counts.merge(one.form(), 1.0, Double::sum);
                all++;
            }
        }
        double total = all;
        counts.replaceAll((form, count) -> count / total);
        return counts;
    }

    /** @return above 0, up to 1; as if once among all for a name that nobody here has */
    double first(Name name) {
        return first.getOrDefault(name.form(), otherFirst);
    }

    double last(Name name) {
        return last.getOrDefault(name.form(), otherLast);
    }
}
