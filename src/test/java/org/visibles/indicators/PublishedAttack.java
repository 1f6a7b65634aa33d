package org.visibles.indicators;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.visibles.indicators.Figures.Line;
import org.visibles.indicators.Figures.Row;

/**
 * A reader without access to the rows who keeps every answer that can be asked for, as page and file say it, and puts them
 * together: counts, shares that stand beside counts, crossings, what the words mean (nobody is lost who was not mobilised)
 * and what everybody knows (a QPV lies in its commune, the categories of the registry). Nothing of the program's own
 * reasoning is used but its answers.
 */
final class PublishedAttack {

    /** So many people: those of some categories, one of a variable; one variable or two. */
    record Count(SortedMap<Variable, String> of) {

        static Count of(Variable variable, String category) {
            return new Count(new TreeMap<>(Map.of(variable, category)));
        }

        Count and(Variable variable, String category) {
            SortedMap<Variable, String> more = new TreeMap<>(of);
            more.put(variable, category);
            return new Count(more);
        }
    }

    /** The category of those of whom a table of who people are does not tell yet. */
    private static final String WAITS = "WAITS";

    private record Said(List<Count> plus, List<Count> minus, Relation relation, long number) {}

    private enum Relation {
        IS,
        AT_LEAST,
        AT_MOST
    }

    /** Those connected who have no positive outcome: nothing is told of them but by a difference. */
    private static final String WITHOUT_OUTCOME = "WITHOUT_OUTCOME";

    /** Those of a commune who live in none of its QPVs that stand by themselves. */
    private static final String OUTSIDE = "OUTSIDE";

    private static final Set<Variable> HAPPENED = EnumSet.of(
            Variable.REACHED, Variable.EXIT, Variable.STILL, Variable.LOST, Variable.KNOWN, Variable.SITUATION);

    private final Map<Count, Long> known = new HashMap<>();
    private final List<Said> told = new ArrayList<>();
    /** What would be a difference: of which counts, less which. */
    private final Map<Count, List<List<Count>>> differences = new LinkedHashMap<>();

    private final Map<Variable, List<String>> categories = new EnumMap<>(Variable.class);
    private final Set<Set<Variable>> crossed = new LinkedHashSet<>();
    private final LinearAttack attack = new LinearAttack();
    private final Set<Count> unknown = new HashSet<>();
    /** Of how many people of a place it is told who they are. */
    private final Map<Count, Long> toldOf = new HashMap<>();

    private long everybody;

    /** Everybody, and all rows by one dimension. */
    void learn(Row total, Map<Variable, List<Row>> byOne) {
        everybody = (long) people(total).number();
        byOne.forEach((dimension, rows) -> categories.put(
                dimension, rows.stream().map(row -> row.categories().getFirst()).toList()));
        for (Variable variable : Variable.values()) {
            if (!Variable.dimensions().contains(variable)) {
                List<String> all = new ArrayList<>(variable.always());
                if (variable == Variable.DISABILITY || variable == Variable.SITUATION) {
                    all.add(Variable.NOT_STATED);
                }
                categories.put(variable, all.stream().distinct().toList());
            }
        }
        lines(null, total, Map.of());
        byOne.forEach((dimension, rows) -> {
            Map<Indicator, Boolean> named = named(rows);
            rows.forEach(row -> {
                Count place = Count.of(dimension, row.categories().getFirst());
                known.put(place, (long) people(row).number());
                lines(place, row, named);
            });
        });
    }

    /** All pairs of two dimensions. */
    void learn(Variable one, Variable other, List<Row> rows) {
        crossed.add(EnumSet.of(one, other));
        boolean named = rows.stream().anyMatch(row -> people(row).state() == Value.State.UNDER);
        for (Row row : rows) {
            Count count = Count.of(one, row.categories().getFirst())
                    .and(other, row.categories().getLast());
            tell(List.of(count), people(row), named);
        }
    }

    private static Value people(Row row) {
        return row.line(Indicator.IDENTIFIED).orElseThrow().result();
    }

    /** Of which indicators a table says of small numbers that they are small: there "hidden" means that they are not. */
    private static Map<Indicator, Boolean> named(List<Row> rows) {
        Map<Indicator, Boolean> named = new EnumMap<>(Indicator.class);
        rows.forEach(row -> row.lines()
                .forEach(line -> named.merge(
                        line.indicator(), line.numerator().state() == Value.State.UNDER, Boolean::logicalOr)));
        return named;
    }

    private void lines(Count place, Row row, Map<Indicator, Boolean> named) {
        for (Line line : row.lines()) {
            if (!(line.indicator().measure() instanceof Measure.Share share)) {
                continue;
            }
            double people = people(row).number();
            if (place != null
                    && share.variable().tellsWho()
                    && line.denominator().isShown()) {
                people = line.denominator().number();
                toldOf.put(place, (long) people);
            }
            if (line.numerator().state() == Value.State.EMPTY
                    || place != null && place.of().firstKey() == share.variable()) {
                continue; // a category by its own variable says no more than how many they are
            }
            if (place != null) {
                crossed.add(EnumSet.of(place.of().firstKey(), share.variable()));
            }
            boolean big = named.getOrDefault(line.indicator(), false)
                    && share.numerator().size() == 1
                    && known.containsKey(Count.of(
                            share.variable(), share.numerator().iterator().next()));
            tell(counts(place, share.variable(), share.numerator()), line.numerator(), big);
            if (!share.denominator().isEmpty()) {
                tell(counts(place, share.variable(), share.denominator()), line.denominator(), false);
            }
            List<Count> notStated = new ArrayList<>(counts(place, share.variable(), share.notStated()));
            if (place != null && share.variable().tellsWho()) {
                notStated.add(place.and(share.variable(), WAITS));
            }
            share(notStated, line.notStated(), people);
            share(counts(place, share.variable(), share.toReconfirm()), line.toReconfirm(), people);
        }
    }

    private void share(List<Count> counts, Value share, double people) {
        if (share.isShown()) {
            tell(counts, Value.shown(Math.rint(share.number() * people)), false);
        }
    }

    private List<Count> counts(Count place, Variable variable, Set<String> of) {
        return of.stream()
                .map(category -> place == null ? Count.of(variable, category) : place.and(variable, category))
                .toList();
    }

    private void tell(List<Count> counts, Value value, boolean hiddenIsLarge) {
        boolean there = counts.stream()
                .flatMap(count -> count.of().entrySet().stream())
                .allMatch(each -> each.getValue().equals(WAITS)
                        || categories.get(each.getKey()).contains(each.getValue()));
        if (!there) {
            return; // folded with others, so hidden
        }
        switch (value.state()) {
            case SHOWN -> {
                if (counts.size() == 1) {
                    known.put(counts.getFirst(), (long) value.number());
                } else {
                    told.add(new Said(counts, List.of(), Relation.IS, (long) value.number()));
                }
            }
            case UNDER -> told.add(new Said(counts, List.of(), Relation.AT_MOST, 4));
            case MASKED -> {
                if (hiddenIsLarge) {
                    told.add(new Said(counts, List.of(), Relation.AT_LEAST, 5));
                }
            }
            case EMPTY -> {}
        }
    }

    /** What the words mean: of whom one thing is said, of those another thing can or must be said. */
    private void meanings(Count place) {
        equal(place, Variable.LOST, Set.of("NONE"), Variable.REACHED, Set.of("IDENTIFIED"));
        equal(place, Variable.STILL, Set.of("NONE"), Variable.EXIT, Set.of("NONE", "OTHER"));
        difference(
                withoutOutcome(place),
                counts(place, Variable.REACHED, Set.of("CONNECTED")),
                counts(place, Variable.EXIT, Set.of("LASTING", "POSITIVE")));
    }

    private static Count withoutOutcome(Count place) {
        return place == null
                ? Count.of(Variable.REACHED, WITHOUT_OUTCOME)
                : place.and(Variable.REACHED, WITHOUT_OUTCOME);
    }

    private void difference(Count rest, List<Count> whole, List<Count> parts) {
        told.add(new Said(whole, Stream.concat(parts.stream(), Stream.of(rest)).toList(), Relation.IS, 0));
        differences.put(rest, List.of(whole, parts));
    }

    private void equal(Count place, Variable one, Set<String> of, Variable other, Set<String> these) {
        told.add(new Said(counts(place, one, of), counts(place, other, these), Relation.IS, 0));
    }

    /** Each table adds up to what stands beside it. */
    private void sums() {
        for (Set<Variable> pair : crossed) {
            List<Variable> both = pair.stream().sorted().toList();
            for (int first = 0; first < 2; first++) {
                Variable rows = both.get(first);
                Variable columns = both.get(1 - first);
                if (waits() && pair.stream().allMatch(Variable::tellsWho)) {
                    sumsOfTold(rows, columns);
                    continue;
                }
                for (String row : categories.get(rows)) {
                    Count place = Count.of(rows, row);
                    told.add(new Said(
                            counts(place, columns, new LinkedHashSet<>(categories.get(columns))),
                            List.of(place),
                            Relation.IS,
                            0));
                }
            }
        }
        for (Variable variable : Variable.values()) {
            told.add(new Said(
                    categories.get(variable).stream()
                            .map(each -> Count.of(variable, each))
                            .toList(),
                    List.of(),
                    Relation.IS,
                    everybody));
        }
        meanings(null);
        for (Variable dimension : Variable.dimensions()) {
            if (crossed.contains(EnumSet.of(dimension, Variable.REACHED))) {
                categories.get(dimension).forEach(each -> meanings(Count.of(dimension, each)));
            }
        }
    }

    private boolean waits() {
        return Variable.dimensions().stream().anyMatch(dimension -> waiting(dimension) > 0);
    }

    private long waiting(Variable dimension) {
        return everybody
                - categories.get(dimension).stream()
                        .mapToLong(each -> told(dimension, each))
                        .sum();
    }

    private long told(Variable variable, String category) {
        return toldOf.getOrDefault(Count.of(variable, category), 0L);
    }

    /** Categories of which a table tells who their people are, and those who wait. */
    private List<String> toldCategories(Variable variable) {
        return Stream.concat(
                        categories.get(variable).stream()
                                .filter(each -> variable == Variable.DISABILITY || told(variable, each) > 0),
                        Stream.of(WAITS))
                .toList();
    }

    private void sumsOfTold(Variable rows, Variable columns) {
        if (rows == Variable.DISABILITY) {
            return; // of how many it is told is not said
        }
        for (String row : toldCategories(rows)) {
            told.add(new Said(
                    toldCategories(columns).stream()
                            .map(column -> Count.of(rows, row).and(columns, column))
                            .toList(),
                    List.of(),
                    Relation.IS,
                    row.equals(WAITS) ? waiting(rows) : told(rows, row)));
        }
    }

    /**
     * What everybody knows of places, and an attentive reader of who works where: of which categories of one dimension a
     * category of another is made, or that QPVs lie in a commune.
     */
    void places(Grid grid) {
        for (Variable whole : Variable.dimensions()) {
            for (Variable of : Variable.dimensions()) {
                if (whole != of && categories.get(whole).size() > 1) {
                    Map<String, Set<String>> parts = new TreeMap<>();
                    for (int person = 0; person < grid.subjects().size(); person++) {
                        parts.computeIfAbsent(name(grid, whole, person), none -> new HashSet<>())
                                .add(name(grid, of, person));
                    }
                    parts.forEach((category, inside) -> {
                        long people = inside.stream()
                                .mapToLong(each -> known.get(Count.of(of, each)))
                                .sum();
                        if (people == known.get(Count.of(whole, category))) {
                            within(whole, category, of, inside, Relation.IS);
                        }
                    });
                    if (whole == Variable.COMMUNE && of == Variable.QPV) {
                        parts.forEach((commune, inside) -> {
                            inside.removeIf(each -> !each.startsWith("Q"));
                            if (!Variable.isOthers(commune) && !inside.isEmpty()) {
                                within(whole, commune, of, inside, Relation.AT_LEAST);
                                outside(
                                        commune,
                                        inside.stream()
                                                .filter(qpv -> parts.entrySet().stream()
                                                        .noneMatch(each ->
                                                                !each.getKey().equals(commune)
                                                                        && each.getValue()
                                                                                .contains(qpv)))
                                                .toList());
                            }
                        });
                    }
                }
            }
        }
    }

    /** What happened to those of a commune who live outside its QPVs. */
    private void outside(String commune, List<String> qpvs) {
        long inside = qpvs.stream()
                .mapToLong(qpv -> known.get(Count.of(Variable.QPV, qpv)))
                .sum();
        if (inside == 0 || inside == known.get(Count.of(Variable.COMMUNE, commune))) {
            return; // the same people, as told above
        }
        for (Variable variable : HAPPENED) {
            for (String category : categories.get(variable)) {
                Count whole = Count.of(Variable.COMMUNE, commune).and(variable, category);
                difference(
                        whole.and(Variable.QPV, OUTSIDE),
                        List.of(whole),
                        qpvs.stream()
                                .map(qpv -> Count.of(Variable.QPV, qpv).and(variable, category))
                                .toList());
            }
        }
    }

    private void within(Variable dimension, String whole, Variable of, Set<String> parts, Relation relation) {
        for (Variable variable : Variable.values()) {
            if (crossed.contains(EnumSet.of(dimension, variable)) && crossed.contains(EnumSet.of(of, variable))) {
                boolean who = waits() && variable.tellsWho();
                if (who
                        && (relation != Relation.IS
                                || told(dimension, whole)
                                        != parts.stream()
                                                .mapToLong(part -> told(of, part))
                                                .sum())) {
                    continue; // others wait in the one than in the other
                }
                if (who && told(dimension, whole) == 0) {
                    continue;
                }
                for (String category : who ? toldCategories(variable) : categories.get(variable)) {
                    told.add(new Said(
                            List.of(Count.of(dimension, whole).and(variable, category)),
                            parts.stream()
                                    .map(part -> Count.of(of, part).and(variable, category))
                                    .toList(),
                            relation,
                            0));
                }
            }
        }
    }

    /** Puts everything together; nothing more is learnt from then on. */
    PublishedAttack solve() {
        sums();
        if (!waits()) {
            told.stream()
                    .flatMap(each -> each.plus().stream())
                    .filter(count -> count.of().containsValue(WAITS))
                    .forEach(count -> known.put(count, 0L));
        }
        deduce();
        for (Said each : told) {
            var sum = attack.sum();
            each.plus().forEach(count -> add(sum, count, 1));
            each.minus().forEach(count -> add(sum, count, -1));
            switch (each.relation()) {
                case IS -> sum.is(each.number());
                case AT_LEAST -> sum.isAtLeast(each.number());
                case AT_MOST -> sum.isAtMost(each.number());
            }
        }
        return this;
    }

    /** What takes no solver: of a sum all but one are known. */
    private void deduce() {
        boolean more = true;
        while (more) {
            more = false;
            for (Said each : told) {
                List<Count> open = Stream.concat(each.plus().stream(), each.minus().stream())
                        .filter(count -> !known.containsKey(count))
                        .toList();
                if (each.relation() == Relation.IS && open.size() == 1) {
                    long rest = each.number()
                            - each.plus().stream()
                                    .mapToLong(count -> known.getOrDefault(count, 0L))
                                    .sum()
                            + each.minus().stream()
                                    .mapToLong(count -> known.getOrDefault(count, 0L))
                                    .sum();
                    known.put(open.getFirst(), each.plus().contains(open.getFirst()) ? rest : -rest);
                    more = true;
                }
            }
        }
    }

    private void add(LinearAttack.Sum sum, Count count, int sign) {
        Long number = known.get(count);
        Mark mark = number == null ? Mark.UNTOLD : Mark.SHOWN;
        if (number == null) {
            unknown.add(count);
        }
        if (sign > 0) {
            sum.plus(count, mark, false, number == null ? 0 : number);
        } else {
            sum.minus(count, mark, false, number == null ? 0 : number);
        }
    }

    /** Whether it is known for sure, whatever it is. */
    boolean solved(Count count) {
        return known.containsKey(count) || unknown.contains(count) && attack.only(count);
    }

    /** All counts of two variables that are published, shown or not, and those that are their differences. */
    Map<Count, Long> truth(Grid grid) {
        Map<Count, Long> truth = new LinkedHashMap<>();
        for (Set<Variable> pair : crossed) {
            List<Variable> both =
                    pair.stream().sorted(Comparator.naturalOrder()).toList();
            Variable first = both.getFirst();
            Variable second = both.getLast();
            boolean who = waits() && first.tellsWho() && second.tellsWho();
            for (String one : who ? toldCategories(first) : categories.get(first)) {
                for (String other : who ? toldCategories(second) : categories.get(second)) {
                    truth.put(Count.of(first, one).and(second, other), 0L);
                }
            }
            IntStream.range(0, grid.subjects().size())
                    .mapToObj(person -> Count.of(first, name(grid, first, person, who))
                            .and(second, name(grid, second, person, who)))
                    .collect(Collectors.groupingBy(count -> count, Collectors.counting()))
                    .forEach(truth::put);
            truth.keySet().removeIf(count -> count.of().containsValue(WAITS));
        }
        Map<Count, Long> totals = new HashMap<>(truth);
        Stream.of(Variable.REACHED, Variable.EXIT)
                .forEach(variable -> grid.subjects().stream()
                        .map(subject -> Count.of(variable, variable.of(subject)))
                        .forEach(count -> totals.merge(count, 1L, Long::sum)));
        differences.forEach((rest, of) -> truth.put(rest, sum(of.getFirst(), totals) - sum(of.getLast(), totals)));
        return truth;
    }

    private static long sum(List<Count> counts, Map<Count, Long> of) {
        return counts.stream().mapToLong(each -> of.getOrDefault(each, 0L)).sum();
    }

    private static String name(Grid grid, Variable variable, int person, boolean who) {
        Told rows = grid.rows(variable, who);
        return IntStream.of(rows.rowOf()).anyMatch(row -> row == rows.rows()[person])
                ? name(grid, variable, person)
                : WAITS;
    }

    private static String name(Grid grid, Variable variable, int person) {
        String category = variable.of(grid.subjects().get(person));
        if (!Variable.dimensions().contains(variable)) {
            return category;
        }
        Folding folding = grid.folding(variable);
        return folding.name(folding.groupOf(category));
    }
}
