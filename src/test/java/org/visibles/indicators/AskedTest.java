package org.visibles.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.visibles.kernel.ProgrammeId;
import org.visibles.organisation.ProgrammeRow;

/** What is shown instead of what cannot be. */
class AskedTest {

    private static final LocalDate START = LocalDate.of(2025, 9, 1);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);
    private static final ProgrammeRow PROGRAMME = new ProgrammeRow(
            new ProgrammeId(new UUID(1, 1)),
            "P",
            START,
            LocalDate.of(2027, 8, 31),
            16,
            29,
            5,
            90,
            90,
            10,
            20,
            30,
            60,
            ProgrammeRow.CheckDays.USUAL);

    @Test
    void without_a_wish_all_is_as_known_today() {
        Asked asked = own(Selection.ALL);
        assertThat(asked).isEqualTo(new Asked(TODAY, null, java.util.List.of()));
        assertThat(own(Selection.ALL.asKnownOn(TODAY)).corrections()).isEmpty();
    }

    @Test
    void any_period_and_any_day_of_knowledge_within_the_programme_stand() {
        Asked asked = own(Selection.ALL.during(START, START).asKnownOn(START.plusDays(40)));
        assertThat(asked.corrections()).isEmpty();
        assertThat(asked.knownOn()).isEqualTo(START.plusDays(40));
        assertThat(asked.period()).isEqualTo(new Period(START, START));
    }

    @Test
    void a_period_that_ends_before_it_begins_is_read_the_other_way_round() {
        Asked asked = own(Selection.ALL.during(START.plusDays(9), START.plusDays(3)));
        assertThat(asked.period()).isEqualTo(new Period(START.plusDays(3), START.plusDays(9)));
        assertThat(asked.corrections()).containsExactly(Correction.PERIOD_REVERSED);
    }

    @Test
    void a_period_outside_the_programme_or_after_the_day_of_knowledge_gives_the_whole() {
        Asked before = own(Selection.ALL.during(START.minusYears(2), START.minusDays(1)));
        Asked after =
                own(Selection.ALL.during(START.plusDays(50), START.plusDays(60)).asKnownOn(START.plusDays(49)));
        for (Asked asked : java.util.List.of(before, after)) {
            assertThat(asked.period()).isNull();
            assertThat(asked.corrections()).containsExactly(Correction.PERIOD_OUTSIDE);
        }
    }

    @Test
    void a_period_that_begins_before_the_programme_or_ends_after_the_day_of_knowledge_is_cut() {
        Asked asked = own(Selection.ALL.during(LocalDate.MIN, LocalDate.MAX));
        assertThat(asked.period()).isEqualTo(new Period(START, TODAY));
        assertThat(asked.corrections()).containsExactly(Correction.PERIOD_CUT);
    }

    @Test
    void a_day_of_knowledge_in_the_future_or_before_the_programme_gives_today() {
        Asked future = own(Selection.ALL.asKnownOn(TODAY.plusDays(1)));
        assertThat(future.knownOn()).isEqualTo(TODAY);
        assertThat(future.corrections()).containsExactly(Correction.KNOWN_IN_FUTURE);
        Asked past = own(Selection.ALL.asKnownOn(START.minusDays(1)));
        assertThat(past.knownOn()).isEqualTo(TODAY);
        assertThat(past.corrections()).containsExactly(Correction.KNOWN_BEFORE_PROGRAMME);
    }

    @Test
    void the_grid_has_ends_of_months_and_no_free_period() {
        Asked asked = Asked.of(
                Selection.ALL.during(START, START).asKnownOn(LocalDate.of(2026, 5, 30)), PROGRAMME, TODAY, true, true);
        assertThat(asked.knownOn()).isEqualTo(LocalDate.of(2026, 4, 30));
        assertThat(asked.period()).isNull();
        assertThat(asked.corrections()).containsExactly(Correction.KNOWN_AT_MONTH_END, Correction.PERIOD_NOT_PUBLISHED);
        Asked end = Asked.of(Selection.ALL.asKnownOn(LocalDate.of(2026, 5, 31)), PROGRAMME, TODAY, true, true);
        assertThat(end.knownOn()).isEqualTo(LocalDate.of(2026, 5, 31));
        assertThat(end.corrections()).isEmpty();
        assertThat(Asked.of(Selection.ALL, PROGRAMME, TODAY, true, true).knownOn())
                .isEqualTo(LocalDate.of(2026, 10, 31));
        assertThat(Asked.of(Selection.ALL, PROGRAMME, TODAY, true, false).knownOn())
                .isEqualTo(TODAY);
        assertThat(Asked.of(Selection.ALL.asKnownOn(TODAY.minusDays(1)), PROGRAMME, TODAY, true, false)
                        .knownOn())
                .isEqualTo(LocalDate.of(2026, 10, 31));
    }

    private static Asked own(Selection selection) {
        return Asked.of(selection, PROGRAMME, TODAY, false, true);
    }
}
