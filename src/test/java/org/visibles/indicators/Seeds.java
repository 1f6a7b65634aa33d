package org.visibles.indicators;

import java.util.Random;

/**
 * Invented histories to attack, the same ones in every build: what fails is then due to a change. Others are tried with
 * {@code -Dvisibles.attack.seeds=50}, which takes fifty times as many.
 */
final class Seeds {

    private static final int TIMES = Integer.getInteger("visibles.attack.seeds", 1);

    private final int tries;
    private final int fewest;
    private final int most;

    /** Of one history. */
    interface Attack {
        void on(long seed, int size);
    }

    private Seeds(int tries, int fewest, int most) {
        this.tries = tries;
        this.fewest = fewest;
        this.most = most;
    }

    /** How many histories, and of how many people each, both bounds included. */
    static Seeds of(int tries, int fewest, int most) {
        return new Seeds(tries * TIMES, fewest, most);
    }

    void each(Attack attack) {
        Random random = new Random(most);
        for (int next = 0; next < tries; next++) {
            long seed = random.nextLong();
            int size = next == 0 ? fewest : next == 1 ? most : random.nextInt(fewest, most + 1);
            try {
                attack.on(seed, size);
            } catch (AssertionError | RuntimeException failed) {
                throw new AssertionError("seed %d, %d people: %s".formatted(seed, size, failed.getMessage()), failed);
            }
        }
    }
}
