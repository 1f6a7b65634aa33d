package org.visibles.indicators;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.visibles.indicators.Cell.Exposed;

/**
 * Which small cells of tables too large to be solved have other values, as far as {@link Moves} finds any. What is found
 * proves that the cell is protected; where nothing is found the cell counts as exposed, so more is hidden than the exact way
 * would hide, never less.
 */
final class Alternatives {

    private static final int TRIES = 160;

    /** Of a quick look. */
    private static final int FEW = 16;

    /** How many tries stray further each time before one begins anew. */
    private static final int STRAYING = 32;

    private final int tries;
    private final Moves moves;
    private final List<Cell> cells;
    private final long[] seenLeast;
    private final long[] seenMost;
    /** Who knows by their own people that what was found last is not so. */
    private final Set<Integer> unconvinced = new TreeSet<>();

    private Alternatives(NumberedCells numbered, int tries) {
        this.tries = tries;
        moves = new Moves(numbered);
        cells = moves.cells();
        seenLeast = cells.stream().mapToLong(Cell::count).toArray();
        seenMost = seenLeast.clone();
    }

    /** For a large system. */
    static Alternatives lookedFor(NumberedCells numbered) {
        return new Alternatives(numbered, TRIES);
    }

    /** Before it is solved what the quick look leaves open. */
    static Alternatives atAGlance(NumberedCells numbered) {
        return new Alternatives(numbered, FEW);
    }

    /**
     * The small cells of those guarded of which fewer than {@link Suppression#WIDTH} other values were found.
     *
     * @param safe as in {@link LinearSystem#exposed}
     */
    List<Exposed> exposed(Predicate<Cell> guarded, Set<Cell> safe) {
        List<Exposed> exposed = new ArrayList<>();
        for (int cell = 0; cell < seenLeast.length; cell++) {
            Cell each = cells.get(cell);
            if (hidden(each) && each.small() && guarded.test(each) && !safe.contains(each)) {
                if (wide(cell)) {
                    safe.add(each);
                } else {
                    exposed.add(new Exposed(each, Parts.READER));
                }
            }
        }
        return exposed;
    }

    private static boolean hidden(Cell cell) {
        return cell.mark() != Mark.SHOWN;
    }

    /**
     * First upwards, then down. Each search goes on from where the last one ended, as every step is possible too; when that
     * leads nowhere, from the true counts.
     */
    private boolean wide(int cell) {
        for (int attempt = 0; attempt < tries && width(cell) < Suppression.WIDTH; attempt++) {
            if (attempt == tries / 2) {
                moves.restart(Parts.READER);
            }
            Map<Integer, Integer> move = moves.move(cell, attempt % (tries / 2) < tries / 4 ? 1 : -1, stray(attempt));
            moves.apply(move, Math.min(moves.times(move), Suppression.WIDTH));
            move.keySet().forEach(each -> {
                seenLeast[each] = Math.min(seenLeast[each], moves.value(each));
                seenMost[each] = Math.max(seenMost[each], moves.value(each));
            });
        }
        return width(cell) >= Suppression.WIDTH;
    }

    /** The first goes the straight way, the next ever less so. */
    private static int stray(int attempt) {
        return attempt % STRAYING;
    }

    private long width(int cell) {
        return seenMost[cell] - seenLeast[cell];
    }

    /** The same for organisations that know their own people; to be asked when there is nothing exposed to everybody. */
    List<Exposed> exposedToInsiders(Predicate<Cell> guarded, Set<Cell> safe) {
        List<Exposed> exposed = new ArrayList<>();
        for (int cell = 0; cell < cells.size(); cell++) {
            Cell each = cells.get(cell);
            if (hidden(each) && each.small() && each.known() && guarded.test(each) && !safe.contains(each)) {
                int insider = narrowFor(cell);
                if (insider == Leeway.NOBODY) {
                    safe.add(each);
                } else {
                    exposed.add(new Exposed(each, insider));
                }
            }
        }
        return exposed;
    }

    /** As {@link Leeway#narrowFor}: what is found for one convinces all but those whose people it takes away. */
    private int narrowFor(int cell) {
        Cell of = cells.get(cell);
        if (others(cell, Parts.READER) < of.enough(Parts.READER)) {
            return Parts.READER;
        }
        Set<Integer> open = new TreeSet<>(unconvinced);
        open.removeIf(each -> !of.others(each));
        while (!open.isEmpty()) {
            int insider = open.iterator().next();
            open.remove(insider);
            long others = others(cell, insider);
            if (others >= of.enough(insider)) {
                open.retainAll(unconvinced);
            } else if (others < of.wanted(insider)) {
                return insider;
            }
        }
        return Leeway.NOBODY;
    }

    private long others(int cell, int insider) {
        unconvinced.clear();
        long enough = cells.get(cell).enough(insider);
        long up = others(cell, insider, 1, enough);
        return up + others(cell, insider, -1, enough - up);
    }

    private long others(int cell, int insider, int direction, long limit) {
        moves.restart(insider);
        long found = 0;
        for (int attempt = 0; attempt < tries / 2 && found < limit; attempt++) {
            Map<Integer, Integer> move = moves.move(cell, direction, stray(attempt));
            long times = Math.min(moves.times(move), limit - found);
            moves.apply(move, times);
            found += times;
        }
        for (int each : new HashSet<>(moves.changed())) {
            Cell of = cells.get(each);
            if (moves.value(each) < of.count()) {
                for (int knower : of.table().parts().knowers(of.row(), of.column())) {
                    if (moves.value(each) < of.own(knower)) {
                        unconvinced.add(knower);
                    }
                }
            }
        }
        return found;
    }
}
