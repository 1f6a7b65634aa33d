package org.visibles.indicators;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All tables of one variable together, as a reader solves them: by their margins, and by what they share. */
final class GridAttack {

    /** One that is crossed with the variable; a group of it and one of the variable. */
    record At(Variable dimension, int group, int other) {}

    private final Grid grid;
    private final Variable variable;
    /** Whether only what is written beside the tables is known, and nothing that is in them. */
    private final boolean marginsAlone;

    private final List<Variable> dimensions;
    private final LinearAttack attack = new LinearAttack();

    GridAttack(Grid grid, Variable variable, boolean marginsAlone) {
        this.grid = grid;
        this.variable = variable;
        this.marginsAlone = marginsAlone;
        this.dimensions = Variable.dimensions().stream()
                .filter(dimension -> dimension != variable && table(dimension) != null)
                .toList();
        dimensions.forEach(this::margins);
        samePeople();
    }

    /** Adds what an organisation knows of its own people. */
    GridAttack knowing(UUID organisation) {
        for (Variable dimension : dimensions) {
            long[][] own = own(dimension, organisation);
            cells(dimension).stream()
                    .filter(at -> own[at.group()][at.other()] > 0)
                    .forEach(at -> plus(attack.sum(), at).isAtLeast(own[at.group()][at.other()]));
        }
        return this;
    }

    /** Small cells, all of which must be hidden; from an organisation those in which there are others, or of another one. */
    List<At> small(@Nullable UUID organisation) {
        Set<At> small = new LinkedHashSet<>();
        for (Variable dimension : dimensions) {
            long[][] own = own(dimension, organisation);
            cells(dimension).stream()
                    .filter(at -> count(at) < Suppression.THRESHOLD)
                    .filter(at -> organisation == null
                            || count(at) > own[at.group()][at.other()]
                            || dimension == Variable.ORGANISATION && !in(at.group(), organisation))
                    .forEach(small::add);
        }
        return List.copyOf(small);
    }

    /** How far apart the values are that a cell can have; not looked for further than is enough. */
    double width(At at, double enough) {
        return attack.width(at, enough);
    }

    Mark mark(At at) {
        return marginsAlone ? Mark.UNTOLD : table(at.dimension()).mark(at.dimension(), at.group(), at.other());
    }

    long count(At at) {
        return table(at.dimension()).count(at.dimension(), at.group(), at.other());
    }

    private boolean in(int group, UUID organisation) {
        return grid.folding(Variable.ORGANISATION).groupOf(organisation.toString()) == group;
    }

    private long[][] own(Variable dimension, @Nullable UUID organisation) {
        long[][] own =
                new long[grid.folding(dimension).size()][grid.folding(variable).size()];
        grid.subjects().stream()
                .filter(subject -> subject.organisation().equals(organisation))
                .forEach(subject -> own[grid.folding(dimension).groupOf(dimension.of(subject))][
                        grid.folding(variable).groupOf(variable.of(subject))]++);
        return own;
    }

    private Table table(Variable dimension) {
        return grid.table(EnumSet.of(dimension, variable));
    }

    private List<At> cells(Variable dimension) {
        return grid.groups(dimension)
                .boxed()
                .flatMap(group -> grid.groups(variable).mapToObj(other -> new At(dimension, group, other)))
                .toList();
    }

    private void margins(Variable dimension) {
        grid.groups(dimension).forEach(group -> {
            var sum = attack.sum();
            grid.groups(variable).forEach(other -> plus(sum, new At(dimension, group, other)));
            sum.is(grid.total(dimension, group));
        });
        grid.groups(variable).forEach(other -> {
            var sum = attack.sum();
            grid.groups(dimension).forEach(group -> plus(sum, new At(dimension, group, other)));
            sum.is(grid.total(variable, other));
        });
    }

    /** What an attentive reader concludes from a category whose people are exactly those of some categories of another. */
    private void samePeople() {
        for (Variable coarse : dimensions) {
            for (Variable fine : dimensions) {
                if (coarse != fine) {
                    grid.groups(coarse).forEach(group -> samePeople(coarse, group, fine));
                }
            }
        }
    }

    private void samePeople(Variable coarse, int group, Variable fine) {
        Set<Integer> parts = new TreeSet<>();
        grid.subjects().stream()
                .filter(subject -> grid.folding(coarse).groupOf(coarse.of(subject)) == group)
                .forEach(subject -> parts.add(grid.folding(fine).groupOf(fine.of(subject))));
        long sum = parts.stream().mapToLong(part -> grid.total(fine, part)).sum();
        if (sum == grid.total(coarse, group)) {
            grid.groups(variable).forEach(other -> {
                var equation = plus(attack.sum(), new At(coarse, group, other));
                parts.forEach(part -> minus(equation, new At(fine, part, other)));
                equation.is(0);
            });
        }
    }

    private LinearAttack.Sum plus(LinearAttack.Sum sum, At at) {
        return sum.plus(at, mark(at), withdrawn(at), count(at));
    }

    private void minus(LinearAttack.Sum sum, At at) {
        sum.minus(at, mark(at), withdrawn(at), count(at));
    }

    private boolean withdrawn(At at) {
        return marginsAlone || table(at.dimension()).suppression().withdrawn();
    }
}
