package org.visibles.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.visibles.database.ShiftableClock;
import org.visibles.indicators.Figures.Line;
import org.visibles.indicators.Figures.Row;
import org.visibles.indicators.Indicator.Unit;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.StatementCounter;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;

/** Every number that can be shown is counted again by hand-written SQL, over the facts of invented people. */
@VisiblesTest
@TestPropertySource(properties = "visibles.test.figures=own-database")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FiguresRecountTest {

    private static final long SEED = 190;
    private static final Instant NOW = Instant.parse("2026-10-20T10:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 10, 20);

    private static final Map<Indicator, String> NOT_STATED = Map.of(
            Indicator.LIVING_IN_QPV, "qpv = 'NOT_STATED'",
            Indicator.WOMEN, "sex = 'NOT_STATED'",
            Indicator.MINORS, "age = 'NOT_STATED'",
            Indicator.INFRA_3, "level = 'NOT_STATED'",
            Indicator.DISABILITY, "disability = 'NOT_STATED'",
            Indicator.ALREADY_KNOWN, "known is null",
            Indicator.OCCUPIED, "situation = 'NOT_STATED'");

    @Autowired
    private FiguresService figures;

    @Autowired
    private TestDatabase database;

    @Autowired
    private StatementCounter counter;

    @Autowired
    private Clock clock;

    private final List<Recount> open = new ArrayList<>();

    @BeforeEach
    void invented_people() {
        if (database.asOwner().queryForObject("select count(*) from fact", Integer.class) == 0) {
            InventedFacts.write(database, SEED, 260);
            InventedExpenses.write(database, SEED);
        }
    }

    @Test
    @Order(1)
    void each_indicator_of_an_organisation_is_its_recount_in_every_breakdown() {
        Figures total = own(Selection.ALL);
        Recount recount = recount(TODAY, TODAY, Fixture.ROUEN.value());
        assertThat(total.suppressed()).isFalse();
        assertThat(total.knownOn()).isEqualTo(TODAY);
        int people = (int)
                total.total().line(Indicator.IDENTIFIED).orElseThrow().result().number();
        assertThat(people).isGreaterThan(60);
        total.total().lines().forEach(line -> same(line, recount, null, null));
        for (Variable dimension : Variable.dimensions()) {
            List<Row> rows = own(Selection.by(dimension)).rows();
            assertThat(rows.stream().map(row -> row.categories().getFirst()))
                    .as(dimension.name())
                    .containsExactlyInAnyOrderElementsOf(recount.categories(dimension));
            for (Row row : rows) {
                row.lines()
                        .forEach(line ->
                                same(line, recount, dimension, row.categories().getFirst()));
            }
            assertThat(rows.stream().mapToDouble(FiguresRecountTest::people).sum())
                    .isEqualTo(people);
        }
    }

    @Test
    @Order(2)
    void figures_are_computed_again_as_known_on_a_past_day() {
        Set<Double> seen = new HashSet<>();
        for (LocalDate day :
                List.of(LocalDate.of(2025, 3, 17), LocalDate.of(2025, 11, 2), LocalDate.of(2026, 6, 30), TODAY)) {
            Recount recount = recount(day, day, Fixture.ROUEN.value());
            Figures past = own(Selection.ALL.asKnownOn(day));
            assertThat(past.knownOn()).isEqualTo(day);
            past.total().lines().forEach(line -> same(line, recount, null, null));
            seen.add(people(past.total()));
        }
        assertThat(seen).hasSize(4);
    }

    @Test
    @Order(3)
    void a_quarter_holds_those_who_were_identified_in_it() {
        Recount recount = recount(TODAY, TODAY, Fixture.ROUEN.value());
        for (Quarter quarter : own(Selection.ALL).quarters()) {
            Figures of = own(Selection.by(Variable.SEX).in(quarter));
            of.total().lines().forEach(line -> same(line, recount, Variable.QUARTER, quarter.code()));
            for (Row row : of.rows()) {
                assertThat(people(row))
                        .isEqualTo(recount.people(
                                Variable.QUARTER,
                                quarter.code(),
                                Variable.SEX,
                                row.categories().getFirst()));
            }
        }
    }

    @Test
    @Order(3)
    void a_free_period_as_known_on_any_day_is_its_recount() {
        LocalDate day = LocalDate.of(2026, 2, 11);
        LocalDate from = LocalDate.of(2025, 3, 9);
        LocalDate until = LocalDate.of(2025, 12, 4);
        Recount recount = new Recount(database, day, from, until, Fixture.ROUEN.value());
        open.add(recount);
        for (Variable dimension : Variable.dimensions()) {
            Figures of = own(Selection.by(dimension).asKnownOn(day).during(from, until));
            assertThat(of.corrections()).isEmpty();
            assertThat(of.selection().period()).isEqualTo(new Period(from, until));
            assertThat(people(of.total())).isBetween(10.0, 100.0);
            of.total().lines().forEach(line -> same(line, recount, null, null));
            of.rows()
                    .forEach(row -> row.lines()
                            .forEach(line -> same(
                                    line, recount, dimension, row.categories().getFirst())));
        }
    }

    @Test
    @Order(4)
    void what_the_coordination_reads_is_the_recount_or_hidden() {
        Figures total = programme(Selection.ALL);
        LocalDate knownOn = LocalDate.of(2026, 9, 30);
        assertThat(total.suppressed()).isTrue();
        assertThat(total.knownOn()).isEqualTo(knownOn);
        assertThat(total.until()).isEqualTo(knownOn);
        Recount recount = recount(knownOn, knownOn, null);
        total.total().lines().forEach(line -> {
            assertThat(line.result().isShown()).as(line.indicator().name()).isTrue();
            same(line, recount, null, null);
        });
        int shown = 0;
        for (Variable dimension : Variable.dimensions()) {
            List<Row> rows = programme(Selection.by(dimension)).rows();
            assertThat(rows.stream().mapToDouble(FiguresRecountTest::people).sum())
                    .as("%s adds up to R", dimension)
                    .isEqualTo(people(total.total()));
            for (Row row : rows) {
                if (!row.categories().getFirst().equals(Variable.OTHERS)) {
                    row.lines()
                            .forEach(line -> published(
                                    line, recount, dimension, row.categories().getFirst()));
                    shown += (int) row.lines().stream()
                            .filter(line -> line.result().isShown())
                            .count();
                }
            }
        }
        assertThat(shown).isGreaterThan(100);
    }

    @Test
    @Order(5)
    void the_file_of_an_organisation_is_of_its_people_and_hides_what_the_screen_shows() {
        LocalDate knownOn = LocalDate.of(2026, 9, 30);
        Recount recount = recount(knownOn, knownOn, Fixture.ROUEN.value());
        List<Line> hidden = new ArrayList<>();
        List<Row> whole = new ArrayList<>();
        for (Variable dimension : Variable.dimensions()) {
            Figures file = ownFile(Selection.by(dimension));
            assertThat(file.suppressed()).isTrue();
            for (Row row : file.rows()) {
                String category = row.categories().getFirst();
                boolean others = category.startsWith(Variable.OTHERS);
                if (!others && tellsOfAll(row, recount, dimension)) {
                    whole.add(row);
                }
                for (Line line : row.lines()) {
                    if (!line.result().isShown()) {
                        hidden.add(line);
                    } else if (whole.contains(row)) {
                        published(line, recount, dimension, category);
                    } else if (!others
                            && line.numerator().isShown()
                            && line.indicator().unit() != Unit.DAYS) {
                        assertThat(line.numerator().number())
                                .as("%s %s %s", line.indicator(), dimension, row.categories())
                                .isLessThanOrEqualTo(recount.of(line.indicator(), dimension, category)
                                        .numerator());
                    }
                    if (line.numerator().isShown() && line.indicator().unit() != Unit.DAYS) {
                        assertThat(line.numerator().number()).isGreaterThanOrEqualTo(5);
                    }
                }
            }
        }
        assertThat(hidden).isNotEmpty();
        assertThat(whole).isNotEmpty();
        for (Line line : ownFile(Selection.ALL).total().lines()) {
            published(line, recount, null, null);
        }
    }

    /** Nobody of a row waits in "others" until it is told who new people are. */
    private static boolean tellsOfAll(Row row, Recount recount, Variable by) {
        return row.lines().stream()
                .filter(line -> line.indicator() == Indicator.IDENTIFIED)
                .allMatch(line -> !line.numerator().isShown()
                        || line.numerator().number()
                                == recount.of(
                                                line.indicator(),
                                                by,
                                                row.categories().getFirst())
                                        .numerator());
    }

    @Test
    @Order(6)
    void the_coordination_gets_whole_quarters_and_month_ends_whatever_it_asks_for() {
        for (LocalDate day : List.of(LocalDate.of(2026, 7, 14), LocalDate.of(2026, 7, 15), LocalDate.of(2026, 7, 30))) {
            Figures past = programme(Selection.ALL.asKnownOn(day));
            assertThat(past.knownOn()).isEqualTo(LocalDate.of(2026, 6, 30));
            assertThat(past.until()).isEqualTo(LocalDate.of(2026, 6, 30));
        }
        Figures may = programme(Selection.ALL.asKnownOn(LocalDate.of(2026, 5, 31)));
        assertThat(may.knownOn()).isEqualTo(LocalDate.of(2026, 5, 31));
        assertThat(may.until()).isEqualTo(LocalDate.of(2026, 3, 31));
        Figures future = programme(Selection.ALL.asKnownOn(TODAY.plusYears(3)));
        assertThat(future.knownOn())
                .isEqualTo(YearMonth.from(TODAY).minusMonths(1).atEndOfMonth());
        Figures open = programme(Selection.ALL.in(Quarter.of(TODAY)));
        assertThat(open.selection().quarter()).isNull();
        assertThat(open.corrections()).containsExactly(Correction.QUARTER_NOT_PUBLISHED);
        Figures period = programme(Selection.ALL.during(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 2)));
        assertThat(period.total()).isEqualTo(programme(Selection.ALL).total());
        assertThat(period.corrections()).containsExactly(Correction.PERIOD_NOT_PUBLISHED);
        Figures file = ownFile(Selection.ALL.during(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 2)));
        assertThat(file.total()).isEqualTo(ownFile(Selection.ALL).total());
    }

    @Test
    @Order(7)
    void a_second_dimension_of_a_quarter_is_not_published() {
        Quarter quarter = programme(Selection.ALL).quarters().getFirst();
        Figures asked = programme(Selection.by(Variable.COMMUNE, Variable.SEX).in(quarter));
        assertThat(asked.selection().by()).containsExactly(Variable.COMMUNE);
        for (Row row : asked.rows()) {
            assertThat(row.lines()).extracting(Line::indicator).containsExactly(Indicator.IDENTIFIED);
        }
    }

    @Test
    @Order(8)
    void a_few_statements_are_sent_whatever_the_size() {
        List<Integer> few = statements();
        InventedFacts.write(database, SEED + 1, 2_400);
        assertThat(statements()).isEqualTo(few);
        assertThat(few).allSatisfy(count -> assertThat(count).isBetween(5, 12));
    }

    @Test
    @Order(9)
    void who_may_not_read_expenses_reads_no_cost() {
        Figures worker = as(Fixture.AGENT_ROUEN, () -> figures.own(Selection.by(Variable.QUARTER)));
        for (Row row : worker.rows()) {
            assertThat(row.line(Indicator.COST_PER_IDENTIFIED).orElseThrow().numerator())
                    .isEqualTo(Value.EMPTY);
            assertThat(row.line(Indicator.COST_PER_CONNECTED).orElseThrow().result())
                    .isEqualTo(Value.EMPTY);
        }
    }

    @AfterEach
    void close() {
        open.forEach(Recount::close);
        open.clear();
    }

    private Recount recount(LocalDate knownOn, LocalDate until, UUID organisation) {
        Recount recount = new Recount(database, knownOn, until, organisation);
        open.add(recount);
        return recount;
    }

    private List<Integer> statements() {
        List<Integer> counts = new ArrayList<>();
        counts.add(counter.count(() -> programme(Selection.by(Variable.COMMUNE))));
        counts.add(counter.count(() -> programme(Selection.by(Variable.ORGANISATION, Variable.QUARTER))));
        counts.add(counter.count(() -> own(Selection.by(Variable.COMMUNE))));
        counts.add(counter.count(() -> ownFile(Selection.by(Variable.COMMUNE))));
        return counts;
    }

    /** Who people are is told of all but those who have entered of late. */
    private static void published(Line line, Recount recount, Variable by, String category) {
        if (line.indicator().measure() instanceof Measure.Share share
                && share.variable().tellsWho()) {
            Recount.Count count = recount.of(line.indicator(), by, category);
            assertThat(line.numerator().number()).isLessThanOrEqualTo(count.numerator());
            assertThat(line.denominator().number()).isLessThanOrEqualTo(count.denominator());
            assertThat(line.denominator().number() - line.numerator().number())
                    .isLessThanOrEqualTo(count.denominator());
        } else {
            same(line, recount, by, category);
        }
    }

    /** What is shown is what was counted; what the own organisation reads is always shown. */
    private static void same(Line line, Recount recount, Variable by, String category) {
        String what = line.indicator() + " " + by + " " + category;
        Recount.Count count = recount.of(line.indicator(), by, category);
        if (line.indicator() == Indicator.EXCHANGES
                && by != null
                && by != Variable.QUARTER
                && by != Variable.ORGANISATION) {
            assertThat(line.result()).as(what).isEqualTo(Value.EMPTY);
            return;
        }
        if (line.indicator().unit() == Unit.EUROS) {
            sameCost(line, count, by, what);
            return;
        }
        if (line.indicator().unit() == Unit.DAYS) {
            if (line.result().isShown()) {
                assertThat(line.result().number()).as(what).isEqualTo(count.median());
            } else if (line.result().state() == Value.State.EMPTY) {
                assertThat(count.median()).as(what).isNull();
            }
            return;
        }
        if (line.numerator().isShown()) {
            assertThat(line.numerator().number()).as(what).isEqualTo(count.numerator());
        }
        if (line.denominator().isShown()) {
            assertThat(line.denominator().number()).as(what).isEqualTo(count.denominator());
        }
        if (line.result().isShown() && line.indicator().unit() == Unit.SHARE) {
            assertThat(line.result().number()).as(what).isEqualTo(count.numerator() / count.denominator());
        }
        String condition = NOT_STATED.get(line.indicator());
        if (condition != null && line.notStated().isShown()) {
            sameShare(line.notStated(), recount, condition, by, category);
        }
        if (line.toReconfirm().isShown()) {
            sameShare(line.toReconfirm(), recount, "situation = 'TO_RECONFIRM'", by, category);
        }
    }

    /** To the euro, and only where the number of people is shown. */
    private static void sameCost(Line line, Recount.Count count, Variable by, String what) {
        if (by != null && by != Variable.QUARTER && by != Variable.ORGANISATION) {
            assertThat(List.of(line.numerator(), line.denominator(), line.result()))
                    .as(what)
                    .containsOnly(Value.EMPTY);
            return;
        }
        assertThat(line.numerator().number()).as(what).isEqualTo(Math.rint(count.numerator()));
        if (!line.denominator().isShown()) {
            assertThat(line.result().isShown()).as(what).isFalse();
            return;
        }
        assertThat(line.denominator().number()).as(what).isEqualTo(count.denominator());
        assertThat(line.result())
                .as(what)
                .isEqualTo(
                        count.numerator() == 0 || count.denominator() == 0
                                ? Value.EMPTY
                                : Value.shown(Math.rint(count.numerator() / count.denominator())));
    }

    private static void sameShare(Value share, Recount recount, String condition, Variable by, String category) {
        assertThat(share.number()
                        * recount.of(Indicator.IDENTIFIED, by, category).numerator())
                .as(condition + " " + by + " " + category)
                .isCloseTo(recount.notStated(condition, by, category), org.assertj.core.data.Offset.offset(1e-9));
    }

    private static double people(Row row) {
        return row.line(Indicator.IDENTIFIED).orElseThrow().result().number();
    }

    private Figures own(Selection selection) {
        Figures own = as(Fixture.RESPONSABLE_ROUEN, () -> figures.own(selection));
        List<Row> rows = new ArrayList<>(own.rows());
        rows.add(own.total());
        rows.forEach(row -> assertThat(row.lines())
                .noneMatch(line -> line.result().state() == Value.State.UNDER
                        || line.result().state() == Value.State.MASKED));
        return own;
    }

    private Figures ownFile(Selection selection) {
        return as(Fixture.RESPONSABLE_ROUEN, () -> figures.ownFile(selection));
    }

    private Figures programme(Selection selection) {
        return as(Fixture.COORDINATION, () -> figures.programme(selection));
    }

    private <T> T as(org.visibles.kernel.Identity who, Supplier<T> work) {
        return ((ShiftableClock) clock).callAt(NOW, () -> As.member(who, work));
    }
}
