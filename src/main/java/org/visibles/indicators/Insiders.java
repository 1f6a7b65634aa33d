package org.visibles.indicators;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * People by organisation. Each organisation knows its own, so what is hidden must be hidden from any one of them too. They
 * are numbered, and so are the people.
 */
final class Insiders {

    private final int[][] members;
    private final long[] sizes;

    private Insiders(int[][] members, long[] sizes) {
        this.members = members;
        this.sizes = sizes;
    }

    /**
     * @param organisations in the order of their numbers; of others nobody is held to know the people
     * @param size how many people stand for one
     */
    static <T> Insiders of(
            List<String> organisations, Function<T, String> organisationOf, List<T> people, ToLongFunction<T> size) {
        Map<String, Integer> numbers = new HashMap<>();
        organisations.forEach(organisation -> numbers.put(organisation, numbers.size()));
        int[] of = people.stream()
                .mapToInt(one -> numbers.getOrDefault(organisationOf.apply(one), Parts.READER))
                .toArray();
        int[] number = new int[organisations.size()];
        Arrays.stream(of).filter(organisation -> organisation >= 0).forEach(organisation -> number[organisation]++);
        int[][] members = Arrays.stream(number).mapToObj(int[]::new).toArray(int[][]::new);
        for (int one = of.length - 1; one >= 0; one--) {
            if (of[one] >= 0) {
                members[of[one]][--number[of[one]]] = one;
            }
        }
        return new Insiders(members, people.stream().mapToLong(size).toArray());
    }

    /** Nobody's people. */
    static Insiders none() {
        return new Insiders(new int[0][], new long[0]);
    }

    int organisations() {
        return members.length;
    }

    int[] members(int organisation) {
        return members[organisation];
    }

    /** How many people stand for one. */
    long size(int one) {
        return sizes[one];
    }
}
