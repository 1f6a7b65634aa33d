package org.visibles.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.visibles.indicators.Effect.Line;
import org.visibles.indicators.Effect.Part;
import org.visibles.indicators.Effect.Stage;

/** Attacks what is published of those met, together with the grid of the identified that everybody has beside it. */
class EffectAttackTest {

    @Test
    void no_count_under_five_is_ever_shown_nor_its_rest() {
        Seeds.of(25, 1, 300).each((seed, size) -> {
            PublishedEffect published = new PublishedEffect(of(seed, size, new Random(seed).nextInt(3) * size));
            nothingSmall(published.total());
            for (EffectBy by : EffectBy.published()) {
                published.lines(by).forEach(EffectAttackTest::nothingSmall);
            }
            assertThat(published.lines(EffectBy.SPOT)).isEmpty();
        });
    }

    private static void nothingSmall(Line line) {
        double whole = line.met().number();
        assertThat(line.met().isShown() ? whole : 5).as("%s", line).isGreaterThanOrEqualTo(5);
        for (Stage stage : Stage.values()) {
            Value value = line.reached(stage);
            if (value.isShown()) {
                assertThat(value.number()).as("%s", line).isGreaterThanOrEqualTo(5);
                assertThat(whole - value.number()).as("%s", line).isGreaterThanOrEqualTo(5);
                whole = value.number();
            }
        }
    }

    @Test
    void what_is_shown_is_what_is_counted() {
        Seeds.of(12, 5, 300).each((seed, size) -> {
            EffectGrid grid = of(seed, size, size);
            PublishedEffect published = new PublishedEffect(grid);
            for (EffectBy by : EffectBy.published()) {
                Map<String, Line> truth = new HashMap<>();
                new OwnEffect(grid.met()).lines(by).forEach(line -> truth.put(line.category(), line));
                List<Line> lines = published.lines(by);
                for (Line line : lines) {
                    Line counted = truth.get(line.category());
                    if (counted != null) {
                        assertThat(line.met()).isEqualTo(counted.met());
                        for (Stage stage : Stage.values()) {
                            assertThat(line.reached(stage)).isIn(counted.reached(stage), Value.UNDER, Value.MASKED);
                        }
                    }
                }
                for (Stage stage : Stage.values()) { // the others are what is left of the total, and no more
                    if (!lines.isEmpty()
                            && lines.stream()
                                    .allMatch(line -> line.reached(stage).isShown())) {
                        assertThat(lines.stream()
                                        .mapToDouble(line -> line.reached(stage).number())
                                        .sum())
                                .isEqualTo(published.total().reached(stage).number());
                    }
                }
                for (Part part : published.together(by)) {
                    Line counted = truth.get(part.category());
                    assertThat(counted == null || part.met().equals(counted.met()))
                            .isTrue();
                    assertThat(part.met().number()).isGreaterThanOrEqualTo(5);
                }
            }
        });
    }

    @Test
    void no_small_cell_can_be_solved_from_all_tables_together() {
        Seeds.of(10, 20, 200).each((seed, size) -> {
            Random random = new Random(seed);
            List<Subject> subjects = Invented.subjects(random, size);
            Grid grid = new Grid(subjects);
            attack(new EffectGrid(met(random, subjects, size / 2 + random.nextInt(2 * size)), grid), grid);
        });
    }

    @Test
    void nor_where_earlier_months_are_remembered() {
        for (int seed = 0; seed < 2; seed++) {
            var history = new InventedHistory(new Random(seed), 60, 12);
            var meetings = new InventedMeetings(new Random(seed + 1_000L), history, 90);
            int month = history.last() - 3;
            Grid grid = history.grid(month);
            EffectGrid effect = new EffectGrids().published(meetings.months(month), grid);
            assertThat(effect.breakdowns()).isNotEmpty();
            attack(effect, grid);
        }
    }

    @Test
    void nor_by_an_organisation_that_knows_whom_it_met() {
        Seeds.of(4, 20, 140).each((seed, size) -> {
            Random random = new Random(seed);
            List<Subject> subjects = Invented.subjects(random, size);
            Grid grid = new Grid(subjects);
            EffectGrid effect = new EffectGrid(met(random, subjects, size / 2 + random.nextInt(2 * size)), grid);
            if (effect.publishable()) {
                effect.met().stream()
                        .map(Met::organisation)
                        .distinct()
                        .limit(4)
                        .forEach(organisation -> attack(effect, grid, organisation));
            }
        });
    }

    @Test
    void where_channel_and_organisation_are_the_same_people_the_grid_of_the_identified_is_no_way_in() {
        for (int seed = 0; seed < 6; seed++) {
            Random random = new Random(seed);
            List<Subject> subjects = Invented.subjects(random, 90);
            Grid grid = new Grid(subjects);
            List<Met> met = new ArrayList<>();
            for (Subject subject :
                    subjects) { // each organisation has one way of its own, which is not the grid's matter
                met.add(one(subject, "WAY" + subject.organisation().getLeastSignificantBits(), subject.commune()));
            }
            for (int anonymous = 0; anonymous < 120; anonymous++) {
                int organisation = random.nextInt(7);
                met.add(nobody(random, new UUID(7, organisation), "WAY" + organisation, "7600" + organisation));
            }
            EffectGrid effect = new EffectGrid(met, grid);
            assertThat(effect.breakdowns()).containsKeys(EffectBy.CHANNEL, EffectBy.WEEKDAY);
            attack(effect, grid);
        }
    }

    @Test
    void two_ways_with_four_each_are_not_told_by_their_sum() {
        List<Met> met = new ArrayList<>();
        way(met, "STREET", 60, 20, 10, 30);
        way(met, "EVENT", 40, 6, 5, 4);
        way(met, "MARKET", 40, 5, 6, 4);
        EffectGrid effect = new EffectGrid(met, new Grid(List.of()));
        attack(effect, new Grid(List.of()));
        List<Line> lines = new PublishedEffect(effect).lines(EffectBy.CHANNEL);
        assertThat(lines).extracting(Line::category).containsExactly("STREET", Variable.OTHERS);
        assertThat(lines).extracting(Line::identified).containsExactly(Value.shown(60), Value.shown(30));
        assertThat(lines).extracting(Line::connected).containsOnly(Value.MASKED);
    }

    @Test
    void small_ways_leave_the_large_ones_readable_to_the_end() {
        List<Met> met = new ArrayList<>();
        way(met, "STREET", 60, 20, 10, 30);
        way(met, "MARKET", 30, 9, 3, 8);
        way(met, "EVENT", 40, 6, 5, 3);
        way(met, "PARTNER", 0, 6, 2, 9);
        way(met, "DOOR_TO_DOOR", 12, 2, 1, 0);
        PublishedEffect published = new PublishedEffect(new EffectGrid(met, new Grid(List.of())));
        assertThat(published.lines(EffectBy.CHANNEL))
                .extracting(Line::category, Line::identified, Line::connected)
                .containsExactly(
                        tuple("MARKET", Value.shown(20), Value.shown(8)),
                        tuple("STREET", Value.shown(60), Value.shown(30)),
                        tuple(Variable.OTHERS, Value.shown(34), Value.shown(12)));
        assertThat(published.together(EffectBy.CHANNEL))
                .extracting(Part::category, part -> part.met().number())
                .containsExactly(tuple("DOOR_TO_DOOR", 15.0), tuple("EVENT", 54.0), tuple("PARTNER", 17.0));
        assertThat(published.met(EffectBy.CHANNEL)).hasSize(5);
    }

    private static void way(List<Met> met, String way, int... byStage) {
        List<String> stages = List.of(Met.ONLY_MET, "IDENTIFIED", "MOBILISED", "CONNECTED");
        String none = Variable.NOT_STATED;
        for (int stage = 0; stage < byStage.length; stage++) {
            met.add(new Met(null, way, none, none, none, none, none, none, none, stages.get(stage), byStage[stage]));
        }
    }

    @Test
    void too_few_who_were_only_met_publish_nothing_as_the_rest_is_known() {
        Random random = new Random(1);
        List<Subject> subjects = Invented.subjects(random, 60);
        EffectGrid grid = new EffectGrid(met(random, subjects, 3), new Grid(subjects));
        assertThat(grid.publishable()).isFalse();
        assertThat(new PublishedEffect(grid).total().met().isShown()).isFalse();
        assertThat(new PublishedEffect(grid).lines(EffectBy.CHANNEL)).isEmpty();
    }

    @Test
    void before_anybody_is_identified_those_met_are_counted() {
        PublishedEffect published = new PublishedEffect(of(1, 2, 90));
        assertThat(published.total().met()).isEqualTo(Value.shown(92));
        assertThat(published.total().identified()).isEqualTo(Value.MASKED);
        assertThat(published.lines(EffectBy.CHANNEL)).isNotEmpty();
    }

    @Test
    void of_ten_thousand_people_each_breakdown_is_published() {
        List<Subject> subjects = Invented.subjects(new Random(3), 10_000);
        EffectGrid effect = new EffectGrid(met(new Random(4), subjects, 4_000), new Grid(subjects));
        assertThat(effect.breakdowns()).containsOnlyKeys(EffectBy.published().toArray(EffectBy[]::new));
    }

    private static EffectGrid of(long seed, int identified, int anonymous) {
        Random random = new Random(seed);
        List<Subject> subjects = Invented.subjects(random, identified);
        return new EffectGrid(met(random, subjects, anonymous), new Grid(subjects));
    }

    /** Most of those identified were first met by whoever identified them, in the commune where they live. */
    private static List<Met> met(Random random, List<Subject> subjects, int anonymous) {
        List<Met> met = new ArrayList<>();
        for (Subject subject : subjects) {
            met.add(one(
                    subject,
                    random.nextInt(3) == 0 ? "EVENT" : "STREET",
                    random.nextInt(6) == 0 ? Variable.NOT_STATED : subject.commune()));
        }
        for (int each = 0; each < anonymous; each++) {
            met.add(nobody(
                    random,
                    new UUID(7, random.nextInt(9)),
                    random.nextInt(4) == 0 ? "EVENT" : "STREET",
                    "7600" + random.nextInt(7)));
        }
        return met;
    }

    private static Met one(Subject subject, String way, String commune) {
        Random random = new Random(subject.key().getLeastSignificantBits());
        return new Met(
                subject.key(),
                way,
                random.nextInt(9) == 0 ? "TRUCK" : Variable.NOT_STATED,
                commune,
                commune.equals(subject.commune()) ? subject.qpv() : Variable.NOT_STATED,
                Variable.NOT_STATED,
                subject.organisation().toString(),
                String.valueOf(1 + random.nextInt(6)),
                Met.hours(8 + random.nextInt(14)),
                subject.reached(),
                1);
    }

    private static Met nobody(Random random, UUID organisation, String way, String commune) {
        return new Met(
                null,
                way,
                Variable.NOT_STATED,
                commune,
                "NONE",
                Variable.NOT_STATED,
                organisation.toString(),
                String.valueOf(1 + random.nextInt(6)),
                Met.hours(8 + random.nextInt(14)),
                Met.ONLY_MET,
                1);
    }

    private static void attack(EffectGrid effect, Grid grid) {
        if (!effect.publishable()) {
            return;
        }
        Reader everybody = new Reader(new LinearAttack(), effect, false);
        for (Cell cell : learn(everybody, effect, grid)) {
            assertThat(everybody.width(cell))
                    .as(() -> named(effect, grid, cell))
                    .isGreaterThan(0.5);
        }
    }

    /** Nothing is asked of a cell that is told by what stands beside the tables, whatever is hidden. */
    private static void attack(EffectGrid effect, Grid grid, String organisation) {
        Reader insider = new Reader(new LinearAttack(), effect, false);
        Reader outside = new Reader(new LinearAttack(), effect, true);
        List<Cell> small = learn(insider, effect, grid);
        learn(outside, effect, grid);
        Map<Cell, Long> own = own(effect, grid, organisation);
        own.forEach((cell, people) -> {
            insider.plus(insider.sum(), cell).isAtLeast(people);
            outside.plus(outside.sum(), cell).isAtLeast(people);
        });
        for (Cell cell : small) {
            if (cell.count() > own.getOrDefault(cell, 0L) && insider.width(cell) <= 0.5) {
                assertThat(outside.width(cell))
                        .as(() -> named(effect, grid, cell) + " to " + organisation)
                        .isLessThanOrEqualTo(0.5);
            }
        }
    }

    /** How many of an organisation's people are in each cell. */
    private static Map<Cell, Long> own(EffectGrid effect, Grid grid, String organisation) {
        Map<Cell, Long> own = new HashMap<>();
        for (Met met : effect.met()) {
            if (met.organisation().equals(organisation)) {
                int column = IntStream.range(0, effect.stages().size())
                        .filter(stage -> effect.stages().get(stage).contains(met.reached()))
                        .findFirst()
                        .orElseThrow();
                effect.breakdowns().forEach((by, breakdown) -> {
                    int group = effect.groupOf(by, met);
                    Cell row = new Cell(breakdown.table(), breakdown.rowOf(group), column);
                    own.merge(row, met.number(), Long::sum);
                    if (breakdown.together().contains(group)) {
                        own.merge(breakdown.cell(group, column), met.number(), Long::sum);
                    }
                });
            }
        }
        for (Subject subject : grid.subjects()) {
            for (Variable variable : Variable.dimensions()) {
                if (subject.organisation().toString().equals(organisation) && grid.publishable()) {
                    own.merge(
                            grid.table(EnumSet.of(variable, Variable.REACHED))
                                    .cell(
                                            variable,
                                            grid.folding(variable).groupOf(variable.of(subject)),
                                            grid.folding(Variable.REACHED).groupOf(subject.reached())),
                            1L,
                            Long::sum);
                }
            }
        }
        return own;
    }

    /**
     * What is learnt of cells.
     *
     * @param beside whether the inside of the tables of those met is not looked at
     */
    private record Reader(LinearAttack attack, EffectGrid effect, boolean beside) {

        LinearAttack.Sum sum() {
            return attack.sum();
        }

        LinearAttack.Sum plus(LinearAttack.Sum sum, Cell cell) {
            return sum.plus(cell, mark(cell), untold(cell), cell.count());
        }

        void minus(LinearAttack.Sum sum, Cell cell) {
            sum.minus(cell, mark(cell), untold(cell), cell.count());
        }

        double width(Cell cell) {
            return attack.width(cell, 0.6);
        }

        private Mark mark(Cell cell) {
            return open(cell) ? Mark.UNTOLD : cell.mark();
        }

        private boolean untold(Cell cell) {
            return open(cell) || cell.table().withdrawn();
        }

        private boolean open(Cell cell) {
            return beside && effect.breakdowns().values().stream().anyMatch(each -> each.table() == cell.table());
        }
    }

    /** The small cells. */
    private static List<Cell> learn(Reader attack, EffectGrid effect, Grid grid) {
        List<Cell> small = new ArrayList<>();
        effect.breakdowns().forEach((by, breakdown) -> {
            margins(attack, breakdown.table(), small);
            inside(attack, breakdown, small);
            if (!attack.beside()) {
                lines(attack, new PublishedEffect(effect).lines(by), effect, breakdown);
            }
            for (EffectBy other : effect.breakdowns().keySet()) {
                if (other != by) {
                    sets(effect, by).forEach(set -> samePeople(effect, attack, by, set, other));
                }
            }
        });
        if (grid.publishable()) {
            for (Variable variable : Variable.dimensions()) {
                Table table = grid.table(EnumSet.of(variable, Variable.REACHED));
                margins(attack, table.suppression(), small);
                for (EffectBy by : effect.breakdowns().keySet()) {
                    sets(effect, by).forEach(set -> samePeople(effect, grid, attack, by, set, variable, table));
                }
            }
        }
        // that nobody was identified in a category is known where the grid of the identified has no such category
        small.removeIf(cell -> effect.breakdowns().values().stream().anyMatch(each -> each.holds(cell.table()))
                && IntStream.range(1, cell.table().columns())
                        .allMatch(stage -> cell.table().count(cell.row(), stage) == 0));
        return small;
    }

    /** How many were met in each of those that stand together is told, and what they are together. */
    private static void inside(Reader attack, Breakdown breakdown, List<Cell> small) {
        for (int group : breakdown.together()) {
            var sum = attack.sum();
            for (int column = 0; column < breakdown.table().columns(); column++) {
                Cell cell = breakdown.cell(group, column);
                assertThat(cell.mark()).isNotEqualTo(Mark.SHOWN);
                attack.plus(sum, cell);
                if (cell.small()) {
                    small.add(cell);
                }
            }
            sum.is(breakdown.total(group));
        }
        int last = breakdown.table().rows() - 1;
        for (int column = 0;
                column < breakdown.table().columns() && !breakdown.together().isEmpty();
                column++) {
            var sum = attack.plus(attack.sum(), new Cell(breakdown.table(), last, column));
            for (int group : breakdown.together()) {
                attack.minus(sum, breakdown.cell(group, column));
            }
            sum.is(0);
        }
    }

    /** What page and file say, whatever the program holds to be hidden. */
    private static void lines(Reader attack, List<Line> lines, EffectGrid effect, Breakdown breakdown) {
        for (int row = 0; row < lines.size(); row++) {
            for (Stage stage : Stage.values()) {
                Value told = lines.get(row).reached(stage);
                if (told.isShown()) {
                    var sum = attack.sum();
                    for (int column = 0; column < effect.stages().size(); column++) {
                        if (EffectTables.atLeast(stage)
                                .containsAll(effect.stages().get(column))) {
                            attack.plus(sum, new Cell(breakdown.table(), row, column));
                        }
                    }
                    sum.is((long) told.number());
                }
            }
        }
    }

    /** Whose number is told: each category, and those that stand together. */
    private static List<List<Integer>> sets(EffectGrid effect, EffectBy by) {
        List<List<Integer>> sets =
                new ArrayList<>(effect.groups(by).mapToObj(List::of).toList());
        sets.add(effect.breakdowns().get(by).together());
        return sets;
    }

    private static String named(EffectGrid effect, Grid grid, Cell cell) {
        String table = effect.breakdowns().entrySet().stream()
                .filter(entry -> entry.getValue().holds(cell.table()))
                .map(entry -> entry.getKey().name())
                .findFirst()
                .orElseGet(() -> Variable.dimensions().stream()
                        .filter(variable -> grid.tables().stream()
                                .anyMatch(each -> each.suppression() == cell.table()
                                        && (each.first() == variable || each.second() == variable)))
                        .map(variable -> "grid by " + variable)
                        .findFirst()
                        .orElse("?"));
        return table + " row " + cell.row() + " column " + cell.column() + " is " + cell.count();
    }

    private static void margins(Reader attack, Suppression table, List<Cell> small) {
        for (Cell.Equation margin : Protection.margins(table)) {
            var sum = attack.sum();
            margin.left().forEach(cell -> attack.plus(sum, cell));
            sum.is(margin.left().stream().mapToLong(Cell::count).sum());
        }
        for (int row = 0; row < table.rows(); row++) {
            for (int column = 0; column < table.columns(); column++) {
                Cell cell = new Cell(table, row, column);
                if (cell.small()) {
                    assertThat(cell.mark()).isNotEqualTo(Mark.SHOWN);
                    small.add(cell);
                }
            }
        }
    }

    private static void samePeople(EffectGrid effect, Reader attack, EffectBy by, List<Integer> set, EffectBy other) {
        Breakdown here = effect.breakdowns().get(by);
        Breakdown there = effect.breakdowns().get(other);
        Set<Integer> parts = new TreeSet<>();
        effect.met().stream()
                .filter(met -> set.contains(effect.groupOf(by, met)))
                .forEach(met -> parts.add(effect.groupOf(other, met)));
        long people = set.stream().mapToLong(here::total).sum();
        if (parts.stream().mapToLong(there::total).sum() == people) {
            for (int column = 0; column < effect.stages().size(); column++) {
                var sum = attack.sum();
                for (int group : set) {
                    attack.plus(sum, here.cell(group, column));
                }
                for (int part : parts) {
                    attack.minus(sum, there.cell(part, column));
                }
                sum.is(0);
            }
        }
    }

    /** Those met whose identified are exactly those of one category of the grid. */
    private static void samePeople(
            EffectGrid effect,
            Grid grid,
            Reader attack,
            EffectBy by,
            List<Integer> set,
            Variable variable,
            Table table) {
        if (effect.stages().size() != grid.folding(Variable.REACHED).size() + 1) {
            return;
        }
        Set<UUID> met = new HashSet<>();
        effect.met().stream()
                .filter(each -> each.identified() && set.contains(effect.groupOf(by, each)))
                .forEach(each -> met.add(each.person()));
        grid.groups(variable).forEach(other -> {
            Set<UUID> identified = new HashSet<>();
            grid.subjects().stream()
                    .filter(subject -> grid.folding(variable).groupOf(variable.of(subject)) == other)
                    .forEach(subject -> identified.add(subject.key()));
            if (!met.isEmpty() && met.equals(identified)) {
                IntStream.range(0, effect.stages().size() - 1).forEach(stage -> {
                    var sum = attack.sum();
                    for (int group : set) {
                        attack.plus(sum, effect.breakdowns().get(by).cell(group, stage + 1));
                    }
                    attack.minus(sum, table.cell(variable, other, stage));
                    sum.is(0);
                });
            }
        });
    }
}
