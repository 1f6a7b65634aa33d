package org.visibles.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

/** Finds those of a list who may be one person. */
public final class Matching {

    private static final int DRAWN = 1_000_000;
    private static final int PIECE = 2_000;
    /** Of a longer list a part is enough to estimate from. */
    private static final int MOST_PIECES = 50;

    private static final long SEED = 2019;
    /** The pairs found by blocks are about so much of the work. */
    private static final int PIECES_PERCENT = 70;

    private final List<Profile> people;
    private final Frequencies frequencies;
    private final Blocks blocks;
    private final AtomicLong compared = new AtomicLong();

    /**
     * Two that may be one.
     *
     * @param one place in the list, smaller than the other's
     * @param bits what speaks for it
     */
    public record Pair(int one, int other, double bits) {}

    public Matching(List<Described> described) {
        Names names = new Names();
        people = new ArrayList<>(described.size());
        described.forEach(person -> people.add(Profile.of(person, names)));
        frequencies = new Frequencies(people);
        blocks = new Blocks(people);
    }

    /** Told how far an estimation is. */
    public interface Progress {

        /**
         * @param percent 0 to 100, never less than before
         * @throws CancellationException to have the estimation end without a result
         */
        void reached(int percent);
    }

    /** Weights out of the list itself; nobody needs to have said which pairs are one person. */
    public Estimate estimate() {
        return estimate(percent -> {});
    }

    /** @throws CancellationException when {@code progress} did */
    public Estimate estimate(Progress progress) {
        Estimation estimation = new Estimation();
        int pieces = (people.size() + PIECE - 1) / PIECE;
        int every = Math.max(1, pieces / MOST_PIECES);
        for (int piece = 0; piece < pieces; piece += every) {
            progress.reached(PIECES_PERCENT * piece / pieces);
            blocks.pairs(from(piece), to(piece), (one, other) -> estimation.found(compare(one, other)));
        }
        progress.reached(PIECES_PERCENT);
        double pairs = people.size() * (people.size() - 1.0) / 2;
        if (pairs <= DRAWN) {
            for (int one = 0; one < people.size(); one++) {
                for (int other = one + 1; other < people.size(); other++) {
                    estimation.drawn(compare(one, other));
                }
            }
        } else {
            RandomGenerator random = RandomGeneratorFactory.getDefault().create(SEED);
            for (int draw = 0; draw < DRAWN; draw++) {
                int one = random.nextInt(people.size());
                int other = random.nextInt(people.size() - 1);
                estimation.drawn(compare(one, other < one ? other : other + 1));
            }
        }
        return estimation.run(pairs / every, Estimate.shipped(people.size()));
    }

    private int from(int piece) {
        return piece * PIECE;
    }

    private int to(int piece) {
        return Math.min(people.size(), from(piece + 1));
    }

    /** Those with at least so many bits, the likeliest first. */
    public List<Pair> pairs(Estimate estimate, double least) {
        Linkage linkage = new Linkage(estimate, frequencies);
        ConcurrentLinkedQueue<Pair> likely = new ConcurrentLinkedQueue<>();
        IntStream.range(0, (people.size() + PIECE - 1) / PIECE).parallel().forEach(piece -> {
            long[] count = {0};
            blocks.pairs(from(piece), to(piece), (one, other) -> {
                count[0]++;
                long pattern = compare(one, other);
                double bits = linkage.weigh(pattern, people.get(one), people.get(other));
                if (bits >= least) {
                    likely.add(new Pair(one, other, bits));
                }
            });
            compared.addAndGet(count[0]);
        });
        return likely.stream()
                .sorted(Comparator.comparingDouble((Pair pair) -> -pair.bits())
                        .thenComparingInt(Pair::one)
                        .thenComparingInt(Pair::other))
                .toList();
    }

    /** Why, in the terms of the features. */
    public Verdict verdict(Estimate estimate, int one, int other) {
        return new Linkage(estimate, frequencies).explain(compare(one, other), people.get(one), people.get(other));
    }

    /** How many pairs {@link #pairs} has compared. */
    public long compared() {
        return compared.get();
    }

    private long compare(int one, int other) {
        return Comparing.compare(people.get(one), people.get(other));
    }
}
