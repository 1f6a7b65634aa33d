package org.visibles.indicators;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.visibles.indicators.LinearSystem.Relation;

/**
 * A reader with a linear solver, who knows every published number, what each mark means, and which totals belong together.
 * The solver is not the program's own, and what it answers is proven ({@link LinearSystem}). Of each solution all cells are
 * remembered, and only what hangs together is solved together: two solutions tell of many cells that they cannot be known.
 */
final class LinearAttack {

    private static final int ANYWHERE = 8;

    private record Term(int unknown, double factor) {}

    private record Constraint(List<Term> terms, Relation relation, double bound) {}

    private final Map<Object, Integer> unknowns = new HashMap<>();
    private final List<Constraint> constraints = new ArrayList<>();
    private final Map<Integer, Part> parts = new HashMap<>();

    /** A linear expression of cells that must equal a published number, or be more than it. */
    final class Sum {
        private final List<Term> terms = new ArrayList<>();
        private double known;

        Sum plus(Object cell, Mark mark, boolean withdrawn, long count) {
            return add(cell, mark, withdrawn, count, 1);
        }

        Sum minus(Object cell, Mark mark, boolean withdrawn, long count) {
            return add(cell, mark, withdrawn, count, -1);
        }

        private Sum add(Object cell, Mark mark, boolean withdrawn, long count, int sign) {
            if (mark == Mark.SHOWN) {
                known += sign * count;
            } else {
                terms.add(new Term(unknown(cell, mark, withdrawn), sign));
            }
            return this;
        }

        void is(long total) {
            tell(Relation.EQUAL, total);
        }

        void isAtLeast(long total) {
            tell(Relation.AT_LEAST, total);
        }

        void isAtMost(long total) {
            tell(Relation.AT_MOST, total);
        }

        private void tell(Relation relation, long total) {
            if (!terms.isEmpty()) {
                constraints.add(new Constraint(List.copyOf(terms), relation, total - known));
            }
        }
    }

    Sum sum() {
        return new Sum();
    }

    private int unknown(Object cell, Mark mark, boolean withdrawn) {
        Integer index = unknowns.get(cell);
        if (index == null) {
            index = unknowns.size();
            unknowns.put(cell, index);
            if (mark == Mark.UNDER) {
                constraints.add(new Constraint(List.of(new Term(index, 1)), Relation.AT_MOST, 4));
            } else if (mark == Mark.MASKED && !withdrawn) {
                constraints.add(new Constraint(List.of(new Term(index, 1)), Relation.AT_LEAST, 5));
            }
        }
        return index;
    }

    /** How far apart the least and the most are that the cell can be; not looked for further than is enough. */
    double width(Object cell, double enough) {
        int unknown = unknowns.get(cell);
        if (parts.isEmpty()) {
            divide();
        }
        return parts.get(unknown).width(unknown, enough);
    }

    /** Whether no other whole number is possible. */
    boolean only(Object cell) {
        int unknown = unknowns.get(cell);
        if (parts.isEmpty()) {
            divide();
        }
        Part part = parts.get(unknown);
        if (part.most == null) {
            part.anywhere();
        }
        part.width(unknown, 2);
        int at = part.index.get(unknown);
        return Math.floor(part.most[at] + 1e-6) - Math.ceil(part.least[at] - 1e-6) < 1;
    }

    /** Unknowns that no constraint ties together are solved apart. */
    private void divide() {
        int[] of = new int[unknowns.size()];
        Arrays.setAll(of, unknown -> unknown);
        constraints.forEach(constraint -> constraint
                .terms()
                .forEach(term -> of[root(of, term.unknown())] =
                        root(of, constraint.terms().getFirst().unknown())));
        Map<Integer, Part> byRoot = new HashMap<>();
        for (int unknown = 0; unknown < of.length; unknown++) {
            Part part = byRoot.computeIfAbsent(root(of, unknown), none -> new Part());
            part.index.put(unknown, part.index.size());
            parts.put(unknown, part);
        }
        constraints.forEach(constraint ->
                parts.get(constraint.terms().getFirst().unknown()).constraints.add(constraint));
    }

    private static int root(int[] of, int unknown) {
        int root = unknown;
        while (of[root] != root) {
            root = of[root];
        }
        return root;
    }

    private static final class Part {
        private final Map<Integer, Integer> index = new HashMap<>();
        private final List<Constraint> constraints = new ArrayList<>();
        private LinearSystem system;
        private double[] least;
        private double[] most;

        double width(int unknown, double enough) {
            int at = index.get(unknown);
            for (int sign : new int[] {1, -1}) {
                if (most == null || most[at] - least[at] < enough) {
                    double[] objective = new double[index.size()];
                    objective[at] = sign;
                    solve(objective);
                }
            }
            return most[at] - least[at];
        }

        /** Moves all that are still narrow at once, which tells of most of them that they cannot be known. */
        void anywhere() {
            Random random = new Random(index.size());
            for (int attempt = 0; most == null || attempt < ANYWHERE; attempt++) {
                double[] objective = new double[index.size()];
                Arrays.setAll(
                        objective, each -> most != null && most[each] - least[each] > 1 ? 0 : random.nextInt(-2, 3));
                if (Arrays.stream(objective).allMatch(each -> each == 0)) {
                    break;
                }
                solve(objective);
            }
        }

        private void solve(double[] objective) {
            if (system == null) {
                system = system();
            }
            double[] solution = system.largest(objective);
            if (most == null) {
                most = solution.clone();
                least = solution.clone();
            }
            for (int each = 0; each < solution.length; each++) {
                most[each] = Math.max(most[each], solution[each]);
                least[each] = Math.min(least[each], solution[each]);
            }
        }

        private LinearSystem system() {
            LinearSystem all = new LinearSystem(index.size());
            for (Constraint constraint : constraints) {
                Map<Integer, Double> factors = new HashMap<>();
                constraint
                        .terms()
                        .forEach(term -> factors.merge(index.get(term.unknown()), term.factor(), Double::sum));
                all.add(factors, constraint.relation(), constraint.bound());
            }
            return all;
        }
    }
}
