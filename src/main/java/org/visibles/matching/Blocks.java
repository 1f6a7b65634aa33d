package org.visibles.matching;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Who shares a key with whom, in sorted arrays: a million people with thirty keys take about half a gigabyte. */
final class Blocks {

    /** A larger block says too little about those in it. */
    static final int LARGEST = 60;

    /** Among few people larger ones cost nothing: up to so many members of a block times people. */
    private static final int AFFORDABLE = 60_000;

    private static final int PERSON_BITS = 24;
    private static final long PERSON = (1L << PERSON_BITS) - 1;

    private final int[] members;
    private final int[] ends;
    private final int[] offsets;
    private final int[] starts;
    private final int people;

    /** Told each pair once, the smaller number first. */
    interface Pairs {
        void pair(int one, int other);
    }

    Blocks(List<Profile> profiles) {
        people = profiles.size();
        if (people > PERSON) {
            throw new IllegalArgumentException("more people than can be numbered");
        }
        int largest = Math.max(LARGEST, AFFORDABLE / Math.max(1, people));
        long[] filed = filed(profiles);
        Arrays.parallelSort(filed);
        members = new int[filed.length];
        ends = new int[filed.length];
        offsets = new int[people + 1];
        int start = 0;
        for (int end = 1; end <= filed.length; end++) {
            if (end == filed.length || filed[end] >>> PERSON_BITS != filed[start] >>> PERSON_BITS) {
                boolean useful = end - start > 1 && end - start <= largest;
                for (int at = start; at < end; at++) {
                    members[at] = (int) (filed[at] & PERSON);
                    ends[at] = useful ? end : at;
                    if (useful) {
                        offsets[members[at] + 1]++;
                    }
                }
                start = end;
            }
        }
        for (int person = 0; person < people; person++) {
            offsets[person + 1] += offsets[person];
        }
        starts = new int[offsets[people]];
        int[] next = Arrays.copyOf(offsets, people);
        for (int at = 0; at < members.length; at++) {
            if (ends[at] > at) {
                starts[next[members[at]]++] = at + 1;
            }
        }
    }

    private static long[] filed(List<Profile> profiles) {
        long[][] keys = new long[profiles.size()][];
        IntStream.range(0, keys.length).parallel().forEach(person -> {
            long[] own = new long[64];
            int[] count = {0};
            BlockKeys.of(profiles.get(person), key -> {
                if (count[0] < own.length) {
                    own[count[0]++] = key << PERSON_BITS | person;
                }
            });
            keys[person] = Arrays.stream(own, 0, count[0]).distinct().toArray();
        });
        return Arrays.stream(keys).flatMapToLong(Arrays::stream).toArray();
    }

    /** The pairs whose smaller number is from {@code from} to before {@code to}. */
    void pairs(int from, int to, Pairs pairs) {
        int[] seen = new int[people];
        for (int one = from; one < to; one++) {
            for (int block = offsets[one]; block < offsets[one + 1]; block++) {
                int at = starts[block];
                for (int end = at < ends.length ? ends[at - 1] : at; at < end; at++) {
                    int other = members[at];
                    if (seen[other] != one + 1) {
                        seen[other] = one + 1;
                        pairs.pair(one, other);
                    }
                }
            }
        }
    }
}
