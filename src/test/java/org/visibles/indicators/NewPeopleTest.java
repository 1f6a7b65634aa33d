package org.visibles.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.visibles.indicators.InventedHistory.Known;

/** What a reader can subtract who keeps the published grids of all days of knowledge, when nobody is taken out. */
class NewPeopleTest {

    @Property(tries = 25)
    void of_fewer_than_five_new_people_it_is_never_told_who_they_are(
            @ForAll long seed, @ForAll @IntRange(min = 20, max = 260) int size) {
        var history = new InventedHistory(new Random(seed), size);
        List<Map<Variable, Known>> days = new ArrayList<>();
        for (int month : history.months()) {
            if (!history.entered(month).subjects().isEmpty()) {
                days.add(history.known(month));
            }
        }
        Stream.of(Variable.values()).filter(Variable::tellsWho).forEach(variable -> {
            List<Known> known = days.stream().map(day -> day.get(variable)).toList();
            for (int to = 0; to < known.size(); to++) {
                known.get(to).rows().forEach((row, people) -> notFew(people, variable, row));
                notFew(known.get(to).waiting(), variable, "those who wait");
                for (int from = 0; from < to; from++) {
                    compare(variable, known.get(from), known.get(to));
                }
            }
        });
    }

    private static void compare(Variable variable, Known from, Known to) {
        BitSet came = without(to.everybody(), from.everybody());
        notFew(came, variable, "new people");
        nested(from.waiting(), to.waiting(), variable);
        for (Map.Entry<List<String>, BitSet> row : to.rows().entrySet()) {
            BitSet before = from.rows().get(row.getKey());
            if (before != null) {
                BitSet grown = without(row.getValue(), before);
                assertThat(without(before, row.getValue()).isEmpty())
                        .as("whoever was told is told still")
                        .isTrue();
                notFew(grown, variable, row.getKey());
                if (without(grown, came).isEmpty()) {
                    came.andNot(grown);
                }
            }
        }
        notFew(came, variable, "new people of whom it is not told");
    }

    private static void nested(BitSet one, BitSet other, Variable variable) {
        if (without(one, other).isEmpty()) {
            notFew(without(other, one), variable, "more who wait");
        }
        if (without(other, one).isEmpty()) {
            notFew(without(one, other), variable, "who waited until then");
        }
    }

    private static BitSet without(BitSet more, BitSet fewer) {
        BitSet rest = (BitSet) more.clone();
        rest.andNot(fewer);
        return rest;
    }

    private static void notFew(BitSet people, Object... of) {
        assertThat(people.isEmpty() || people.cardinality() >= Suppression.THRESHOLD)
                .as("%s of %s", people, List.of(of))
                .isTrue();
    }
}
