package org.visibles.indicators;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * All that is published about one cohort: the totals of each variable, and the tables of each dimension with each
 * variable that the list of crossings or a share calls for. Totals are made publishable by folding, tables by
 * suppression; what one table would give away of another, because categories hold exactly the same people, is hidden in
 * both. In tables of who people are, new ones wait until they are told together ({@link NewPeople}).
 * What earlier days told is remembered ({@link Remembered}).
 */
final class Grid {

    private static final Set<Variable> PLACES = EnumSet.of(Variable.COMMUNE, Variable.ORGANISATION, Variable.QPV);

    private final List<Subject> subjects;
    /** In which group of a variable each of the subjects is. */
    private final Map<Variable, Told> groups = new EnumMap<>(Variable.class);
    /** The same where it is told who people are. */
    private final Map<Variable, Told> told = new EnumMap<>(Variable.class);

    private final int batches;
    private final Scope scope;
    private final @Nullable Grid stages;
    private SinceBefore sinceBefore = SinceBefore.NONE;
    private Histories histories = Histories.NONE;
    private final Map<Variable, int[]> since = new EnumMap<>(Variable.class);

    private final List<String> organisations;

    private final Insiders insiders;
    private volatile @Nullable Map<UUID, Integer> keys;
    private final Map<Variable, Folding> foldings = new EnumMap<>(Variable.class);
    private final Map<Set<Variable>, Table> tables = new LinkedHashMap<>();

    Grid(List<Subject> subjects) {
        this(Entered.atOnce(subjects), Scope.ALL, null, null);
    }

    /**
     * @param before as it was told last
     * @param stages how far people have come, beside what was told of that before
     */
    Grid(Entered entered, Scope scope, @Nullable Grid before, @Nullable Grid stages) {
        this.subjects = entered.subjects();
        this.scope = scope;
        this.stages = stages;
        Map<Variable, Sorted> sorted = Sorted.all(subjects);
        organisations = sorted.values().stream()
                .filter(each -> each.variable() == Variable.ORGANISATION)
                .flatMap(each -> each.counts().keySet().stream())
                .toList();
        insiders = Insiders.of(organisations, Variable.ORGANISATION::of, this.subjects, any -> 1);
        foldings.putAll(Meaning.foldings(
                sorted.values().stream().collect(toMap(Sorted::variable, each -> each.counts())),
                revealingRemainders()));
        batches = entered.number();
        WhoIsTold people = entered.told(sorted);
        foldings.putAll(people.foldings());
        told.putAll(people.told());
        since.putAll(people.since());
        sorted.forEach((variable, each) -> groups.put(
                variable,
                Told.all(each.places(folding(variable)), folding(variable).size())));
        if (publishable()) {
            Optional<Remembered> remembered = Optional.ofNullable(before).map(then -> scope.remembers(then, this));
            cross(remembered);
            new LinkedCells(this).protect(remembered);
            sinceBefore = remembered.map(Remembered::sinceBefore).orElse(SinceBefore.NONE);
            if (scope == Scope.STAGES) {
                histories = (before == null ? histories : before.histories).next(new StagesMonth(this));
            }
        }
    }

    /** Of one organisation's people, beside what is published of the whole programme. */
    Grid(List<Subject> subjects, OwnLimits limits) {
        this.subjects = List.copyOf(subjects);
        this.organisations = List.of();
        this.insiders = Insiders.none();
        this.scope = Scope.ALL;
        this.stages = null;
        this.batches = 1;
        OwnStood rows = limits.rows(subjects, revealingRemainders());
        foldings.putAll(rows.foldings());
        rows.places()
                .forEach((variable, places) ->
                        groups.put(variable, Told.all(places, folding(variable).size())));
        if (publishable()) {
            cross(Optional.empty());
            LinkedCells linked = new LinkedCells(this);
            linked.protect(Optional.empty());
            limits.protect(this, linked);
        }
    }

    private void cross(Optional<Remembered> remembered) {
        groups.forEach(told::putIfAbsent);
        for (Variable dimension : Variable.dimensions()) {
            for (Variable variable : Variable.values()) {
                if (scope.has(variable) && crossed(dimension, variable)) {
                    tables.computeIfAbsent(
                            EnumSet.of(dimension, variable), none -> table(dimension, variable, remembered));
                }
            }
        }
    }

    /** Whether there are enough people to publish anything at all. */
    boolean publishable() {
        return subjects.size() >= Suppression.THRESHOLD;
    }

    /** What ties the tables to those that were told before them. */
    SinceBefore sinceBefore() {
        return sinceBefore;
    }

    List<Subject> subjects() {
        return subjects;
    }

    /** The places of those whom one organisation identified first, among the {@link #subjects}. */
    int[] members(UUID organisation) {
        int number = organisations.indexOf(organisation.toString());
        return number < 0 ? new int[0] : insiders.members(number);
    }

    /** How many batches people entered in. */
    int batches() {
        return batches;
    }

    /**
     * With which batch it was told who each of the {@link #subjects} is, by one variable.
     *
     * @return nothing where everybody was told at once
     */
    Optional<int[]> since(Variable variable) {
        return Optional.ofNullable(since.get(variable));
    }

    /** The organisations whose people they are, in the order of their numbers. */
    List<String> organisations() {
        return organisations;
    }

    Folding folding(Variable variable) {
        return foldings.getOrDefault(variable, Folding.none(new TreeMap<>()));
    }

    long total(Variable variable, int group) {
        return rows(variable, false).counts()[group];
    }

    /** Of how many people of a group it is told who they are. */
    long told(Variable variable, int group) {
        return rows(variable, true).people(group);
    }

    @Nullable
    Table table(Set<Variable> pair) {
        return tables.get(pair);
    }

    Collection<Table> tables() {
        return tables.values();
    }

    /** Two places are never crossed with each other; dimensions as published, and each with all that a share counts. */
    static boolean crossed(Variable dimension, Variable variable) {
        if (dimension == variable
                || PLACES.contains(variable) && !dimension.crossings().contains(variable)) {
            return false;
        }
        return dimension != Variable.QPV || variable != Variable.IN_QPV && variable != Variable.QUARTER;
    }

    /** The group of a variable in which each of the {@link #subjects} is, in their order. */
    int[] places(Variable variable) {
        return rows(variable, false).rows();
    }

    /**
     * In which rows the people stand in tables of this variable.
     *
     * @param who in those that tell who they are
     */
    Told rows(Variable variable, boolean who) {
        return (who ? told : groups).getOrDefault(variable, Told.all(new int[0], 0));
    }

    private Table table(Variable one, Variable other, Optional<Remembered> remembered) {
        Variable first = one.compareTo(other) < 0 ? one : other;
        Variable second = first == one ? other : one;
        boolean who = first.tellsWho() && second.tellsWho();
        Told rows = rows(first, who);
        Told columns = rows(second, who);
        long[][] counts = new long[rows.size()][columns.size()];
        for (int subject = 0; subject < rows.rows().length; subject++) {
            counts[rows.rows()[subject]][columns.rows()[subject]]++;
        }
        Parts parts = scope == Scope.STAGES
                ? Parts.none(counts)
                : new Parts(insiders, rows.rows(), columns.rows(), counts, first == Variable.ORGANISATION);
        Table stage = stages == null ? null : stages.table(EnumSet.of(first, second));
        Past past = stage != null
                ? Past.of(stage.suppression(), counts)
                : remembered
                        .filter(any -> who)
                        .map(memory -> memory.past(first, second, rows, columns, counts))
                        .orElseGet(() -> Past.none(counts));
        Suppression suppression = new Suppression(counts, Set.of(), parts, past);
        if (stage != null && stage.suppression().withdrawn()) {
            suppression.withdraw();
        }
        return new Table(first, second, rows, columns, counts, suppression);
    }

    private Set<String> revealingRemainders() {
        return Remainders.revealing(subjects.stream()
                .collect(groupingBy(Subject::commune, groupingBy(Subject::qpv, TreeMap::new, counting()))));
    }

    /** The places of people among the {@link #subjects}, fastest where they come in the same order; -1 for others. */
    int[] placesOf(List<Subject> people) {
        int[] places = new int[people.size()];
        int place = 0;
        for (int each = 0; each < places.length; each++) {
            UUID key = people.get(each).key();
            while (place < subjects.size() && !subjects.get(place).key().equals(key)) {
                place++;
            }
            if (place == subjects.size()) {
                return people.stream().mapToInt(one -> placeOf(one.key())).toArray();
            }
            places[each] = place++;
        }
        return places;
    }

    /** The place of a person among the {@link #subjects}; -1 for somebody else. */
    int placeOf(UUID key) {
        Map<UUID, Integer> places = keys;
        if (places == null) {
            places = new HashMap<>();
            for (int subject = 0; subject < subjects.size(); subject++) {
                places.put(subjects.get(subject).key(), subject);
            }
            keys = places;
        }
        return places.getOrDefault(key, -1);
    }

    /** The groups of a variable, as a stream of their numbers. */
    IntStream groups(Variable variable) {
        return IntStream.range(0, folding(variable).size());
    }
}
