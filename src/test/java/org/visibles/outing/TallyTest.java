package org.visibles.outing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.visibles.kernel.RuleViolation;
import org.visibles.youth.Choices.AgeBand;
import org.visibles.youth.Choices.Sex;

class TallyTest {

    private static final Tally.Cell WOMEN = new Tally.Cell(Sex.F, AgeBand.FROM_18_TO_21);

    @Test
    void counts_are_added_up_and_empty_cells_are_no_counts() {
        Tally tally = Tally.NONE.with(WOMEN, 3).with(new Tally.Cell(Sex.X, null), 2);
        assertThat(tally.sum()).isEqualTo(5);
        assertThat(tally.codes()).containsExactlyInAnyOrderEntriesOf(Map.of("F.18_21", 3, "X.UNKNOWN", 2));
        assertThat(Tally.of(tally.codes())).isEqualTo(tally);
        assertThat(tally.with(WOMEN, 0).counts()).doesNotContainKey(WOMEN);
        assertThat(Tally.of(Map.of("F.18_21", 0))).isEqualTo(Tally.NONE);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1000, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void a_count_out_of_bounds_is_refused(int count) {
        assertThatThrownBy(() -> Tally.NONE.with(WOMEN, count)).isInstanceOf(RuleViolation.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"F", "F.", "F.99", "Z.18_21", "", "F.18_21 "})
    void an_unknown_cell_is_refused(String code) {
        assertThatThrownBy(() -> Tally.of(Map.of(code, 1)))
                .isInstanceOf(RuleViolation.class)
                .hasMessage("rule.outing.tally-cell");
    }
}
