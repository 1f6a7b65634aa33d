package org.visibles.suggestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.visibles.directory.Capacity;
import org.visibles.directory.Capacity.Room;
import org.visibles.directory.FoundService;
import org.visibles.directory.ServiceId;
import org.visibles.testkit.Fixture;

/** The formula of the manual, with numbers worked out by hand. */
class RankingTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final PartnerRecord ALL = new PartnerRecord(100, 50, 10);
    private final Ranking ranking = new Ranking(ALL, false, TODAY);

    @Test
    void few_answers_are_drawn_towards_the_average_of_all() {
        assertThat(ranking.acceptance(PartnerRecord.NONE)).isEqualTo(0.5);
        assertThat(ranking.acceptance(new PartnerRecord(1, 0, 3))).isEqualTo(0.4);
        assertThat(ranking.acceptance(new PartnerRecord(16, 16, 3))).isEqualTo(0.9);
    }

    @Test
    void speed_halves_at_ten_days() {
        assertThat(ranking.speed(PartnerRecord.NONE)).isEqualTo(0.5);
        assertThat(ranking.speed(new PartnerRecord(4, 4, 0))).isCloseTo(1 / 1.5, within(1e-9));
    }

    @Test
    void nearness_halves_at_ten_kilometres_at_five_on_foot_and_stays_whole_from_afar() {
        assertThat(ranking.nearness(service(10.0, null, "en-presentiel"))).isEqualTo(0.5);
        assertThat(new Ranking(ALL, true, TODAY).nearness(service(5.0, null, "en-presentiel")))
                .isEqualTo(0.5);
        assertThat(ranking.nearness(service(200.0, null, "a-distance"))).isEqualTo(1);
        assertThat(ranking.nearness(service(null, null, "en-presentiel"))).isEqualTo(0.5);
    }

    @Test
    void room_counts_while_the_news_is_fresh() {
        assertThat(ranking.room(room(Room.FULL, 60))).isEqualTo(0.25);
        assertThat(ranking.room(room(Room.FULL, 61))).isEqualTo(1);
        assertThat(ranking.room(room(Room.LIMITED, 0))).isCloseTo(2.0 / 3, within(1e-9));
        assertThat(ranking.room(null)).isEqualTo(1);
    }

    @Test
    void the_score_is_the_product() {
        assertThat(ranking.score(service(10.0, room(Room.FULL, 1), "en-presentiel"), PartnerRecord.NONE))
                .isCloseTo(0.5 * 0.5 * 0.5 * 0.25, within(1e-9));
    }

    private static Capacity room(Room room, int daysAgo) {
        return new Capacity(room, TODAY.minusDays(daysAgo), Fixture.ROUEN.value(), true);
    }

    private static FoundService service(@Nullable Double km, @Nullable Capacity capacity, String mode) {
        return new FoundService(
                new ServiceId(Fixture.ROUEN.value()),
                "essai",
                "1",
                "Service",
                null,
                null,
                null,
                List.of(),
                List.of(mode),
                null,
                null,
                km,
                null,
                "2026-09-01",
                new FoundService.Conditions(Set.of(), null, null, Set.of(), null),
                null,
                false,
                capacity);
    }
}
