package org.visibles.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class StoryTellerTest {

    private static final LocalDate END = LocalDate.of(2026, 10, 31);

    @Test
    void equal_seeds_tell_equal_stories_and_another_seed_others() {
        var told = new StoryTeller(2019, END).tell();

        assertThat(new StoryTeller(2019, END).tell()).isEqualTo(told);
        assertThat(new StoryTeller(2020, END).tell()).isNotEqualTo(told);
    }

    @Test
    void two_thirds_are_mobilised_and_a_good_third_connected() {
        var stories = new StoryTeller(2019, END).tell();
        var reached = StoryTeller.reached(stories);

        assertThat(stories).hasSize(190);
        assertThat(reached.get("MOBILISED")).isBetween(95L, 135L);
        assertThat(reached.get("CONNECTED")).isBetween(45L, 80L);
    }

    @Test
    void nothing_happens_before_the_start_or_after_the_end() {
        for (Story story : new StoryTeller(2019, END).tell()) {
            assertThat(story.metOn()).isBetween(StoryTeller.startOf(END), END);
            assertThat(story.exchanges())
                    .allSatisfy(exchange -> assertThat(exchange.on()).isBetween(story.metOn(), END));
            assertThat(story.moves()).allSatisfy(move -> assertThat(move.on()).isBetween(story.metOn(), END));
            assertThat(story.sendings())
                    .allSatisfy(sending -> assertThat(sending.sentOn()).isBetween(story.metOn(), END));
        }
    }

    @Test
    void nobody_has_a_name_without_having_been_informed() {
        assertThat(new StoryTeller(2019, END).tell())
                .filteredOn(story -> story.informedOn() == null)
                .isNotEmpty()
                .allSatisfy(story -> {
                    assertThat(story.lastName()).isNull();
                    assertThat(story.phone()).isNull();
                });
    }
}
