package org.visibles.outing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.visibles.testkit.Fixture.ADMIN;
import static org.visibles.testkit.Fixture.AGENT_ROUEN;
import static org.visibles.testkit.Fixture.COORDINATION;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.OutingId;
import org.visibles.kernel.ProgrammeId;
import org.visibles.kernel.RuleViolation;
import org.visibles.kernel.StaleVersion;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.VisiblesTest;
import org.visibles.youth.Choices;

/** Ways and practices are data: added in the middle of an experiment, and ended. */
@VisiblesTest
class MethodServiceTest {

    @Autowired
    private MethodService methods;

    @Autowired
    private OutingService outings;

    @Autowired
    private Clock clock;

    @Test
    void every_place_of_finding_is_a_way_of_every_programme() {
        assertThat(ways())
                .filteredOn(MethodRow::builtIn)
                .extracting(MethodRow::code)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Choices.FindingPlace.values()).map(Enum::name).toList());
    }

    @Test
    void a_practice_holds_from_its_first_day_to_its_last() {
        LocalDate today = LocalDate.now(clock);
        MethodRow row = added("Salle de boxe", today.minusDays(5), null);
        assertThat(row.code()).isEqualTo("SALLE_DE_BOXE");
        assertThat(row.description()).isEqualTo("Comment");
        log(row, today.minusDays(5));
        assertThatThrownBy(() -> log(row, today.minusDays(6))).hasMessage("rule.outing.practice");

        change(row, new MethodService.Written("Boxe", null, row.startsOn(), today.minusDays(3)));
        assertThatThrownBy(() -> log(row, today.minusDays(2))).hasMessage("rule.outing.practice");
        log(row, today.minusDays(3));
        assertThat(found("Boxe").code()).as("the key that figures count by").isEqualTo("SALLE_DE_BOXE");
        assertThatThrownBy(() -> change(row, new MethodService.Written("Boxe", null, today, null)))
                .isInstanceOf(StaleVersion.class);
    }

    @Test
    void names_alike_have_codes_apart() {
        LocalDate today = LocalDate.now(clock);
        assertThat(added("Street", today, null).code()).isEqualTo("STREET_2");
        added("Thé à la menthe", today, null);
        assertThat(added("thé, à la menthe !", today, null).code()).isEqualTo("THE_A_LA_MENTHE_2");
        assertThat(added("🚲", today, null).code()).startsWith("METHOD");
    }

    @Test
    void what_cannot_be_is_refused() {
        LocalDate today = LocalDate.now(clock);
        refused("rule.outing.method-name", new MethodService.Written("  ", null, today, null));
        refused("rule.outing.method-dates", new MethodService.Written("x", null, today, today.minusDays(1)));
        refused("rule.outing.too-long", new MethodService.Written("x".repeat(10_000), null, today, null));
        refused("rule.outing.too-long", new MethodService.Written("x", "x".repeat(10_000), today, null));
    }

    @Test
    void only_who_manages_a_programme_adds_to_it() {
        var written = new MethodService.Written("x", null, LocalDate.now(clock), null);
        assertThatThrownBy(
                        () -> As.member(AGENT_ROUEN, () -> methods.add(Fixture.PROGRAMME, MethodRow.Kind.WAY, written)))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() ->
                        As.member(COORDINATION, () -> methods.add(ProgrammeId.next(), MethodRow.Kind.WAY, written)))
                .isInstanceOf(NotFound.class);
        As.member(
                ADMIN,
                () -> methods.add(
                        Fixture.PROGRAMME,
                        MethodRow.Kind.WAY,
                        new MethodService.Written("Par l'admin", null, LocalDate.now(clock), null)));
    }

    private void log(MethodRow practice, LocalDate day) {
        As.member(
                AGENT_ROUEN,
                () -> outings.record(new RecordOuting(
                        OutingId.next(),
                        null,
                        OutingContent.of(day.atTime(9, 0), 60, "STREET").by("STREET", practice.code()),
                        null)));
    }

    private void refused(String key, MethodService.Written written) {
        As.member(COORDINATION, () -> {
            assertThatThrownBy(() -> methods.add(Fixture.PROGRAMME, MethodRow.Kind.WAY, written))
                    .isInstanceOf(RuleViolation.class)
                    .hasMessage(key);
        });
    }

    private MethodRow added(String name, LocalDate from, LocalDate to) {
        As.member(
                COORDINATION,
                () -> methods.add(
                        Fixture.PROGRAMME,
                        MethodRow.Kind.PRACTICE,
                        new MethodService.Written(name, " Comment ", from, to)));
        return found(name);
    }

    private MethodRow found(String name) {
        return As.member(COORDINATION, () -> methods.of(Fixture.PROGRAMME)).stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void change(MethodRow row, MethodService.Written written) {
        As.member(COORDINATION, () -> methods.change(Fixture.PROGRAMME, row, written));
    }

    private List<MethodRow> ways() {
        return As.member(AGENT_ROUEN, () -> outings.methods());
    }
}
