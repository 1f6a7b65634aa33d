package org.visibles.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Attacks what is published quarter after quarter, by a reader who keeps all of it and knows that nobody who was met or got
 * somewhere is ever uncounted: ways come to stand alone, and what they were before is known from then on, within what came
 * to them.
 */
class EffectHistoryAttackTest {

    private static final int QUARTERS = 4;
    private static final List<String> STAGES = List.of("MET", "IDENTIFIED", "MOBILISED", "CONNECTED");

    /** Somebody, and in which quarter each stage was reached. */
    private record One(UUID key, String way, int[] reached) {

        String stage(int quarter) {
            return STAGES.get(IntStream.range(1, STAGES.size())
                    .filter(stage -> reached[stage] <= quarter)
                    .max()
                    .orElse(0));
        }
    }

    private record Count(int quarter, String way, String stage) {}

    @Test
    void what_is_put_together_is_not_given_away_by_what_was_published_before() {
        Seeds.of(15, 150, 1350).each((seed, size) -> {
            List<One> people = people(new Random(seed), size);
            LinearAttack attack = new LinearAttack();
            List<Breakdown> published = new ArrayList<>();
            for (int quarter = 0; quarter < QUARTERS; quarter++) {
                EffectGrid effect = new EffectGrid(met(people, quarter), new Grid(List.of()));
                Breakdown breakdown = effect.breakdowns().get(EffectBy.CHANNEL);
                if (breakdown != null) {
                    learn(attack, quarter, effect, breakdown);
                    published.add(breakdown);
                }
            }
            if (published.size() < QUARTERS) {
                return; // too few people to publish anything at first
            }
            growing(attack, people);
            Breakdown now = published.getLast();
            for (String stage : List.of("MET", "CONNECTED")) {
                int column = stage.equals("MET") ? 0 : now.table().columns() - 1;
                // hidden by being together and by nothing else; that nobody was identified in a way is known
                if (now.table().mark(now.table().rows() - 1, column) == Mark.SHOWN) {
                    now.together().stream()
                            .flatMap(group -> now.folding().categories(group).stream())
                            .filter(way -> count(people, way, "MET") < count(people, way, null))
                            .filter(way -> count(people, way, stage) < 5)
                            .forEach(way -> assertThat(attack.width(new Count(QUARTERS - 1, way, stage), 0.6))
                                    .as("%d of %s are %s", count(people, way, stage), way, stage)
                                    .isGreaterThan(0.5));
                }
            }
        });
    }

    /** Those of a way who are at a stage, or at any, in the last quarter. */
    private static long count(List<One> people, String way, String stage) {
        return people.stream()
                .filter(one -> one.way().equals(way) && one.reached()[0] < QUARTERS)
                .filter(one -> stage == null || one.stage(QUARTERS - 1).equals(stage))
                .count();
    }

    private static List<One> people(Random random, int size) {
        return IntStream.range(0, size)
                .mapToObj(number -> {
                    int way = (int) Math.min(6, Math.abs(random.nextGaussian() * 2.5));
                    int[] reached = new int[STAGES.size()];
                    reached[0] = random.nextInt(QUARTERS + 1);
                    for (int stage = 1; stage < reached.length; stage++) {
                        boolean further = random.nextInt(10) < 3 + stage * 2;
                        reached[stage] = further ? reached[stage - 1] + random.nextInt(2) : 1_000;
                    }
                    return new One(new UUID(1, number), "WAY" + way, reached);
                })
                .toList();
    }

    private static List<Met> met(List<One> people, int quarter) {
        String none = Variable.NOT_STATED;
        return people.stream()
                .filter(one -> one.reached()[0] <= quarter)
                .map(one -> {
                    String stage = one.stage(quarter);
                    UUID key = stage.equals("MET") ? null : one.key();
                    return new Met(key, one.way(), none, none, none, none, "A", none, none, stage, 1);
                })
                .toList();
    }

    /** Every number of one publication, and what each mark says. */
    private static void learn(LinearAttack attack, int quarter, EffectGrid effect, Breakdown breakdown) {
        Folding folding = breakdown.folding();
        Suppression table = breakdown.table();
        for (int group = 0; group < folding.size(); group++) {
            sum(attack, quarter, folding.categories(group), STAGES).is(breakdown.total(group));
        }
        for (int column = 0; column < table.columns(); column++) {
            Set<String> stages = effect.stages().get(column);
            List<String> everybody = new ArrayList<>();
            for (int row = 0; row < table.rows(); row++) {
                List<String> ways = new ArrayList<>();
                for (int group = 0; group < folding.size(); group++) {
                    if (breakdown.rowOf(group) == row) {
                        ways.addAll(folding.categories(group));
                    }
                }
                everybody.addAll(ways);
                if (!table.withdrawn()) {
                    told(sum(attack, quarter, ways, stages), table.mark(row, column), table.count(row, column));
                }
            }
            sum(attack, quarter, everybody, stages).is(effect.column(column));
            for (int group : breakdown.together()) {
                Cell cell = breakdown.cell(group, column);
                told(sum(attack, quarter, folding.categories(group), stages), cell.mark(), cell.count());
            }
        }
    }

    private static void told(LinearAttack.Sum sum, Mark mark, long count) {
        switch (mark) {
            case SHOWN -> sum.is(count);
            case UNDER -> sum.isAtMost(4);
            case MASKED -> sum.isAtLeast(5);
            case UNTOLD -> {}
        }
    }

    private static LinearAttack.Sum sum(
            LinearAttack attack, int quarter, Iterable<String> ways, Iterable<String> stages) {
        var sum = attack.sum();
        for (String way : ways) {
            for (String stage : stages) {
                sum.plus(new Count(quarter, way, stage), Mark.UNTOLD, false, 0);
            }
        }
        return sum;
    }

    /** As many as before, or more, have been met, and have come to each stage or beyond. */
    private static void growing(LinearAttack attack, List<One> people) {
        Set<String> ways = new HashSet<>();
        people.forEach(one -> ways.add(one.way()));
        for (String way : ways) {
            for (int quarter = 1; quarter < QUARTERS; quarter++) {
                for (int from = 0; from < STAGES.size(); from++) {
                    var sum = attack.sum();
                    for (String stage : STAGES.subList(from, STAGES.size())) {
                        sum.plus(new Count(quarter, way, stage), Mark.UNTOLD, false, 0);
                        sum.minus(new Count(quarter - 1, way, stage), Mark.UNTOLD, false, 0);
                    }
                    sum.isAtLeast(0);
                }
            }
        }
    }
}
