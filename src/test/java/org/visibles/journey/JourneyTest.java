package org.visibles.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.RuleViolation;

class JourneyTest {

    /** Copied by hand from DOMAIN.md: what follows what. */
    static final List<String> TABLE = List.of(
            "MET > IDENTIFIED OUT_OF_SCOPE DECLINED LOST",
            "IDENTIFIED > MOBILISED CONNECTED EXITED OUT_OF_SCOPE DECLINED LOST",
            "MOBILISED > CONNECTED EXITED OUT_OF_SCOPE DECLINED LOST",
            "CONNECTED > EXITED LOST DECLINED",
            "EXITED > IDENTIFIED MOBILISED",
            "OUT_OF_SCOPE > IDENTIFIED MOBILISED",
            "DECLINED > IDENTIFIED MOBILISED",
            "LOST > IDENTIFIED MOBILISED");

    private static final LocalDate DAY = LocalDate.of(2020, 1, 15);

    /** Each pair of stages, with whether the domain allows it. */
    static Stream<Arguments> pairs() {
        return TABLE.stream().flatMap(line -> {
            String[] sides = line.split(" > ");
            List<String> allowed = List.of(sides[1].split(" "));
            return Stream.of(Stage.values())
                    .map(to -> Arguments.of(Stage.valueOf(sides[0]), to, allowed.contains(to.name())));
        });
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void only_the_moves_of_the_domain_are_allowed(Stage from, Stage to, boolean allowed) {
        assertThat(from.next().contains(to)).isEqualTo(allowed);
        Journey journey = new Journey(List.of(event(1, from, DAY)));
        if (allowed) {
            journey.checkMove(to, DAY, DAY, null);
        } else {
            refused("rule.journey.transition", () -> journey.checkMove(to, DAY, DAY, null));
        }
    }

    @Test
    void the_table_names_each_stage() {
        assertThat(pairs().map(each -> each.get()[0]).distinct()).hasSize(Stage.values().length);
    }

    @Test
    void days_in_the_future_before_birth_or_before_the_stage_left_are_refused() {
        Journey journey = new Journey(List.of(event(1, Stage.MET, DAY)));

        refused("rule.journey.future", () -> journey.checkMove(Stage.LOST, DAY.plusDays(2), DAY.plusDays(1), null));
        refused("rule.journey.before-previous", () -> journey.checkMove(Stage.LOST, DAY.minusDays(1), DAY, null));
        refused("rule.journey.before-birth", () -> journey.checkMove(Stage.LOST, DAY, DAY, DAY.plusDays(1)));
        journey.checkMove(Stage.LOST, DAY, DAY, DAY);
    }

    @Test
    void what_carries_a_later_stage_cannot_be_taken_back() {
        JourneyEvent met = event(1, Stage.MET, DAY);
        JourneyEvent identified = event(2, Stage.IDENTIFIED, DAY);
        JourneyEvent mobilised = event(3, Stage.MOBILISED, DAY);
        JourneyEvent connected = event(4, Stage.CONNECTED, DAY);
        Journey journey = new Journey(List.of(met, identified, mobilised, connected));

        refused("rule.journey.first", () -> journey.checkCancel(met.id()));
        refused("rule.journey.later-events", () -> journey.checkCancel(identified.id()));
        assertThat(journey.checkCancel(mobilised.id())).isEqualTo(mobilised);
        assertThat(journey.checkCancel(connected.id())).isEqualTo(connected);
        assertThatThrownBy(() -> journey.checkCancel(JourneyEventId.next())).isInstanceOf(NotFound.class);

        Journey after = new Journey(List.of(met, identified, mobilised, connected, cancel(5, connected)));
        assertThat(after.stage()).contains(Stage.MOBILISED);
        refused("rule.journey.cancelled-before", () -> after.checkCancel(connected.id()));
        assertThatThrownBy(() -> after.checkCancel(after.events().getLast().id()))
                .isInstanceOf(NotFound.class);
    }

    /** Whatever is tried in whatever order, what stands is a way the table allows, and taking back undoes. */
    @Property
    void what_stands_is_always_an_allowed_way(@ForAll @Size(max = 40) List<@IntRange(max = 999) Integer> tries) {
        List<JourneyEvent> events = new ArrayList<>(List.of(event(1, Stage.MET, DAY)));
        for (int attempt : tries) {
            Journey journey = new Journey(events);
            List<Stage> before = stages(journey);
            if (attempt % 3 == 0) {
                JourneyEvent chosen = events.get(attempt / 3 % events.size());
                try {
                    journey.checkCancel(chosen.id());
                } catch (RuleViolation | NotFound refused) {
                    continue;
                }
                events.add(cancel(journey.version() + 1, chosen));
                assertThat(stages(new Journey(events))).hasSize(before.size() - 1);
            } else {
                Stage to = Stage.values()[attempt / 3 % Stage.values().length];
                LocalDate on = DAY.plusDays(attempt % 7);
                try {
                    journey.checkMove(to, on, DAY.plusDays(6), null);
                } catch (RuleViolation refused) {
                    continue;
                }
                events.add(event(journey.version() + 1, to, on));
                assertThat(new Journey(events).stage()).contains(to);
            }
            assertAllowed(new Journey(events));
            assertThat(new Journey(events.reversed()).stage()).isEqualTo(new Journey(events).stage());
        }
    }

    private static void assertAllowed(Journey journey) {
        assertThat(stages(journey).getFirst()).isEqualTo(Stage.MET);
        List<JourneyEvent> standing = journey.standing();
        for (int index = 1; index < standing.size(); index++) {
            String before = standing.get(index - 1).stage().name();
            Set<String> allowed = Set.of(TABLE.stream()
                    .filter(line -> line.startsWith(before + " >"))
                    .findFirst()
                    .orElseThrow()
                    .split(" > ")[1]
                    .split(" "));
            assertThat(allowed).contains(standing.get(index).stage().name());
            assertThat(standing.get(index).effectiveOn())
                    .isAfterOrEqualTo(standing.get(index - 1).effectiveOn());
        }
    }

    @Test
    void reaching_a_counted_stage_from_aside_identifies() {
        EnumSet<Stage> aside = EnumSet.of(Stage.OUT_OF_SCOPE, Stage.DECLINED, Stage.LOST);
        for (Stage from : Stage.values()) {
            for (Stage to : from.next()) {
                assertThat(to.identifies(from))
                        .as(from + " to " + to)
                        .isEqualTo(to == Stage.IDENTIFIED || to == Stage.MOBILISED && aside.contains(from));
            }
        }
    }

    private static List<Stage> stages(Journey journey) {
        return journey.standing().stream().map(JourneyEvent::stage).toList();
    }

    private static JourneyEvent event(int number, Stage stage, LocalDate on) {
        return new JourneyEvent(
                JourneyEventId.next(), number, stage, on, Instant.EPOCH, "", null, null, null, null, null);
    }

    private static JourneyEvent cancel(int number, JourneyEvent taken) {
        return new JourneyEvent(
                JourneyEventId.next(), number, null, DAY, Instant.EPOCH, "", null, null, null, taken.id(), "erreur");
    }

    private static void refused(String key, Runnable work) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        RuleViolation.class, rule -> assertThat(rule.key()).isEqualTo(key));
    }
}
