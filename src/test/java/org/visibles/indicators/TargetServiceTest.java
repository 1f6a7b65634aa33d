package org.visibles.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.visibles.database.ShiftableClock;
import org.visibles.kernel.Identity;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.RuleViolation;
import org.visibles.organisation.TargetRow;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;

/** Targets are changed from a day on: the figures of an earlier day keep theirs. */
@VisiblesTest
class TargetServiceTest {

    private static final Instant SPRING = Instant.parse("2026-03-10T10:00:00Z");
    private static final Instant SUMMER = Instant.parse("2026-07-10T10:00:00Z");
    private static final Instant AUTUMN = Instant.parse("2026-10-10T10:00:00Z");

    @Autowired
    private TargetService targets;

    @Autowired
    private FiguresService figures;

    @Autowired
    private ShiftableClock clock;

    @Autowired
    private TestDatabase database;

    @Test
    void figures_of_a_past_day_stand_beside_the_target_of_that_day() {
        set(SPRING, null, Indicator.IDENTIFIED, 100);
        set(SUMMER, null, Indicator.IDENTIFIED, 250);
        at(Instant.parse("2026-10-01T10:00:00Z"), Fixture.COORDINATION, () -> {
            targets.remove(null, Indicator.IDENTIFIED);
            return null;
        });

        assertThat(target(LocalDate.of(2026, 2, 28))).isNull();
        assertThat(target(LocalDate.of(2026, 3, 31))).isEqualTo(100.0);
        assertThat(target(LocalDate.of(2026, 6, 30))).isEqualTo(100.0);
        assertThat(target(LocalDate.of(2026, 7, 31))).isEqualTo(250.0);
        assertThat(at(Instant.now(), Fixture.COORDINATION, targets::list))
                .extracting(TargetRow::indicator)
                .doesNotContain("identified");
    }

    @Test
    void an_organisation_reads_its_own_and_sets_none() {
        set(SPRING, Fixture.ROUEN, Indicator.MOBILISATION, 0.5);
        set(SPRING, Fixture.ELBEUF, Indicator.MOBILISATION, 0.25);
        Figures own = at(AUTUMN, Fixture.AGENT_ROUEN, () -> figures.own(Selection.ALL));
        assertThat(own.targets()).containsEntry(Indicator.MOBILISATION, 0.5);
        assertThatThrownBy(() -> As.member(Fixture.RESPONSABLE_ROUEN, () -> {
                    targets.set(Fixture.ROUEN, Indicator.MOBILISATION, 0.1);
                    return null;
                }))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void one_for_an_indicator_that_is_gone_hides_no_other() {
        set(SPRING, null, Indicator.WOMEN, 0.5);
        database.asOwner()
                .update(
                        "insert into target (programme_id, indicator, value) values (?, 'star-sign', 12)",
                        Fixture.PROGRAMME.value());
        assertThat(at(AUTUMN, Fixture.COORDINATION, targets::list))
                .extracting(TargetRow::indicator)
                .contains("women")
                .doesNotContain("star-sign");
        assertThat(at(AUTUMN, Fixture.COORDINATION, () -> figures.programme(Selection.ALL))
                        .targets())
                .containsEntry(Indicator.WOMEN, 0.5);
    }

    @Test
    void what_cannot_be_reached_is_no_target() {
        assertThatThrownBy(() -> set(SPRING, null, Indicator.CONNECTION, 1.01))
                .isInstanceOf(RuleViolation.class)
                .hasMessageContaining("target-share");
        assertThatThrownBy(() -> set(SPRING, null, Indicator.IDENTIFIED, Double.NaN))
                .isInstanceOf(RuleViolation.class)
                .hasMessageContaining("target-people");
        assertThat(TargetService.possible())
                .contains(Indicator.IDENTIFIED, Indicator.CONNECTION)
                .doesNotContain(Indicator.DAYS_TO_SPE, Indicator.COST_PER_CONNECTED, Indicator.EXCHANGES);
    }

    private Double target(LocalDate day) {
        return at(AUTUMN, Fixture.COORDINATION, () -> figures.programme(Selection.ALL.asKnownOn(day)))
                .targets()
                .get(Indicator.IDENTIFIED);
    }

    private void set(Instant when, OrganisationId organisation, Indicator indicator, double value) {
        at(when, Fixture.COORDINATION, () -> {
            targets.set(organisation, indicator, value);
            return null;
        });
    }

    private <T> T at(Instant when, Identity who, Supplier<T> work) {
        return clock.callAt(when, () -> As.member(who, work));
    }
}
