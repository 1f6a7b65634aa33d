package org.visibles.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.context.TestPropertySource;
import org.visibles.database.ShiftableClock;
import org.visibles.indicators.Changes.Effect;
import org.visibles.indicators.Changes.Moved;
import org.visibles.indicators.Figures.Line;
import org.visibles.kernel.Identity;
import org.visibles.testkit.AppSession;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.StatementCounter;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;

/** The causes explain the difference between two days of knowledge, exactly; the coordination learns nothing of fewer than five. */
@VisiblesTest
@TestPropertySource(properties = "visibles.test.figures=own-database")
class ChangesTest {

    private static final Instant NOW = Instant.parse("2026-10-20T10:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 10, 20);
    private static final LocalDate SINCE = LocalDate.of(2026, 7, 15);
    private static final Instant THEN = Instant.parse("2026-08-10T09:00:00Z");

    @Autowired
    private ChangesService changes;

    @Autowired
    private FiguresService figures;

    @Autowired
    private StatementCounter counter;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Clock clock;

    @BeforeEach
    void nobody() {
        database.asOwner().update("delete from fact");
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 77})
    void whatever_happened_the_causes_add_up_to_the_difference(long seed) {
        InventedFacts.write(database, seed, 100);
        InventedEdits.write(database, seed, 160, SINCE, TODAY);
        Period period = new Period(LocalDate.of(2025, 1, 10), LocalDate.of(2026, 5, 20));
        Set<Cause> seen = EnumSet.noneOf(Cause.class);
        for (Period of : new Period[] {null, period}) {
            Changes told = own(SINCE, TODAY, of);
            assertThat(told.moved()).hasSizeGreaterThan(8);
            Selection selection = of == null ? Selection.ALL : Selection.ALL.during(of.from(), of.until());
            Figures before = as(Fixture.AGENT_ROUEN, () -> figures.own(selection.asKnownOn(SINCE)));
            Figures after = as(Fixture.AGENT_ROUEN, () -> figures.own(selection.asKnownOn(TODAY)));
            for (Indicator indicator : Indicator.values()) {
                Line first = before.total().line(indicator).orElseThrow();
                Line last = after.total().line(indicator).orElseThrow();
                List<Effect> effects = told.moved().stream()
                        .filter(moved -> moved.indicator() == indicator)
                        .peek(moved -> assertThat(List.of(moved.before(), moved.after()))
                                .isEqualTo(List.of(first, last)))
                        .flatMap(moved -> moved.effects().stream())
                        .toList();
                assertThat(effects.stream().mapToDouble(Effect::numerator).sum())
                        .as(indicator.name())
                        .isEqualTo(last.numerator().number() - first.numerator().number());
                assertThat(effects.stream().mapToDouble(Effect::denominator).sum())
                        .isEqualTo(last.denominator().number()
                                - first.denominator().number());
                assertThat(effects.stream().mapToDouble(Effect::result).sum())
                        .isCloseTo(last.result().number() - first.result().number(), Offset.offset(1e-9));
                effects.forEach(effect -> seen.add(effect.cause()));
            }
        }
        assertThat(seen).hasSizeGreaterThanOrEqualTo(6); // merges may all have been undone
    }

    @Test
    void each_cause_is_told_by_its_name() {
        UUID one = person(LocalDate.of(2026, 5, 4));
        UUID other = person(LocalDate.of(2026, 6, 2));
        UUID third = person(LocalDate.of(2026, 6, 9));
        UUID late = UUID.randomUUID();
        attributes(late, LocalDate.of(2026, 6, 20), THEN);
        fact(late, "STAGE", LocalDate.of(2026, 6, 20), THEN, "{\"stage\": \"IDENTIFIED\"}", null);
        fact(one, "STAGE", LocalDate.of(2026, 8, 1), THEN, "{\"stage\": \"MOBILISED\"}", null);
        fact(one, "JOINED", LocalDate.of(2026, 8, 1), THEN, "{\"to\": \"" + other + "\"}", null);
        UUID stage = database.asOwner()
                .queryForObject("select id from fact where subject = ? and kind = 'STAGE'", UUID.class, third);
        fact(third, "CANCELLED", LocalDate.of(2026, 8, 1), THEN.plusSeconds(60), "{}", stage);

        Changes told = own(SINCE, TODAY, null);
        assertThat(told.recorded())
                .isEqualTo(Map.of(
                        Cause.NEW, Value.shown(1),
                        Cause.LATE, Value.shown(2),
                        Cause.CORRECTED, Value.shown(0),
                        Cause.CANCELLED, Value.shown(1),
                        Cause.MERGED, Value.shown(1),
                        Cause.ANONYMISED, Value.shown(0)));
        assertThat(effects(told, Indicator.IDENTIFIED))
                .containsExactly(
                        new Effect(Cause.LATE, 1, 0, 1),
                        new Effect(Cause.CANCELLED, -1, 0, -1),
                        new Effect(Cause.MERGED, -1, 0, -1));
        assertThat(effects(told, Indicator.MOBILISATION).getFirst().cause()).isEqualTo(Cause.NEW);

        fact(
                other,
                "CANCELLED",
                LocalDate.of(2026, 9, 1),
                THEN.plusSeconds(90),
                "{}",
                database.asOwner()
                        .queryForObject("select id from fact where subject = ? and kind = 'STAGE'", UUID.class, other));
        fact(other, "STAGE", LocalDate.of(2026, 6, 5), THEN.plusSeconds(91), "{\"stage\": \"IDENTIFIED\"}", null);
        fact(other, "ANONYMISED", LocalDate.of(2026, 9, 1), THEN.plusSeconds(100), "{}", null);
        Changes more = own(SINCE, TODAY, null);
        assertThat(more.recorded())
                .containsEntry(Cause.CORRECTED, Value.shown(2))
                .containsEntry(Cause.ANONYMISED, Value.shown(1));
    }

    @Test
    void a_setting_that_was_changed_changes_no_figure_of_a_past_day_and_is_a_cause() {
        UUID person = person(LocalDate.of(2026, 6, 1));
        fact(
                person,
                "STAGE",
                LocalDate.of(2026, 6, 20),
                THEN.minusSeconds(50L * 86_400),
                "{\"stage\": \"MOBILISED\"}",
                null);
        Figures past = as(Fixture.AGENT_ROUEN, () -> figures.own(Selection.ALL.asKnownOn(SINCE)));
        database.asOwner().update("update programme set lost_after_days = 700 where id = ?", Fixture.PROGRAMME.value());
        database.asOwner().update("update figure_rules set since = '2026-09-01' where since > '-infinity'");
        try {
            assertThat(as(Fixture.AGENT_ROUEN, () -> figures.own(Selection.ALL.asKnownOn(SINCE)))
                            .total())
                    .isEqualTo(past.total());
            assertThat(effects(own(SINCE, TODAY, null), Indicator.LOST))
                    .containsExactly(new Effect(Cause.TIME, 1, 0, 1), new Effect(Cause.RULE, -1, 0, -1));
        } finally {
            database.asOwner()
                    .update("update programme set lost_after_days = 90 where id = ?", Fixture.PROGRAMME.value());
            database.asOwner().update("delete from figure_rules where since > '-infinity'");
        }
    }

    @Test
    void days_that_cannot_be_are_put_right() {
        assertThat(own(TODAY, SINCE, null).corrections()).containsExactly(Correction.DAYS_REVERSED);
        assertThat(own(TODAY, SINCE, null).since()).isEqualTo(SINCE);
        assertThat(own(null, null, null).since()).isEqualTo(LocalDate.of(2026, 9, 30));
        Changes before = own(LocalDate.of(1999, 1, 1), TODAY.plusDays(3), null);
        assertThat(before.corrections()).containsExactly(Correction.KNOWN_IN_FUTURE, Correction.SINCE_BEFORE_PROGRAMME);
        assertThat(before.since()).isEqualTo(Fixture.PROGRAMME_START);
        assertThat(own(TODAY, TODAY, null).moved()).isEmpty();
    }

    @Test
    void the_coordination_reads_whole_fives_of_whole_months_whatever_days_it_asks_for() {
        InventedFacts.write(database, 3, 120);
        List<Map<Cause, Value>> seen = new ArrayList<>();
        for (LocalDate day : List.of(LocalDate.of(2026, 9, 30), LocalDate.of(2026, 10, 4), TODAY)) {
            Changes told = as(Fixture.COORDINATION, () -> changes.programme(LocalDate.of(2026, 4, 30), day));
            assertThat(told.suppressed()).isTrue();
            assertThat(told.until()).isEqualTo(LocalDate.of(2026, 9, 30));
            assertThat(told.moved())
                    .isNotEmpty()
                    .allSatisfy(moved -> assertThat(moved.effects()).isEmpty());
            assertThat(told.recorded().values())
                    .allSatisfy(value -> assertThat(value.number() % 5).isZero());
            seen.add(told.recorded());
        }
        assertThat(Set.copyOf(seen)).hasSize(1);
        assertThat(seen.getFirst().get(Cause.NEW).number()).isGreaterThan(20);

        UUID few = person(LocalDate.of(2026, 5, 3));
        Map<Cause, Value> same = as(Fixture.COORDINATION, () -> changes.programme(LocalDate.of(2026, 4, 30), TODAY))
                .recorded();
        assertThat(same.get(Cause.MERGED)).isEqualTo(Value.UNDER);
        fact(few, "JOINED", LocalDate.of(2026, 6, 3), THEN, "{\"to\": \"" + UUID.randomUUID() + "\"}", null);
        assertThat(as(Fixture.COORDINATION, () -> changes.programme(LocalDate.of(2026, 4, 30), TODAY))
                        .recorded())
                .isEqualTo(same);
    }

    /** Whoever collects the counts of all runs of months knows no more of a month with a few than that it has fewer than five. */
    @Test
    void a_month_with_fewer_than_five_looks_the_same_in_every_run_of_months() {
        Random random = new Random(4);
        for (int history = 0; history < 50; history++) {
            List<Long> months = new ArrayList<>();
            for (int month = 0; month < 8; month++) {
                months.add((long) random.nextInt(random.nextBoolean() ? 5 : 40));
            }
            List<Value> published = runs(months);
            for (int month = 0; month < months.size(); month++) {
                for (long other = 0; months.get(month) < 5 && other < 5; other++) {
                    List<Long> changed = new ArrayList<>(months);
                    changed.set(month, other);
                    assertThat(runs(changed)).isEqualTo(published);
                }
            }
        }
    }

    private static List<Value> runs(List<Long> months) {
        List<Value> runs = new ArrayList<>();
        for (int from = 0; from < months.size(); from++) {
            for (int to = from + 1; to <= months.size(); to++) {
                runs.add(RoundedDown.of(months.subList(from, to)));
            }
        }
        return runs;
    }

    @Test
    void others_learn_nothing_of_what_an_organisation_recorded() {
        InventedFacts.write(database, 3, 20);
        person(LocalDate.of(2026, 5, 4));
        for (Identity who : List.of(Fixture.COORDINATION, Fixture.ADMIN, Fixture.AGENT_RESTO)) {
            as(who, () -> {
                assertThatThrownBy(() -> changes.own(null, null, null)).isInstanceOf(AccessDeniedException.class);
                return null;
            });
        }
        as(Fixture.AGENT_ROUEN, () -> {
            assertThatThrownBy(() -> changes.programme(null, null)).isInstanceOf(AccessDeniedException.class);
            return null;
        });
        String all = "select id from changed_facts(?, '-infinity', now() + interval '1 day')";
        String touched = "select id from first_identified_facts(?, 'infinity', '{}', '-infinity', 'infinity')";
        try (AppSession nobody = database.nobody()) {
            nobody.set("visibles.permissions", "FIGURES_OWN,FIGURES_PROGRAMME");
            assertThat(nobody.rows(all, Fixture.PROGRAMME.value())).isEmpty();
            assertThat(nobody.rows(touched, Fixture.PROGRAMME.value())).isEmpty();
        }
        for (Identity who : List.of(Fixture.COORDINATION, Fixture.ADMIN, Fixture.DPO, Fixture.AGENT_ROUEN)) {
            try (AppSession session = database.session(who)) {
                session.forbidden("select keys_staged(?, null, null)", Fixture.PROGRAMME.value());
                boolean own = who.equals(Fixture.AGENT_ROUEN);
                assertThat(session.rows(touched, Fixture.PROGRAMME.value()).isEmpty())
                        .isEqualTo(!own);
                assertThat(session.rows(touched, UUID.randomUUID())).isEmpty();
                session.set("visibles.permissions", "FIGURES_PROGRAMME");
                assertThat(session.rows(touched, Fixture.PROGRAMME.value())).isEmpty();
                assertThat(session.rows(all, Fixture.PROGRAMME.value())).isEmpty();
            }
        }
        try (AppSession coordination = database.session(Fixture.COORDINATION)) {
            assertThat(coordination.rows(all, Fixture.PROGRAMME.value())).isEmpty();
            coordination.forbidden("update figure_rules set lost_after_days = 1");
            coordination.forbidden("insert into figure_rules values (?, now(), 1, 1, 1)", Fixture.PROGRAMME.value());
        }
        try (AppSession elbeuf = database.session(Fixture.AGENT_ELBEUF)) {
            int foreign = database.asOwner()
                    .queryForObject(
                            "select count(*) from fact f where not exists (select from fact o where o.subject = f.subject"
                                    + " and o.organisation_id = ?)",
                            Integer.class,
                            Fixture.ELBEUF.value());
            int facts = database.asOwner().queryForObject("select count(*) from fact", Integer.class);
            assertThat(elbeuf.rows(all, Fixture.PROGRAMME.value())).hasSizeLessThanOrEqualTo(facts - foreign);
        }
    }

    @Test
    void it_asks_the_database_as_often_for_many_as_for_few() {
        List<Integer> own = new ArrayList<>();
        List<Integer> programme = new ArrayList<>();
        for (int people : new int[] {120, 300}) {
            InventedFacts.write(database, people, people);
            InventedEdits.write(database, people, people, SINCE, TODAY.minusDays(20));
            assertThat(own(SINCE, TODAY, null).recorded().values())
                    .allSatisfy(value -> assertThat(value.number()).isPositive());
            own.add(counter.count(() -> own(SINCE, TODAY, null)));
            programme.add(counter.count(
                    () -> as(Fixture.COORDINATION, () -> changes.programme(SINCE, TODAY.minusDays(10)))));
        }
        assertThat(Set.copyOf(own)).hasSize(1);
        assertThat(programme.getLast()).isLessThanOrEqualTo(programme.getFirst()); // some is read once and for all
        assertThat(own.getFirst()).isLessThanOrEqualTo(30);
        assertThat(programme.getFirst()).isLessThanOrEqualTo(24);
    }

    private UUID person(LocalDate day) {
        UUID subject = UUID.randomUUID();
        Instant at = day.atTime(10, 0).toInstant(java.time.ZoneOffset.UTC);
        attributes(subject, day, at);
        fact(subject, "STAGE", day, at, "{\"stage\": \"IDENTIFIED\"}", null);
        return subject;
    }

    private void attributes(UUID subject, LocalDate day, Instant at) {
        fact(subject, "ATTRIBUTES", day, at, "{\"eligible\": \"YES\", \"sex\": \"F\", \"commune\": \"76540\"}", null);
    }

    private void fact(UUID subject, String kind, LocalDate day, Instant at, String codes, UUID cancels) {
        database.asOwner()
                .update(
                        "insert into fact (id, programme_id, subject, organisation_id, kind, effective_on, recorded_at, codes, cancels)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?)",
                        UUID.randomUUID(),
                        Fixture.PROGRAMME.value(),
                        subject,
                        Fixture.ROUEN.value(),
                        kind,
                        day,
                        java.sql.Timestamp.from(at),
                        codes,
                        cancels);
    }

    private static List<Effect> effects(Changes told, Indicator indicator) {
        return told.moved().stream()
                .filter(moved -> moved.indicator() == indicator)
                .map(Moved::effects)
                .findFirst()
                .orElse(List.of());
    }

    private Changes own(LocalDate since, LocalDate until, Period period) {
        return as(Fixture.AGENT_ROUEN, () -> changes.own(since, until, period));
    }

    private <T> T as(Identity who, Supplier<T> work) {
        return ((ShiftableClock) clock).callAt(NOW, () -> As.member(who, work));
    }
}
