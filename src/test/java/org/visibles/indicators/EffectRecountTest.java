package org.visibles.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import org.visibles.database.ShiftableClock;
import org.visibles.indicators.Effect.Line;
import org.visibles.indicators.Effect.Stage;
import org.visibles.indicators.FieldActivity.Row;
import org.visibles.indicators.Readings.Reading;
import org.visibles.kernel.Identity;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.StatementCounter;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;

/** What works and what was done, counted again by hand-written SQL over invented outings and encounters. */
@VisiblesTest
@TestPropertySource(properties = "visibles.test.figures=own-database-of-the-field")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EffectRecountTest {

    private static final Instant NOW = Instant.parse("2026-10-20T10:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 10, 20);
    private static final LocalDate PUBLISHED = LocalDate.of(2026, 9, 30);
    private static final UUID ROUEN = Fixture.ROUEN.value();

    @Autowired
    private EffectService effect;

    @Autowired
    private FieldActivityService activity;

    @Autowired
    private FiguresService figures;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private MetMonths months;

    @Autowired
    private FieldFacts field;

    @Autowired
    private FirstSeen seen;

    @Autowired
    private PublishedFigures published;

    @Autowired
    private Readings readings;

    @Autowired
    private TestDatabase database;

    @Autowired
    private StatementCounter counter;

    @Autowired
    private Clock clock;

    private final List<FieldRecount> open = new ArrayList<>();

    @BeforeEach
    void invented_people_and_outings() {
        if (database.asOwner().queryForObject("select count(*) from fact", Integer.class) == 0) {
            InventedFacts.write(database, 190, 100);
            InventedField.write(database, 191, 260);
        }
    }

    @AfterEach
    void close() {
        open.forEach(FieldRecount::close);
        open.clear();
    }

    @Test
    @Order(1)
    void what_an_organisation_reads_is_its_recount_in_every_breakdown() {
        FieldRecount recount = recount(TODAY, TODAY, ROUEN);
        int lines = 0;
        for (EffectBy by : EffectBy.own()) {
            Effect own = own(by, null);
            same(own.total(), recount, null);
            assertThat(own.lines())
                    .extracting(Line::category)
                    .containsExactlyInAnyOrderElementsOf(recount.categories(by));
            own.lines().forEach(line -> same(line, recount, by));
            assertThat(own.lines().stream()
                            .mapToDouble(line -> line.met().number())
                            .sum())
                    .isEqualTo(own.total().met().number());
            lines += own.lines().size();
        }
        assertThat(lines).isGreaterThan(25);
        assertThat(own(EffectBy.CHANNEL, null).total().connected().number()).isGreaterThan(5);
    }

    @Test
    @Order(2)
    void what_works_is_computed_again_as_known_on_a_past_day() {
        Set<Double> seen = new HashSet<>();
        for (LocalDate day : List.of(LocalDate.of(2025, 3, 17), LocalDate.of(2025, 11, 2), LocalDate.of(2026, 6, 30))) {
            FieldRecount recount = recount(day, day, ROUEN);
            Effect past = own(EffectBy.CHANNEL, day);
            past.lines().forEach(line -> same(line, recount, EffectBy.CHANNEL));
            FieldActivity done = as(Fixture.AGENT_ROUEN, () -> activity.own(day));
            same(done.total(), recount, "true");
            seen.add(past.total().met().number());
        }
        assertThat(seen).hasSize(3);
    }

    @Test
    @Order(3)
    void what_the_coordination_reads_is_the_recount_or_hidden() {
        FieldRecount recount = recount(PUBLISHED, PUBLISHED, null);
        int shown = 0;
        int hidden = 0;
        for (EffectBy by : EffectBy.published()) {
            Effect programme = programme(by);
            assertThat(programme.suppressed()).isTrue();
            assertThat(programme.knownOn()).isEqualTo(PUBLISHED);
            same(programme.total(), recount, null);
            assertThat(programme.lines().stream()
                            .mapToDouble(line -> line.met().number())
                            .sum())
                    .as(by.name())
                    .isEqualTo(programme.total().met().number());
            for (Line line : programme.lines()) {
                for (Stage stage : Stage.values()) {
                    Value value = line.reached(stage);
                    if (!value.isShown()) {
                        hidden++;
                    } else if (!line.category().equals(Variable.OTHERS)) {
                        shown++;
                        assertThat((long) value.number())
                                .isEqualTo(recount.effect(stage.name(), by, line.category()))
                                .isGreaterThanOrEqualTo(5);
                    }
                }
            }
        }
        assertThat(shown).isGreaterThan(15);
        assertThat(hidden).isGreaterThan(3);
    }

    @Test
    @Order(4)
    void those_of_them_who_were_identified_are_the_identified_of_the_figures() {
        Figures all = as(Fixture.COORDINATION, () -> figures.programme(Selection.ALL));
        double identified =
                all.total().line(Indicator.IDENTIFIED).orElseThrow().result().number();
        Line total = programme(EffectBy.ORGANISATION).total();
        assertThat(total.identified().number()).isEqualTo(identified);
        assertThat(total.mobilised())
                .isEqualTo(
                        all.total().line(Indicator.MOBILISATION).orElseThrow().numerator());
        assertThat(total.connected())
                .isEqualTo(all.total().line(Indicator.CONNECTION).orElseThrow().numerator());
    }

    @Test
    @Order(5)
    void the_work_of_an_organisation_is_its_recount() {
        FieldRecount recount = recount(TODAY, TODAY, ROUEN);
        FieldActivity own = as(Fixture.AGENT_ROUEN, () -> activity.own(null));
        same(own.total(), recount, "true");
        assertThat(own.total().value(FieldFigure.FRUITLESS).number()).isPositive();
        assertThat(own.organisations()).isEmpty();
        for (Row row : own.quarters()) {
            same(row, recount, "to_char(o.effective_on, 'YYYY\"-Q\"Q') = '" + row.category() + "'");
        }
        double identified = as(Fixture.AGENT_ROUEN, () -> figures.own(Selection.ALL))
                .total()
                .line(Indicator.IDENTIFIED)
                .orElseThrow()
                .result()
                .number();
        assertThat(own.total().value(FieldFigure.HOURS_PER_IDENTIFIED).number())
                .isCloseTo(own.total().value(FieldFigure.HOURS).number() / identified, within(1e-9));
        assertThat(own.quarters().stream()
                        .mapToDouble(row -> row.value(FieldFigure.MET).number())
                        .sum())
                .isEqualTo(own.total().value(FieldFigure.MET).number());
    }

    @Test
    @Order(6)
    void the_work_of_all_is_its_recount_and_outings_are_never_hidden() {
        FieldRecount recount = recount(PUBLISHED, PUBLISHED, null);
        FieldActivity all = as(Fixture.COORDINATION, () -> activity.programme(null));
        same(all.total(), recount, "true");
        assertThat(all.organisations()).hasSize(3);
        for (Row row : all.organisations()) {
            same(row, recount, "o.organisation_id = '" + row.category() + "'");
            assertThat(row.value(FieldFigure.OUTINGS).isShown()).isTrue();
        }
        for (Row row : all.quarters()) {
            same(row, recount, "to_char(o.effective_on, 'YYYY\"-Q\"Q') = '" + row.category() + "'");
        }
    }

    @Test
    @Order(7)
    void exchanges_are_contacts_and_encounters_that_belong_to_nobody() {
        FieldRecount recount = recount(TODAY, TODAY, ROUEN);
        double exchanges = as(Fixture.AGENT_ROUEN, () -> figures.own(Selection.ALL))
                .total()
                .line(Indicator.EXCHANGES)
                .orElseThrow()
                .result()
                .number();
        assertThat(exchanges).isEqualTo(recount.activity(FieldFigure.EXCHANGES, "true"));
        assertThat(exchanges)
                .isGreaterThan(database.asOwner()
                        .queryForObject(
                                "select count(*) from fact f where kind = 'CONTACT' and organisation_id = ?"
                                        + " and not exists (select from fact c where c.cancels = f.id)",
                                Integer.class,
                                ROUEN));
    }

    @Test
    @Order(8)
    void the_file_of_an_organisation_hides_what_its_screen_shows() {
        FieldRecount recount = recount(PUBLISHED, PUBLISHED, ROUEN);
        int hidden = 0;
        for (EffectBy by : EffectBy.own()) {
            Effect file = as(Fixture.AGENT_ROUEN, () -> effect.ownFile(by, null));
            assertThat(file.suppressed()).isTrue();
            same(file.total(), recount, null);
            for (Line line : file.lines()) {
                for (Stage stage : Stage.values()) {
                    Value value = line.reached(stage);
                    hidden += value.isShown() ? 0 : 1;
                    if (value.isShown() && !line.category().equals(Variable.OTHERS)) {
                        assertThat((long) value.number())
                                .isEqualTo(recount.effect(stage.name(), by, line.category()))
                                .isGreaterThanOrEqualTo(5);
                    }
                }
            }
        }
        assertThat(hidden).isPositive();
        assertThat(as(Fixture.AGENT_ROUEN, () -> effect.ownFile(EffectBy.SPOT, null))
                        .lines())
                .isEmpty();
    }

    /** So whatever is told of a month stands beside the same of earlier ones as when these were told. */
    @Test
    @Order(8)
    void an_earlier_month_is_what_was_read_at_its_end() {
        List<List<Met>> now = months(PUBLISHED);
        assertThat(now).hasSizeGreaterThan(10);
        for (LocalDate end :
                List.of(LocalDate.of(2025, 3, 31), LocalDate.of(2025, 11, 30), LocalDate.of(2026, 6, 30))) {
            List<List<Met>> then = months(end);
            assertThat(then).hasSizeLessThan(now.size());
            assertThat(now.subList(0, then.size())).isEqualTo(then);
            assertThat(then.getLast()).isEqualTo(read(() -> field.met(readings.of(end, false, true))));
        }
    }

    @Test
    @Order(8)
    void what_is_told_of_a_month_remembers_the_one_before() {
        int otherwise = 0;
        Grids grids = new Grids();
        EffectGrids effects = new EffectGrids();
        for (int month = 0; month < 6; month++) {
            LocalDate end = YearMonth.of(2026, 2).plusMonths(month).atEndOfMonth();
            List<Map<String, String>> told = read(() -> {
                Reading reading = readings.of(end, false, true);
                Entered entered = seen.entered(reading);
                List<List<Met>> met = months.until(reading, entered);
                Grid grid = grids.of(entered);
                return Stream.of(
                                published.workedEffect(reading),
                                new PublishedEffect(effects.published(met, grid)),
                                new PublishedEffect(new EffectGrid(met.getLast(), grid)))
                        .map(KeptEffect::of)
                        .toList();
            });
            assertThat(told.getFirst()).isEqualTo(told.get(1));
            otherwise += told.getFirst().equals(told.get(2)) ? 0 : 1;
        }
        assertThat(otherwise).isPositive();
    }

    /** Where nobody waits. */
    private List<List<Met>> months(LocalDate knownOn) {
        Entered entered = Entered.of(Invented.subjects(new Random(1), 5), any -> SeenIn.AT_ONCE);
        return read(() -> months.until(readings.of(knownOn, false, true), entered));
    }

    private <T> T read(Supplier<T> work) {
        return as(Fixture.COORDINATION, () -> transaction.execute(status -> work.get()));
    }

    @Test
    @Order(9)
    void links_are_followed_to_their_end() {
        InventedField.chain(database, 17, 30);
        FieldRecount recount = recount(TODAY, TODAY, ROUEN);
        for (EffectBy by : EffectBy.own()) {
            own(by, null).lines().forEach(line -> same(line, recount, by));
        }
        FieldRecount everywhere = recount(PUBLISHED, PUBLISHED, null);
        same(programme(EffectBy.CHANNEL).total(), everywhere, null);
        same(as(Fixture.COORDINATION, () -> activity.programme(null)).total(), everywhere, "true");
    }

    @Test
    @Order(10)
    void a_ring_of_links_loses_nobody_and_ends() {
        List<UUID> two = database.asOwner()
                .queryForList(
                        "select distinct f.subject from fact f where kind = 'STAGE' and not exists (select from fact j"
                                + " where j.kind = 'JOINED' and (j.subject = f.subject or j.codes ->> 'to' = f.subject::text)) order by 1 limit 2",
                        UUID.class);
        double before = own(EffectBy.CHANNEL, null).total().met().number();
        for (int one = 0; one < 2; one++) {
            database.asOwner()
                    .update(
                            "insert into fact (id, programme_id, subject, organisation_id, kind, effective_on, recorded_at, codes)"
                                    + " values (gen_random_uuid(), ?, ?, ?, 'JOINED', '2026-09-01', '2026-09-01', jsonb_build_object('to', ?::text))",
                            Fixture.PROGRAMME.value(),
                            two.get(one),
                            ROUEN,
                            two.get(1 - one).toString());
        }
        assertThat(own(EffectBy.CHANNEL, null).total().met().number()).isEqualTo(before);
    }

    @Test
    @Order(11)
    void as_many_statements_are_sent_for_three_thousand_people_as_for_a_hundred() {
        List<Integer> few = statements();
        InventedFacts.write(database, 5, 2_900);
        InventedField.write(database, 6, 1_000);
        assertThat(statements()).isEqualTo(few);
        assertThat(few).allSatisfy(count -> assertThat(count).isBetween(4, 12));
    }

    private List<Integer> statements() {
        return List.of(
                counter.count(() -> programme(EffectBy.CHANNEL)),
                counter.count(() -> own(EffectBy.CHANNEL, null)),
                counter.count(() -> as(Fixture.AGENT_ROUEN, () -> effect.ownFile(EffectBy.PRACTICE, null))),
                counter.count(() -> as(Fixture.COORDINATION, () -> activity.programme(null))),
                counter.count(() -> as(Fixture.AGENT_ROUEN, () -> activity.own(null))));
    }

    private static void same(Line line, FieldRecount recount, EffectBy by) {
        assertThat((long) line.met().number())
                .as(by + " " + line.category())
                .isEqualTo(recount.effect("met", by, line.category()));
        for (Stage stage : Stage.values()) {
            if (!line.reached(stage).isShown()) {
                continue;
            }
            assertThat((long) line.reached(stage).number())
                    .as(stage + " of " + by + " " + line.category())
                    .isEqualTo(recount.effect(stage.name(), by, line.category()));
        }
    }

    private static void same(Row row, FieldRecount recount, String where) {
        for (FieldFigure figure : FieldFigure.values()) {
            if (figure != FieldFigure.HOURS_PER_IDENTIFIED && row.value(figure).isShown()) {
                assertThat(row.value(figure).number())
                        .as(figure + " of " + row.category())
                        .isCloseTo(recount.activity(figure, where), within(1e-9));
            }
        }
    }

    private FieldRecount recount(LocalDate knownOn, LocalDate until, UUID organisation) {
        FieldRecount recount = new FieldRecount(database, knownOn, until, organisation);
        open.add(recount);
        return recount;
    }

    private Effect own(EffectBy by, LocalDate day) {
        Effect own = as(Fixture.AGENT_ROUEN, () -> effect.own(by, day));
        own.lines()
                .forEach(line -> assertThat(List.of(Stage.values()))
                        .allMatch(stage -> line.reached(stage).isShown()));
        return own;
    }

    private Effect programme(EffectBy by) {
        return as(Fixture.COORDINATION, () -> effect.programme(by, null));
    }

    private <T> T as(Identity who, Supplier<T> work) {
        return ((ShiftableClock) clock).callAt(NOW, () -> As.member(who, work));
    }
}
