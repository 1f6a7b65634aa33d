package org.visibles.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FoldingTest {

    @Test
    void neighbours_put_together_at_both_ends_are_called_differently() {
        Folding ages = Folding.of(new TreeMap<>(Map.of("1", 3L, "2", 3L, "3", 20L, "4", 3L, "5", 3L)), true, Set.of());
        assertThat(IntStream.range(0, ages.size()).mapToObj(ages::name)).containsExactly("OTHERS", "3", "OTHERS_2");
        assertThat(Variable.isOthers("OTHERS_2")).isTrue();
        assertThat(Variable.othersNumber("OTHERS_2")).isEqualTo(2);
        assertThat(Variable.isOthers("3")).isFalse();
    }
}
