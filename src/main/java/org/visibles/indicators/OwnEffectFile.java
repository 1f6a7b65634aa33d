package org.visibles.indicators;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.visibles.indicators.Effect.Line;

/**
 * What works in one organisation, as its file tells it beside the programme's tables of those met: of everybody no more than
 * the programme's row of the organisation; of a breakdown only how many were met, where a row of the programme's is all the
 * organisation's own and not both show it whole.
 */
final class OwnEffectFile {

    private static final Set<String> IDENTIFIED = EffectTables.atLeast(Effect.Stage.IDENTIFIED);

    private static final Set<String> ANY = Set.of(Met.ONLY_MET, "IDENTIFIED", "MOBILISED", "CONNECTED");

    private final EffectGrid whole;
    private final Breakdown organisations;
    private final int group;
    private final List<Met> met;
    private final Grid people;

    private OwnEffectFile(EffectGrid whole, Breakdown organisations, UUID organisation) {
        this.whole = whole;
        this.organisations = organisations;
        this.group = organisations.folding().groupOf(organisation.toString());
        this.met = whole.met(organisation.toString());
        this.people = OwnLimits.grid(whole.identified(), organisation);
    }

    /** The organisations of which the programme tells how many they met. */
    static List<UUID> apart(EffectGrid whole) {
        Breakdown organisations = whole.breakdowns().get(EffectBy.ORGANISATION);
        return organisations == null
                ? List.of()
                : whole.groups(EffectBy.ORGANISATION)
                        .mapToObj(organisations.folding()::categories)
                        .filter(categories ->
                                categories.size() == 1 && !categories.getFirst().equals(Variable.NOT_STATED))
                        .map(categories -> UUID.fromString(categories.getFirst()))
                        .toList();
    }

    static String text(EffectGrid whole, UUID organisation) {
        Breakdown organisations = whole.breakdowns().get(EffectBy.ORGANISATION);
        return organisations == null || !apart(whole).contains(organisation)
                ? OwnAnswers.NONE
                : new OwnEffectFile(whole, organisations, organisation).text();
    }

    private String text() {
        EffectGrid own = new EffectGrid(met, people, columns(), this::folding);
        Map<String, String> parts = KeptEffect.of(new PublishedEffect(own));
        own.breakdowns().forEach((by, breakdown) -> {
            if (!told(by, breakdown)) {
                parts.putAll(KeptEffect.of(by, metAlone(by, breakdown)));
            }
        });
        return OwnAnswers.text(parts);
    }

    /** Stages that are shown in the programme's row; else whether anybody was identified; else nothing of how far they got. */
    private List<Set<String>> columns() {
        List<Set<String>> columns = new ArrayList<>();
        Set<String> hidden = new HashSet<>();
        for (int column = 0; column < whole.stages().size(); column++) {
            Set<String> stages = whole.stages().get(column);
            if (shown(column)) {
                columns.add(stages);
            } else {
                hidden.addAll(stages);
            }
        }
        if (!hidden.isEmpty()) {
            columns.add(hidden);
        }
        boolean metAlone = columns.getFirst().equals(Set.of(Met.ONLY_MET));
        if (metAlone && asInGrid(columns.subList(1, columns.size()))) {
            return columns;
        }
        return metAlone ? List.of(columns.getFirst(), IDENTIFIED) : List.of(ANY);
    }

    private boolean shown(int column) {
        int row = organisations.rowOf(group);
        return !organisations.together().contains(group)
                && organisations.table().mark(row, column) == Mark.SHOWN;
    }

    private boolean asInGrid(List<Set<String>> stages) {
        return people.groups(Variable.REACHED)
                .mapToObj(each -> Set.copyOf(people.folding(Variable.REACHED).categories(each)))
                .toList()
                .equals(stages);
    }

    /** Made of the programme's groups, with enough others beside each. */
    private Folding folding(EffectBy by, Folding alone) {
        Breakdown beside = whole.breakdowns().get(by);
        if (beside == null) {
            return alone;
        }
        List<Set<String>> groups = new ArrayList<>();
        Stream.concat(
                        IntStream.range(0, alone.size()).mapToObj(alone::categories),
                        mine(by, beside).keySet().stream().map(beside.folding()::categories))
                .forEach(each -> {
                    Set<String> joined = new HashSet<>(each);
                    groups.stream()
                            .filter(other -> other.stream().anyMatch(joined::contains))
                            .toList()
                            .forEach(other -> {
                                groups.remove(other);
                                joined.addAll(other);
                            });
                    groups.add(joined);
                });
        return Folding.as(
                new FoldedBeside(each -> own(by, each), List.of(each -> whole(beside, each)), Set.of()).fold(groups));
    }

    /** The organisation's people in the programme's groups. */
    private SortedMap<Integer, Long> mine(EffectBy by, Breakdown beside) {
        return met.stream()
                .collect(Collectors.groupingBy(
                        each -> beside.folding().groupOf(by.of(each)),
                        TreeMap::new,
                        Collectors.summingLong(Met::number)));
    }

    private long own(EffectBy by, Set<String> categories) {
        return met.stream()
                .filter(each -> categories.contains(by.of(each)))
                .mapToLong(Met::number)
                .sum();
    }

    private static long whole(Breakdown beside, Set<String> categories) {
        return categories.stream()
                .mapToInt(beside.folding()::groupOf)
                .filter(each -> each >= 0)
                .distinct()
                .mapToLong(beside::total)
                .sum();
    }

    /** Whether a breakdown may be told by stage. */
    private boolean told(EffectBy by, Breakdown own) {
        if (waits(by)) {
            return false;
        }
        Breakdown beside = whole.breakdowns().get(by);
        if (beside == null || beside.folding().size() < 2) {
            return true;
        }
        return mine(by, beside).entrySet().stream()
                .allMatch(each -> each.getValue() < beside.total(each.getKey())
                        || whole(beside, each.getKey())
                                && same(own, beside.folding().categories(each.getKey())));
    }

    /** Whether somebody waits of whom it would be told by place how far he or she got. */
    private boolean waits(EffectBy by) {
        return switch (by) {
            case COMMUNE -> waits(Variable.COMMUNE);
            case QPV -> waits(Variable.QPV);
            default -> false;
        };
    }

    private boolean waits(Variable place) {
        return people.groups(place)
                .mapToObj(people.folding(place)::categories)
                .anyMatch(group -> OwnStanding.waits(Set.copyOf(group)));
    }

    private static boolean same(Breakdown own, List<String> categories) {
        int group = own.folding().groupOf(categories.getFirst());
        return group >= 0 && own.folding().categories(group).equals(categories) && whole(own, group);
    }

    private static boolean whole(Breakdown breakdown, int group) {
        return !breakdown.together().contains(group)
                && IntStream.range(0, breakdown.table().columns())
                        .allMatch(column -> breakdown.table().mark(breakdown.rowOf(group), column) == Mark.SHOWN);
    }

    private static List<Line> metAlone(EffectBy by, Breakdown breakdown) {
        return IntStream.range(0, breakdown.folding().size())
                .mapToObj(each -> new Line(
                        breakdown.folding().name(each),
                        Value.shown(breakdown.total(each)),
                        Value.MASKED,
                        Value.MASKED,
                        Value.MASKED))
                .toList();
    }
}
