package org.visibles.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Of which earlier months it is looked at how far people had come. */
class EnteredTest {

    private static final int MARCH = 12 * 2026 + 2;

    /** Five who were mobilised at once, and one more each month. */
    private static Entered entered(int... mobilised) {
        List<Subject> subjects = InventedConsortium.subjects(new Random(1), 5 + mobilised.length).stream()
                .map(each -> come(each, Subject.MOBILISED))
                .toList();
        List<SeenIn> seen = new ArrayList<>(
                IntStream.range(0, 5).mapToObj(each -> mobilised(MARCH)).toList());
        IntStream.of(mobilised).forEach(month -> seen.add(mobilised(month)));
        return Entered.of(subjects, subject -> seen.get(subjects.indexOf(subject)));
    }

    private static SeenIn mobilised(int month) {
        return new SeenIn(MARCH, month, SeenIn.NEVER, SeenIn.NEVER, SeenIn.NEVER);
    }

    /** Who has not left, nor been checked. */
    private static Subject come(Subject subject, String stage) {
        return subject.as(stage, Subject.NONE, Subject.NOT_CHECKED);
    }

    @Test
    void each_month_that_changed_anything_is_one_but_the_last() {
        List<Entered> months = entered(MARCH + 2, MARCH + 5, MARCH + 5).months().toList();
        assertThat(months).hasSize(2);
        assertThat(months.get(0).subjects())
                .filteredOn(each -> each.reached().equals(Subject.MOBILISED))
                .hasSize(5);
        assertThat(months.get(1).subjects())
                .filteredOn(each -> each.reached().equals(Subject.MOBILISED))
                .hasSize(6);
    }

    @Test
    void what_is_told_for_the_first_time_has_none() {
        assertThat(entered(MARCH).months()).isEmpty();
        assertThat(entered(MARCH - 4).months()).isEmpty();
    }

    @Test
    void whoever_entered_later_waited_until_then() {
        List<Subject> subjects = InventedConsortium.subjects(new Random(1), 12);
        Entered entered = Entered.of(
                subjects, subject -> new SeenIn(MARCH + subjects.indexOf(subject) / 3, 0, 0, 0, 0)); // three a month
        assertThat(entered.remembers()).isTrue();
        assertThat(entered.waiting(MARCH)).hasSize(12);
        assertThat(entered.waiting(MARCH + 1)).hasSize(6);
        assertThat(entered.waiting(MARCH + 3)).isEmpty();
        assertThat(Entered.atOnce(subjects).remembers()).isFalse();
    }

    /** The facts may say more than what counts now. */
    @Test
    void nobody_has_come_further_than_is_known_now() {
        Subject identified = come(InventedConsortium.subjects(new Random(1), 1).getFirst(), Subject.IDENTIFIED);
        var cancelled = new SeenIn(MARCH, MARCH, MARCH, MARCH, MARCH);
        assertThat(cancelled.at(identified, MARCH + 1)).isSameAs(identified);
        assertThat(cancelled.steps(identified)).isEmpty();
    }

    @Test
    void who_was_connected_without_a_word_before_was_mobilised_by_that() {
        Subject connected = come(InventedConsortium.subjects(new Random(1), 1).getFirst(), Subject.CONNECTED);
        var seen = new SeenIn(MARCH, MARCH + 1, MARCH + 3, SeenIn.NEVER, SeenIn.NEVER);
        assertThat(seen.at(connected, MARCH).reached()).isEqualTo(Subject.IDENTIFIED);
        assertThat(seen.at(connected, MARCH + 2).reached()).isEqualTo(Subject.MOBILISED);
        assertThat(seen.at(connected, MARCH + 3)).isSameAs(connected);
    }

    /** A positive outcome is told of nobody who was not connected: it came after another one. */
    @Test
    void who_left_before_being_connected_had_no_positive_outcome_yet() {
        Subject now =
                InventedConsortium.subjects(new Random(1), 1).getFirst().as(Subject.CONNECTED, "LASTING", "KNOWN");
        var seen = new SeenIn(MARCH, MARCH, MARCH + 5, MARCH + 2, MARCH + 7);
        assertThat(seen.at(now, MARCH + 1)).isEqualTo(now.as(Subject.MOBILISED, Subject.NONE, Subject.NOT_CHECKED));
        assertThat(seen.at(now, MARCH + 2)).isEqualTo(now.as(Subject.MOBILISED, Subject.OTHER, Subject.NOT_CHECKED));
        assertThat(seen.at(now, MARCH + 5)).isEqualTo(now.as(Subject.CONNECTED, "LASTING", Subject.NOT_CHECKED));
        assertThat(seen.steps(now)).containsExactlyInAnyOrder(MARCH, MARCH + 2, MARCH + 5, MARCH + 7);
    }
}
