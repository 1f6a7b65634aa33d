package org.visibles.indicators;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How far unknowns can move apart while equations and bounds hold: the simplex method for bounded unknowns. It begins at a
 * solution that is known, the true counts, and each search goes on from where the last one ended; all values that an
 * unknown was seen to take on the way are remembered, as every step is a solution too.
 */
final class Reach {

    private static final int MOST_STEPS = 5_000;
    /** After as many steps that gain nothing the order of the unknowns decides, so that no step comes back (R. G. Bland, 1977). */
    private static final int PATIENCE = 50;

    private static final double ZERO = 1e-9;

    /** Of so many steps the whole solution is kept, for whoever asks with other bounds. */
    private static final int KEPT = 400;

    private final double[] truth;
    private final List<double[]> solutions = new ArrayList<>();
    private final double[] value;
    private double[] least;
    private final double[] most;
    private final double[] seenLeast;
    private final double[] seenMost;
    /** One row for each equation that says something of its own, solved for the unknown named in {@link #solved}. */
    private final double[][] rows;

    private final int[] solved;
    private final boolean[] isSolved;

    /**
     * @param equations factors of the unknowns, which change the sum by nothing
     * @param truth a solution within the bounds
     */
    Reach(List<double[]> equations, double[] truth, double[] least, double[] most) {
        this.truth = truth;
        this.value = truth.clone();
        this.least = least;
        this.most = most;
        this.seenLeast = truth.clone();
        this.seenMost = truth.clone();
        double[][] all = equations.stream().map(double[]::clone).toArray(double[][]::new);
        int[] pivots = new int[all.length];
        int rank = 0;
        for (int row = 0; row < all.length; row++) {
            int column = largest(all[row]);
            if (column >= 0) {
                double[] kept = all[row];
                all[rank] = kept;
                pivots[rank] = column;
                eliminate(all, rank, column, rank + 1, row + 1);
                rank++;
            }
        }
        this.rows = Arrays.copyOf(all, rank);
        this.solved = Arrays.copyOf(pivots, rank);
        this.isSolved = new boolean[value.length];
        for (int column : solved) {
            isSolved[column] = true;
        }
    }

    private static int largest(double[] row) {
        int best = -1;
        for (int column = 0; column < row.length; column++) {
            if (Math.abs(row[column]) > ZERO && (best < 0 || Math.abs(row[column]) > Math.abs(row[best]))) {
                best = column;
            }
        }
        return best;
    }

    /** Solves one row for an unknown and takes that out of all others, but for those between the two numbers, which are void. */
    private static void eliminate(double[][] rows, int pivot, int column, int fromVoid, int toVoid) {
        double[] of = rows[pivot];
        double by = of[column];
        int[] filled = new int[of.length]; // most factors are 0
        int number = 0;
        for (int each = 0; each < of.length; each++) {
            if (of[each] != 0) {
                of[each] /= by;
                filled[number++] = each;
            }
        }
        for (int row = 0; row < rows.length; row++) {
            double factor = rows[row][column];
            if (row != pivot && (row < fromVoid || row >= toVoid) && Math.abs(factor) > ZERO) {
                double[] from = rows[row];
                for (int next = 0; next < number; next++) {
                    from[filled[next]] -= factor * of[filled[next]];
                }
            }
        }
    }

    /**
     * Begins anew with other least values, which the true counts satisfy. Of the solutions that were found before, those that
     * do too are solutions still.
     */
    void restart(double[] least) {
        this.least = least;
        see(truth, true);
        for (double[] solution : solutions) {
            if (IntStream.range(0, solution.length).allMatch(each -> solution[each] >= least[each] - ZERO)) {
                see(solution, false);
            }
        }
        System.arraycopy(truth, 0, value, 0, truth.length);
    }

    private void see(double[] solution, boolean first) {
        for (int each = 0; each < solution.length; each++) {
            seenLeast[each] = first ? solution[each] : Math.min(seenLeast[each], solution[each]);
            seenMost[each] = first ? solution[each] : Math.max(seenMost[each], solution[each]);
        }
    }

    /** How far apart the values are that the unknown was seen to take so far. */
    double width(int unknown) {
        return seenMost[unknown] - seenLeast[unknown];
    }

    /**
     * Looks for values of an unknown that are this far apart.
     *
     * @return whether there are such; not either when the search takes too long, which must not count as a proof
     */
    boolean atLeast(int unknown, double apart) {
        return search(unknown, 1, apart) || search(unknown, -1, apart);
    }

    private boolean search(int unknown, int direction, double apart) {
        int idle = 0;
        for (int step = 0; step < MOST_STEPS && width(unknown) < apart; step++) {
            int entering = entering(unknown, direction, idle > PATIENCE);
            if (entering == 0) {
                return false;
            }
            double moved = move(Math.abs(entering) - 1, Integer.signum(entering), idle > PATIENCE);
            idle = moved > ZERO ? 0 : idle + 1;
        }
        return width(unknown) >= apart;
    }

    /** An unknown whose change improves, counted from one and signed by the way it changes; 0 when there is none. */
    private int entering(int unknown, int direction, boolean first) {
        if (!isSolved[unknown]) {
            return room(unknown, direction) > ZERO ? direction * (unknown + 1) : 0;
        }
        double[] row = rows[rowOf(unknown)];
        int best = 0;
        double gain = ZERO;
        for (int each = 0; each < row.length; each++) {
            int way = row[each] < 0 ? direction : -direction;
            if (!isSolved[each] && Math.abs(row[each]) > gain && room(each, way) > ZERO) {
                best = way * (each + 1);
                if (first) {
                    return best;
                }
                gain = Math.abs(row[each]);
            }
        }
        return best;
    }

    private double room(int unknown, int way) {
        return way > 0 ? most[unknown] - value[unknown] : value[unknown] - least[unknown];
    }

    private int rowOf(int unknown) {
        for (int row = 0; row < solved.length; row++) {
            if (solved[row] == unknown) {
                return row;
            }
        }
        throw new IllegalArgumentException();
    }

    /** Changes an unknown as far as its bounds and those of the solved ones allow; the one that stops it takes its place. */
    private double move(int unknown, int way, boolean first) {
        double far = room(unknown, way);
        int stopping = -1;
        for (int row = 0; row < rows.length; row++) {
            double rate = -rows[row][unknown] * way;
            if (Math.abs(rate) > ZERO) {
                double room = Math.max(0, room(solved[row], rate > 0 ? 1 : -1)) / Math.abs(rate);
                if (room < far - ZERO || room <= far + ZERO && better(row, stopping, unknown, first)) {
                    far = Math.min(far, room);
                    stopping = row;
                }
            }
        }
        set(unknown, value[unknown] + way * far);
        for (int row = 0; row < rows.length; row++) {
            double rate = -rows[row][unknown] * way;
            if (Math.abs(rate) > ZERO) {
                set(solved[row], value[solved[row]] + rate * far);
            }
        }
        if (far > ZERO && solutions.size() < KEPT) {
            solutions.add(value.clone());
        }
        if (stopping >= 0) {
            int leaving = solved[stopping];
            eliminate(rows, stopping, unknown, 0, 0);
            solved[stopping] = unknown;
            isSolved[unknown] = true;
            isSolved[leaving] = false;
        }
        return far;
    }

    /** Of rows that stop at the same point: the one with the largest factor, or the first unknown of all. */
    private boolean better(int row, int than, int unknown, boolean first) {
        if (than < 0) {
            return true;
        }
        return first ? solved[row] < solved[than] : Math.abs(rows[row][unknown]) > Math.abs(rows[than][unknown]);
    }

    private void set(int unknown, double to) {
        double within = Math.min(most[unknown], Math.max(least[unknown], to));
        value[unknown] = within;
        seenLeast[unknown] = Math.min(seenLeast[unknown], within);
        seenMost[unknown] = Math.max(seenMost[unknown], within);
    }
}
