package org.visibles.indicators;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.IntStream;

/**
 * How the categories of an organisation's own file are put together. Of each variable the file tells no more than the
 * programme's row of that organisation: the categories that are shown there stand, the others are one, whose number follows
 * from that row anyway. Of places, which are not crossed with organisations, a category stands where five people or more of
 * the programme are there beside the organisation's, or none. Who waits is in {@link OwnStanding}.
 */
final class OwnFoldings {

    private final Grid whole;
    private final int row;
    private final OwnStanding standing;
    private final Map<Variable, SortedMap<String, Long>> counts;
    private final Map<Variable, Folding> foldings = new EnumMap<>(Variable.class);
    private final Map<Variable, int[]> places = new EnumMap<>(Variable.class);

    /**
     * @param row the group of the organisation, which stands by itself
     */
    OwnFoldings(Grid whole, int row, OwnStanding standing) {
        this.whole = whole;
        this.row = row;
        this.standing = standing;
        this.counts = standing.counts();
    }

    /**
     * @param forced QPVs that are not told apart even when they are large enough
     */
    OwnStood rows(Set<String> forced) {
        counts.forEach((variable, each) -> {
            Table table = whole.table(EnumSet.of(Variable.ORGANISATION, variable));
            if (variable == Variable.ORGANISATION) {
                foldings.put(variable, Folding.none(each));
            } else if (table != null && !variable.tellsWho()) {
                foldings.put(variable, Folding.as(enough(variable, asInRow(variable, table))));
            }
        });
        for (Meaning meaning : Meaning.ALL) {
            Folding one = require(foldings, meaning.one());
            List<Integer> apart = require(foldings, meaning.other()).groupsOf(meaning.these());
            if (apart == null || apart.isEmpty() || one.groupsOf(meaning.of()) == null) {
                foldings.put(meaning.one(), Folding.together(require(counts, meaning.one())));
            }
        }
        foldings.forEach((variable, folding) -> places.put(variable, standing.everybody(variable, folding)));
        counts.forEach((variable, each) -> {
            Table table = whole.table(EnumSet.of(Variable.ORGANISATION, variable));
            if (variable.tellsWho() && variable != Variable.ORGANISATION && table != null) {
                stand(
                        variable,
                        standing.of(variable, asInRow(variable, table), categories(variable), hiddenWaiting(table)));
            }
        });
        stand(
                Variable.COMMUNE,
                standing.of(
                        Variable.COMMUNE,
                        places(Variable.COMMUNE, atoms(Variable.COMMUNE), Set.of()),
                        categories(Variable.COMMUNE),
                        false));
        stand(
                Variable.QPV,
                standing.of(
                        Variable.QPV,
                        qpvs(require(foldings, Variable.IN_QPV), forced),
                        categories(Variable.QPV),
                        false));
        return new OwnStood(foldings, places);
    }

    private void stand(Variable variable, OwnStanding.Rows rows) {
        foldings.put(variable, rows.folding());
        places.put(variable, rows.places());
    }

    private static <T> T require(Map<Variable, T> of, Variable variable) {
        return Objects.requireNonNull(of.get(variable));
    }

    /** Those of the programme, whether any of the organisation's people are there or not. */
    private Set<String> categories(Variable variable) {
        return whole.groups(variable)
                .mapToObj(whole.folding(variable)::categories)
                .collect(HashSet::new, Set::addAll, Set::addAll);
    }

    /** Those that are hidden are left out where it is hidden too how many wait: their number does not follow. */
    private List<Set<String>> asInRow(Variable variable, Table table) {
        List<Set<String>> groups = new ArrayList<>();
        Set<String> hidden = new HashSet<>();
        whole.groups(variable).forEach(group -> {
            List<String> categories = whole.folding(variable).categories(group);
            if (table.mark(Variable.ORGANISATION, row, group) == Mark.SHOWN) {
                groups.add(Set.copyOf(categories));
            } else {
                hidden.addAll(categories);
            }
        });
        if (!hidden.isEmpty() && !hiddenWaiting(table)) {
            groups.add(hidden);
        }
        return groups;
    }

    private boolean hiddenWaiting(Table table) {
        return table.waiting(Variable.ORGANISATION, row)
                .filter(cell -> cell.mark() != Mark.SHOWN)
                .isPresent();
    }

    private List<Set<String>> enough(Variable variable, List<Set<String>> groups) {
        return groups.stream().allMatch(group -> own(variable, group) >= Suppression.THRESHOLD)
                ? groups
                : List.of(Set.copyOf(require(counts, variable).keySet()));
    }

    /** The groups of the programme in which people of the organisation are told. */
    private List<Set<String>> atoms(Variable variable) {
        return IntStream.range(0, whole.folding(variable).size())
                .mapToObj(group -> Set.copyOf(whole.folding(variable).categories(group)))
                .filter(group -> own(variable, group) > 0)
                .toList();
    }

    /** What is in a QPV and what is not are told apart where the organisation's row tells that. */
    private List<Set<String>> qpvs(Folding inQpv, Set<String> forced) {
        List<Set<String>> groups = new ArrayList<>();
        for (int part = 0; part < inQpv.size(); part++) {
            Set<String> of = Set.copyOf(inQpv.categories(part));
            List<Set<String>> inside = atoms(Variable.QPV).stream()
                    .filter(atom -> atom.stream().map(Subject::inQpv).anyMatch(of::contains))
                    .toList();
            boolean told = whole.groups(Variable.IN_QPV)
                    .anyMatch(group -> Set.copyOf(whole.folding(Variable.IN_QPV).categories(group))
                            .equals(of));
            if (told) {
                groups.addAll(places(Variable.QPV, inside, forced));
            } else if (!inside.isEmpty() && !OwnStanding.waits(of)) {
                groups.add(inside.stream().collect(HashSet::new, Set::addAll, Set::addAll));
            }
        }
        return groups;
    }

    private List<Set<String>> places(Variable variable, List<Set<String>> atoms, Set<String> forced) {
        return new FoldedBeside(
                        group -> own(variable, group),
                        List.of(group -> whole(variable, group, false), group -> whole(variable, group, true)),
                        forced)
                .fold(atoms);
    }

    private long own(Variable variable, Set<String> group) {
        return group.stream()
                .mapToLong(category -> require(counts, variable).getOrDefault(category, 0L))
                .sum();
    }

    /** @param told of whom it is told who they are */
    private long whole(Variable variable, Set<String> group, boolean told) {
        return group.stream()
                .mapToInt(category -> whole.folding(variable).groupOf(category))
                .filter(each -> each >= 0)
                .distinct()
                .mapToLong(each -> told ? whole.told(variable, each) : whole.total(variable, each))
                .sum();
    }
}
