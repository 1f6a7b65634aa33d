package org.visibles.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import org.visibles.database.ShiftableClock;
import org.visibles.indicators.Figures.Row;
import org.visibles.kernel.Identity;
import org.visibles.testkit.AppSession;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;

/** What was published is kept, reads as if it were worked out anew, and holds no longer than it is true. */
@VisiblesTest
@TestPropertySource(properties = "visibles.test.figures=own-database")
class PublishedFiguresTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final LocalDate JUNE = LocalDate.of(2026, 6, 30);
    private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 31);

    @Autowired
    private FiguresService figures;

    @Autowired
    private EffectService effects;

    @Autowired
    private FieldActivityService activity;

    @Autowired
    private PublishedFigures published;

    @Autowired
    private Readings readings;

    /** Of whom some wait in a file of whom the programme's row tells. */
    private static final Set<Indicator> WHO = EnumSet.of(
            Indicator.LIVING_IN_QPV, Indicator.WOMEN, Indicator.MINORS, Indicator.INFRA_3, Indicator.DISABILITY);

    @Autowired
    private Cohorts cohorts;

    @Autowired
    private FirstSeen seen;

    @Autowired
    private CountingWork counting;

    @Autowired
    private PublishingWork publishing;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Clock clock;

    @BeforeEach
    void people_are_counted_and_nothing_is_published() {
        FactRows.clear(database);
        InventedFacts.write(database, 21, 150);
        counting.run();
    }

    @Test
    void what_is_kept_reads_as_if_it_were_worked_out_whatever_is_written_later() {
        List<List<Row>> first = List.of(all(JUNE), all(OCTOBER));
        assertThat(days()).containsExactly(JUNE, OCTOBER);

        InventedEdits.write(database, 22, 120, OCTOBER, LocalDate.of(2026, 11, 19));
        assertThat(List.of(all(JUNE), all(OCTOBER))).isEqualTo(first);
        counting.run();
        assertThat(List.of(all(JUNE), all(OCTOBER))).isEqualTo(first);
        assertThat(days()).containsExactly(JUNE, OCTOBER);
        for (LocalDate day : List.of(JUNE, OCTOBER)) {
            assertThat(answers(day, true)).isEqualTo(answers(day, false));
        }
    }

    @Test
    void a_fact_of_then_that_comes_to_be_known_only_now_makes_it_void() {
        List<Row> before = all(OCTOBER);
        all(JUNE);
        InventedEdits.write(database, 23, 150, JUNE, OCTOBER);

        List<Row> after = all(OCTOBER);
        assertThat(after).isNotEqualTo(before);
        assertThat(answers(OCTOBER, true)).isEqualTo(answers(OCTOBER, false));
        counting.run();
        assertThat(days()).contains(JUNE);
        assertThat(all(OCTOBER)).isEqualTo(after);
        counting.run();
        assertThat(answers(OCTOBER, true)).isEqualTo(answers(OCTOBER, false));
    }

    @Test
    void two_who_ask_at_once_read_the_same_and_the_second_waits_for_the_first() throws Exception {
        AtomicReference<Row> first = new AtomicReference<>();
        AtomicReference<Row> second = new AtomicReference<>();
        try (Connection blocking = database.asOwner().getDataSource().getConnection()) {
            blocking.setAutoCommit(false);
            blocking.createStatement().execute("lock table published_part in share mode");
            Thread one = Thread.ofPlatform().start(() -> first.set(total()));
            database.awaitWaiting(one, "keep_published");
            Thread other = Thread.ofPlatform().start(() -> second.set(total()));
            database.awaitWaiting(other, "pg_advisory_xact_lock");
            blocking.rollback();
            one.join();
            other.join();
        }
        assertThat(first.get()).isNotNull();
        assertThat(second.get()).isEqualTo(first.get());
        assertThat(days()).containsExactly(OCTOBER);
    }

    @Test
    void killed_while_it_is_kept_nothing_is_kept_and_whoever_asked_reads_it_all_the_same() throws Exception {
        AtomicReference<Row> read = new AtomicReference<>();
        try (Connection blocking = database.asOwner().getDataSource().getConnection()) {
            blocking.setAutoCommit(false);
            blocking.createStatement().execute("lock table published_part in share mode");
            Thread asks = Thread.ofPlatform().start(() -> read.set(total()));
            database.cutOffWaiting(asks, "keep_published");
            asks.join();
            blocking.rollback();
        }
        assertThat(days()).isEmpty();
        assertThat(read.get()).isNotNull().isEqualTo(total());
        assertThat(days()).containsExactly(OCTOBER);
    }

    private Row total() {
        return read(Selection.ALL.asKnownOn(OCTOBER)).total();
    }

    @Test
    void too_few_to_publish_anything_are_kept_as_such() {
        database.asOwner().update("delete from fact");
        counting.count(true);
        List<Row> first = all(OCTOBER);
        assertThat(all(OCTOBER)).isEqualTo(first);
        assertThat(days()).containsExactly(OCTOBER);
    }

    @Test
    void what_nobody_asked_for_is_worked_out_one_month_at_a_time_the_last_one_first() {
        at(() -> {
            publishing.run();
            return days();
        });
        assertThat(days()).containsExactly(OCTOBER);
        effect(OCTOBER, true);
        at(() -> {
            publishing.run();
            publishing.run();
            return days();
        });
        assertThat(days()).containsExactly(LocalDate.of(2026, 8, 31), LocalDate.of(2026, 9, 30), OCTOBER);
    }

    @Test
    void what_works_is_kept_and_reads_as_if_it_were_worked_out() {
        InventedField.write(database, 24, 200);
        counting.run();
        Map<String, String> first = effect(OCTOBER, false);
        assertThat(first).hasSize(1 + 2 * EffectBy.published().size());
        effect(OCTOBER, null);
        assertThat(effect(OCTOBER, true)).isEqualTo(first);
        assertThat(at(() -> As.member(Fixture.COORDINATION, () -> effects.programme(EffectBy.COMMUNE, OCTOBER)))
                        .lines())
                .isNotEmpty();
    }

    @Test
    void the_work_in_the_field_reads_the_same_from_what_is_counted_and_from_facts() {
        InventedField.write(database, 25, 200);
        counting.run();
        InventedEdits.write(database, 26, 80, JUNE, LocalDate.of(2026, 11, 19));
        List<FieldActivity> counted = activities();
        database.asOwner().update("delete from counted_until");
        assertThat(activities()).isEqualTo(counted);
        assertThat(counted.getFirst().total().value(FieldFigure.EXCHANGES).number())
                .isGreaterThan(100);
    }

    private List<FieldActivity> activities() {
        return at(() -> List.of(
                As.member(Fixture.COORDINATION, () -> activity.programme(OCTOBER)),
                As.member(Fixture.AGENT_ROUEN, () -> activity.own(OCTOBER)),
                As.member(Fixture.AGENT_ROUEN, () -> activity.own(null))));
    }

    /** What the services answer, page by page, put together by a reader with a linear solver. */
    @Test
    void all_answers_of_a_day_together_tell_no_count_under_five() {
        InventedExpenses.write(database, 31);
        PublishedAttack attack = new PublishedAttack();
        Map<Variable, List<Row>> byOne = new EnumMap<>(Variable.class);
        Variable.dimensions()
                .forEach(each -> byOne.put(
                        each, read(Selection.by(each).asKnownOn(OCTOBER)).rows()));
        Row total = read(Selection.ALL.asKnownOn(OCTOBER)).total();
        attack.learn(total, byOne);
        for (Variable one : Variable.dimensions()) {
            one.crossings().stream()
                    .filter(other -> one.compareTo(other) < 0)
                    .forEach(other -> attack.learn(
                            one,
                            other,
                            read(Selection.by(one, other).asKnownOn(OCTOBER)).rows()));
        }
        Stream.concat(Stream.of(total), byOne.values().stream().flatMap(List::stream))
                .flatMap(row -> row.lines().stream())
                .filter(line -> line.indicator().unit() == Indicator.Unit.EUROS
                        && line.result().isShown())
                .forEach(line -> assertThat(line.denominator().isShown()).isTrue());
        at(() -> As.member(
                Fixture.COORDINATION,
                () -> transaction.execute(status -> {
                    var reading = readings.of(OCTOBER, false, true);
                    Grid grid = new Grids().of(seen.entered(reading));
                    attack.places(grid);
                    attack.solve();
                    attack.truth(grid)
                            .forEach((count, number) -> assertThat(number < 5 && attack.solved(count))
                                    .as("%s is %d", count, number)
                                    .isFalse());
                    return grid;
                })));
    }

    @Test
    void who_reads_what_was_published_cannot_write_it() {
        all(OCTOBER);
        String keep = "select keep_published(?, '2026-05-31', '2026-03-31', 'x', '1', array['x'], array['y'])";
        UUID programme = Fixture.PROGRAMME.value();
        for (Identity who : List.of(
                Fixture.AGENT_ROUEN,
                Fixture.RESPONSABLE_ROUEN,
                Fixture.AGENT_ML,
                Fixture.ADMIN,
                Fixture.COORDINATION)) {
            try (AppSession session = database.session(who)) {
                assertThat(session.count("select count(*) from published_part") > 0)
                        .isEqualTo(who.equals(Fixture.COORDINATION));
                session.refused(keep, programme);
                session.refused(keep, UUID.randomUUID());
                session.forbidden("insert into published_part select * from published_part");
                session.forbidden("update published_part set answers = ''");
                session.forbidden("delete from published_part");
                session.forbidden("select drop_unpublished(?, '0')", programme);
            }
        }
    }

    @Test
    void nothing_but_the_program_itself_keeps_and_it_reads_nothing() {
        all(OCTOBER);
        String keep = "select keep_published(?, '2026-05-31', '2026-03-31', 'x', ?::xid8, array['x'], array['y'])";
        try (AppSession session = database.nobody()) {
            assertThat(session.count("select count(*) from published_part")).isZero();
            session.refused(keep, UUID.randomUUID(), "1");
            session.forbidden("insert into published_part select * from published_part");
        }
        assertThat(days()).containsExactly(OCTOBER);
    }

    @Test
    void an_organisations_file_tells_what_the_programmes_row_of_it_tells_whoever_asks_first() {
        Figures first = file(Fixture.AGENT_ROUEN, OCTOBER);
        assertThat(days()).containsExactly(OCTOBER);
        assertThat(file(Fixture.AGENT_ROUEN, OCTOBER)).isEqualTo(first);
        assertThat(first.total()
                        .line(Indicator.IDENTIFIED)
                        .orElseThrow()
                        .result()
                        .number())
                .isGreaterThan(20);
        assertThat(first.rows()).hasSizeGreaterThan(1);

        Row row = read(Selection.by(Variable.ORGANISATION).asKnownOn(OCTOBER)).rows().stream()
                .filter(each -> each.categories().getFirst().equals(Fixture.ROUEN.toString()))
                .findFirst()
                .orElseThrow();
        int same = 0;
        int hidden = 0;
        for (Figures.Line line : first.total().lines()) {
            List<Value> told = told(line);
            List<Value> there = told(row.line(line.indicator()).orElseThrow());
            if (line.indicator().unit() != Indicator.Unit.EUROS) {
                for (int value = 0; value < told.size(); value++) {
                    assertThat(told.get(value).isShown()
                                    && !told.get(value).equals(there.get(value))
                                    && !(WHO.contains(line.indicator())
                                            && told.get(value).number()
                                                    < there.get(value).number()))
                            .as(line.indicator().code())
                            .isFalse();
                }
                same += told.equals(there) ? 1 : 0;
                hidden += line.numerator().isShown() ? 0 : 1;
            }
        }
        assertThat(same).isGreaterThan(15);
        assertThat(hidden).isPositive();

        database.asOwner().update("delete from counted_until");
        Figures worked = file(Fixture.AGENT_ROUEN, OCTOBER);
        assertThat(worked.total()).isEqualTo(first.total());
        assertThat(worked.rows()).isEqualTo(first.rows());
    }

    /** What is hidden looks the same for this, be it said to be small or not. */
    private static List<Value> told(Figures.Line line) {
        return Stream.of(line.numerator(), line.denominator(), line.result(), line.notStated(), line.toReconfirm())
                .map(value -> value.state() == Value.State.UNDER ? Value.MASKED : value)
                .toList();
    }

    private Figures file(Identity who, LocalDate day) {
        return at(() -> As.member(
                who, () -> figures.ownFile(Selection.by(Variable.LEVEL).asKnownOn(day))));
    }

    @Test
    void the_files_of_what_works_and_of_the_field_keep_hidden_what_the_programme_hides() {
        InventedField.write(database, 27, 200);
        counting.run();
        FieldActivity whole = at(() -> As.member(Fixture.COORDINATION, () -> activity.programme(OCTOBER)));
        for (Identity who : List.of(Fixture.AGENT_ROUEN, Fixture.AGENT_ELBEUF, Fixture.AGENT_ML)) {
            FieldActivity file = at(() -> As.member(who, () -> activity.ownFile(OCTOBER)));
            FieldActivity screen = at(() -> As.member(who, () -> activity.own(OCTOBER)));
            whole.organisations().stream()
                    .filter(each -> each.category().equals(who.organisation().toString()))
                    .forEach(row -> assertThat(file.total().values()).isEqualTo(row.values()));
            assertThat(file.quarters())
                    .hasSizeLessThanOrEqualTo(screen.quarters().size());
            for (FieldActivity.Row row : file.quarters()) {
                FieldActivity.Row beside = whole.quarters().stream()
                        .filter(each -> each.category().equals(row.category()))
                        .findFirst()
                        .orElseThrow();
                for (FieldFigure figure : List.of(FieldFigure.MET, FieldFigure.KNOWN, FieldFigure.EXCHANGES)) {
                    assertThat(row.value(figure).isShown()
                                    && !(beside.value(figure).isShown()
                                            && file.total().value(figure).isShown()))
                            .isFalse();
                }
                assertThat(row.value(FieldFigure.OUTINGS).isShown()).isTrue();
            }
        }
        Effect effect = at(() -> As.member(Fixture.AGENT_ROUEN, () -> effects.ownFile(EffectBy.CHANNEL, OCTOBER)));
        Effect.Line row = at(
                        () -> As.member(Fixture.COORDINATION, () -> effects.programme(EffectBy.ORGANISATION, OCTOBER)))
                .lines()
                .stream()
                .filter(each -> each.category().equals(Fixture.ROUEN.toString()))
                .findFirst()
                .orElseThrow();
        assertThat(effect.total().met()).isEqualTo(row.met());
        for (Effect.Stage stage : Effect.Stage.values()) {
            Value told = effect.total().reached(stage);
            assertThat(told.isShown() && !told.equals(row.reached(stage))).isFalse();
        }
        assertThat(at(() -> As.member(Fixture.AGENT_ROUEN, () -> effects.ownFile(EffectBy.CHANNEL, OCTOBER))))
                .isEqualTo(effect);
    }

    /** A neighbour in the application's role who knows all the ids. */
    @Test
    void of_what_is_kept_an_organisation_reads_its_own_file_alone() {
        file(Fixture.AGENT_ROUEN, OCTOBER);
        String sql = "select own_published(?, ?, '2026-09-30', ?, ?) as answers";
        String definitions = KeptAnswers.definitions(true);
        UUID programme = Fixture.PROGRAMME.value();
        String kept = database.asOwner()
                .queryForObject(
                        "select answers from published_part where part = ?",
                        String.class,
                        OwnAnswers.part(KeptAnswers.FOLDINGS, Fixture.ROUEN.value()));
        try (AppSession rouen = database.session(Fixture.AGENT_ROUEN)) {
            assertThat(answers(rouen, sql, programme, OCTOBER, definitions, "FOLDINGS"))
                    .isEqualTo(kept);
        }
        try (AppSession elbeuf = database.session(Fixture.AGENT_ELBEUF)) {
            String own = database.asOwner()
                    .queryForObject(
                            "select coalesce(max(answers), '') from published_part where part = ?",
                            String.class,
                            OwnAnswers.part(KeptAnswers.FOLDINGS, Fixture.ELBEUF.value()));
            assertThat(answers(elbeuf, sql, programme, OCTOBER, definitions, "FOLDINGS"))
                    .isEqualTo(own)
                    .isNotEqualTo(kept);
            for (String part : List.of(
                    "ORGANISATION", "OWN+FOLDINGS+" + Fixture.ROUEN, "FOLDINGS+" + Fixture.ROUEN, "EFFECT", "")) {
                assertThat(answers(elbeuf, sql, programme, OCTOBER, definitions, part))
                        .as(part)
                        .isNull();
            }
            assertThat(answers(elbeuf, sql, UUID.randomUUID(), OCTOBER, definitions, "FOLDINGS"))
                    .isNull();
            assertThat(answers(elbeuf, sql, programme, JUNE, definitions, "FOLDINGS"))
                    .isNull();
            assertThat(answers(elbeuf, sql, programme, OCTOBER, "3.x", "FOLDINGS"))
                    .isNull();
            assertThat(elbeuf.count("select count(*) from published_part")).isZero();
            elbeuf.set("visibles.organisation", UUID.randomUUID().toString());
            assertThat(answers(elbeuf, sql, programme, OCTOBER, definitions, "FOLDINGS"))
                    .isNull();
        }
        for (Identity who : List.of(Fixture.AGENT_RESTO, Fixture.ADMIN, Fixture.DPO, Fixture.COORDINATION)) {
            try (AppSession session = database.session(who)) {
                assertThat(answers(session, sql, programme, OCTOBER, definitions, "FOLDINGS"))
                        .isNull();
            }
        }
        try (AppSession nobody = database.nobody()) {
            assertThat(answers(nobody, sql, programme, OCTOBER, definitions, "FOLDINGS"))
                    .isNull();
        }
    }

    private static Object answers(AppSession session, String sql, Object... arguments) {
        return session.rows(sql, arguments).getFirst().get("answers");
    }

    private List<LocalDate> days() {
        return database.asOwner()
                .queryForList("select distinct known_on from published_part order by 1", LocalDate.class);
    }

    /** By one dimension and by two, of the whole programme and of each quarter. */
    private List<Row> all(LocalDate day) {
        List<Row> rows = new ArrayList<>();
        for (Variable dimension : List.of(Variable.ORGANISATION, Variable.COMMUNE, Variable.QPV, Variable.SEX)) {
            Figures whole = read(Selection.by(dimension).asKnownOn(day));
            rows.add(whole.total());
            rows.addAll(whole.rows());
            for (Variable other : dimension.crossings()) {
                rows.addAll(read(Selection.by(dimension, other).asKnownOn(day)).rows());
            }
            for (Quarter quarter : whole.quarters()) {
                Figures one = read(Selection.by(dimension).in(quarter).asKnownOn(day));
                rows.add(one.total());
                rows.addAll(one.rows());
            }
        }
        return rows;
    }

    private Figures read(Selection selection) {
        return at(() -> As.member(Fixture.COORDINATION, () -> figures.programme(selection)));
    }

    private Map<String, String> answers(LocalDate day, boolean kept) {
        return at(() -> As.member(
                Fixture.COORDINATION,
                () -> transaction.execute(status -> {
                    var reading = readings.of(day, false, true);
                    Tabulation grid = kept ? published.grid(reading) : published.worked(reading);
                    assertThat(grid instanceof KeptGrid).isEqualTo(kept);
                    return KeptAnswers.of(grid);
                })));
    }

    private Map<String, String> effect(LocalDate day, @Nullable Boolean kept) {
        return at(() -> As.member(
                Fixture.COORDINATION,
                () -> transaction.execute(status -> {
                    var reading = readings.of(day, false, true);
                    EffectTables tables =
                            Boolean.FALSE.equals(kept) ? published.workedEffect(reading) : published.effect(reading);
                    if (kept != null) {
                        assertThat(tables instanceof KeptEffect).isEqualTo(kept);
                    }
                    return KeptEffect.of(tables);
                })));
    }

    private <T> T at(Supplier<T> work) {
        return ((ShiftableClock) clock).callAt(NOW, work);
    }
}
