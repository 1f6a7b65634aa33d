package org.visibles.indicators;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * For tables too large to be solved as a {@link LinearSystem}: looks for other counts that a reader must hold to be possible,
 * by changing a cell by one and putting each sum right that this breaks, with as few further cells as can be. The same tables
 * always have the same result.
 */
final class Moves {

    private static final int MOST_CHANGES = 60;
    /** Of a sum with very many cells so many are looked at for one step. */
    private static final int LOOKED_AT = 150;

    private final NumberedCells numbered;
    private final List<Cell> cells;
    /** Of hidden cells. */
    private final int[][] members;

    private final int[][] signs;
    private final Random random = new Random(42);
    private final long[] value;
    private final Set<Integer> changed = new HashSet<>();
    /** Who is to be convinced. */
    private int insider = Parts.READER;

    Moves(NumberedCells numbered) {
        NumberedCells.Sums hidden = numbered.hidden();
        this.numbered = numbered;
        this.cells = numbered.cells();
        this.members = hidden.members();
        this.signs = hidden.signs();
        this.value = cells.stream().mapToLong(Cell::count).toArray();
    }

    List<Cell> cells() {
        return cells;
    }

    /** What a cell is held to be at this step. */
    long value(int cell) {
        return value[cell];
    }

    /** From the true counts again, for whoever knows this organisation's people. */
    void restart(int organisation) {
        changed.forEach(cell -> value[cell] = cells.get(cell).count());
        changed.clear();
        insider = organisation;
    }

    /** Cells that are not what they are in truth, or were not at one step. */
    Set<Integer> changed() {
        return changed;
    }

    /** Goes on from the last step. */
    void apply(Map<Integer, Integer> move, long times) {
        move.forEach((cell, by) -> value[cell] += by * times);
        changed.addAll(move.keySet());
    }

    /** How often changes can be made. */
    long times(Map<Integer, Integer> move) {
        return move.entrySet().stream()
                .mapToLong(each -> room(each.getKey(), each.getValue()))
                .min()
                .orElse(0);
    }

    private long room(int cell, int direction) {
        Cell of = cells.get(cell);
        if (of.table().parts().owns(insider, of.row(), of.column())) {
            return 0;
        }
        long least = Math.max(of.own(insider), of.least());
        return direction > 0 ? of.most() - value[cell] : value[cell] - least;
    }

    /**
     * Changes that leave every sum as it is, with one more (or less) in the cell; empty when none were found.
     *
     * @param stray how far chance may lead away from what breaks least, which can be a dead end; 0 for not at all
     */
    Map<Integer, Integer> move(int cell, int direction, int stray) {
        Map<Integer, Integer> move = new HashMap<>();
        Map<Integer, Integer> broken = new HashMap<>();
        if (room(cell, direction) < 1) {
            return move;
        }
        change(cell, direction, move, broken);
        while (!broken.isEmpty()) {
            int equation = narrowest(broken);
            int next = move.size() < MOST_CHANGES ? next(equation, move, broken, stray) : 0;
            if (next == 0) {
                return Map.of();
            }
            change(Math.abs(next) - 1, Integer.signum(next), move, broken);
        }
        return move;
    }

    private void change(int cell, int by, Map<Integer, Integer> move, Map<Integer, Integer> broken) {
        move.put(cell, by);
        for (int equation : numbered.equationsOf(cell)) {
            int off = broken.getOrDefault(equation, 0) + by * sign(equation, cell);
            if (off == 0) {
                broken.remove(equation);
            } else {
                broken.put(equation, off);
            }
        }
    }

    private int sign(int equation, int cell) {
        return signs[equation][Arrays.binarySearch(members[equation], cell)];
    }

    /** The broken sum with the fewest cells: what must be done first. */
    private int narrowest(Map<Integer, Integer> broken) {
        return Collections.min(broken.keySet(), (one, other) -> {
            int by = Integer.compare(members[one].length, members[other].length);
            return by != 0 ? by : Integer.compare(one, other);
        });
    }

    /** The cell that puts a sum right and breaks least, counted from one and signed by the way it changes; 0 for none. */
    private int next(int equation, Map<Integer, Integer> move, Map<Integer, Integer> broken, int stray) {
        int[] of = members[equation];
        int begin = random.nextInt(of.length);
        int looked = 0;
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int each = 0; each < of.length && looked < LOOKED_AT; each++) {
            int place = (begin + each) % of.length;
            int cell = of[place];
            int by = -Integer.signum(broken.getOrDefault(equation, 0)) * signs[equation][place];
            if (!move.containsKey(cell) && room(cell, by) >= 1) {
                looked++;
                int cost = cost(cell, by, broken) + random.nextInt(stray + 1);
                if (cost < least) {
                    least = cost;
                    best = by * (cell + 1);
                }
            }
        }
        return best;
    }

    /** What a change breaks less what it puts right; half of it where one more change does both. */
    private int cost(int cell, int by, Map<Integer, Integer> broken) {
        int cost = 0;
        for (int equation : numbered.equationsOf(cell)) {
            int off = broken.getOrDefault(equation, 0);
            int change = by * sign(equation, cell);
            if (off != 0) {
                cost += Integer.signum(off) == -change ? -4 : 4;
            } else {
                cost += mendable(equation, cell, change, broken) ? 1 : 4;
            }
        }
        return cost;
    }

    /** Whether a cell of the sum, changed the other way, would put another broken sum right. */
    private boolean mendable(int equation, int except, int off, Map<Integer, Integer> broken) {
        int[] of = members[equation];
        for (int place = 0; place < Math.min(of.length, LOOKED_AT); place++) {
            int by = -off * signs[equation][place];
            if (of[place] != except && room(of[place], by) >= 1) {
                for (int other : numbered.equationsOf(of[place])) {
                    int broke = broken.getOrDefault(other, 0);
                    if (other != equation && broke != 0 && Integer.signum(broke) == -by * sign(other, of[place])) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
