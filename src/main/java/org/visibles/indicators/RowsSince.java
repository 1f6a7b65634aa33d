package org.visibles.indicators;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Where the people have come to whom the rows of one variable told of before. Whoever was told is told still, but categories
 * may stand together otherwise.
 *
 * @param now for each row before the one that has its people and no others of then; {@link #NONE} where there is none
 * @param blocks rows of both days that have the same people but for new ones, as few as can be told apart; without those who
 *     wait
 */
record RowsSince(int[] now, List<Block> blocks) {

    static final int NONE = -1;

    record Block(Set<Integer> then, Set<Integer> now) {

        private boolean meets(Block other) {
            return then.stream().anyMatch(other.then::contains) || now.stream().anyMatch(other.now::contains);
        }

        private void join(Block other) {
            then.addAll(other.then);
            now.addAll(other.now);
        }
    }

    /**
     * @param places of the people of then among those of now
     */
    static RowsSince of(Told then, Told now, int[] places) {
        BitSet together = new BitSet(then.size() * now.size());
        for (int person = 0; person < places.length; person++) {
            together.set(then.rows()[person] * now.size() + now.rows()[places[person]]);
        }
        List<Block> blocks = new ArrayList<>();
        together.stream().filter(pair -> !then.waits(pair / now.size())).forEach(pair -> {
            Block block = new Block(new HashSet<>(Set.of(pair / now.size())), new HashSet<>(Set.of(pair % now.size())));
            List<Block> met = blocks.stream().filter(block::meets).toList();
            blocks.removeAll(met);
            met.forEach(block::join);
            blocks.add(block);
        });
        int[] to = new int[then.size()];
        Arrays.fill(to, NONE);
        for (Block block : blocks) {
            if (block.then().size() == 1 && block.now().size() == 1) {
                to[block.then().iterator().next()] = block.now().iterator().next();
            }
        }
        if (then.waits() && now.waits()) {
            to[then.size() - 1] = now.size() - 1;
        }
        return new RowsSince(to, blocks);
    }
}
