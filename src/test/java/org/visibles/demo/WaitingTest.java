package org.visibles.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** On whatever day the demo is first opened, both partners with an account find something that waits. */
class WaitingTest {

    private static final long SEED = 2019;
    private static final int DUE_DAYS = 10;
    private static final int EXPIRY_DAYS = 30;

    /** First, middle and last day of two years of months. */
    static Stream<LocalDate> days() {
        return IntStream.range(0, 24)
                .mapToObj(YearMonth.of(2026, 10)::plusMonths)
                .flatMap(month -> Stream.of(month.atDay(1), month.atDay(15), month.atEndOfMonth()));
    }

    @ParameterizedTest
    @MethodSource("days")
    void something_waits_and_something_is_late(LocalDate today) {
        List<Story> stories = told(today);
        Map<Integer, Waiting> waiting = Waiting.among(stories, today);

        assertThat(waiting.values())
                .extracting(Waiting::partner)
                .containsOnly(DemoOrganisations.MISSIONS.getFirst(), DemoOrganisations.PARTNERS.getFirst());
        for (var partner : List.of(DemoOrganisations.MISSIONS.getFirst(), DemoOrganisations.PARTNERS.getFirst())) {
            List<LocalDate> sent = waiting.values().stream()
                    .filter(each -> each.partner().equals(partner))
                    .map(Waiting::sentOn)
                    .toList();
            assertThat(sent)
                    .allMatch(day ->
                            day.isBefore(today) && !day.plusDays(EXPIRY_DAYS).isBefore(today))
                    .anyMatch(day -> day.plusDays(DUE_DAYS).isBefore(today))
                    .anyMatch(day -> day.plusDays(DUE_DAYS).isAfter(today));
        }
    }

    @ParameterizedTest
    @MethodSource("days")
    void only_who_is_informed_and_identified_is_sent(LocalDate today) {
        List<Story> stories = told(today);
        Waiting.among(stories, today).forEach((number, waiting) -> {
            Story story = stories.get(number);
            assertThat(story.informedOn()).isNotNull().isBefore(waiting.sentOn());
            assertThat(story.moves()).isEmpty();
            assertThat(story.known()).isNotEqualTo("ACTIVE");
        });
    }

    private static List<Story> told(LocalDate today) {
        return new StoryTeller(SEED, today.withDayOfMonth(1).minusDays(1)).tell();
    }
}
