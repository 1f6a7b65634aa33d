package org.visibles.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.liquibase.autoconfigure.LiquibaseConnectionDetails;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.visibles.e2e.DemoRecount.Count;
import org.visibles.indicators.Effect;
import org.visibles.indicators.EffectBy;
import org.visibles.indicators.EffectService;
import org.visibles.indicators.FieldActivity;
import org.visibles.indicators.FieldActivityService;
import org.visibles.indicators.FieldFigure;
import org.visibles.indicators.FieldRecount;
import org.visibles.indicators.Figures;
import org.visibles.indicators.Figures.Line;
import org.visibles.indicators.FiguresService;
import org.visibles.indicators.Indicator;
import org.visibles.indicators.Indicator.Unit;
import org.visibles.indicators.Selection;
import org.visibles.indicators.Territory;
import org.visibles.indicators.TerritoryService;
import org.visibles.indicators.Value;
import org.visibles.indicators.Variable;
import org.visibles.kernel.Identity;
import org.visibles.testkit.As;

/**
 * What pages and files of the demo are made of, in every dimension: what hand-written SQL counts over the demo's records;
 * what works, whose way from an encounter to a person only facts know, over these.
 */
@EndToEnd
class DemoDimensionsTest {

    @Autowired
    private FiguresService figures;

    @Autowired
    private FieldActivityService activity;

    @Autowired
    private EffectService effects;

    @Autowired
    private TerritoryService territory;

    @Autowired
    private LiquibaseConnectionDetails owner;

    @Autowired
    private DemoRows rows;

    private DemoRecount recount;
    private Identity lead;
    private Identity coordination;
    private String own;

    @BeforeEach
    void count() {
        recount = new DemoRecount(owner.getJdbcUrl(), owner.getUsername(), owner.getPassword());
        lead = rows.member("responsable.rouen");
        coordination = rows.member("coordination");
        own = "by_organisation = '" + lead.organisation() + "'";
    }

    @AfterEach
    void close() {
        recount.close();
    }

    static List<Variable> dimensions() {
        return Variable.dimensions();
    }

    @ParameterizedTest
    @MethodSource("dimensions")
    void an_organisation_reads_the_recount_of_its_own_people(Variable by) {
        Figures read = as(lead, () -> figures.own(Selection.by(by)));
        assertThat(read.total().lines()).extracting(Line::indicator).containsExactly(Indicator.values());
        assertThat(read.rows())
                .extracting(row -> row.categories().getFirst())
                .containsExactlyInAnyOrderElementsOf(recount.categories(column(by), own));
        assertThat(same(read.total(), null, own, true)).isEqualTo(Indicator.values().length);
        read.rows()
                .forEach(row ->
                        same(row, by, own + " and " + in(by, row.categories().getFirst()), true));
    }

    @ParameterizedTest
    @MethodSource("dimensions")
    void the_coordination_reads_the_recount_or_that_it_is_hidden(Variable by) {
        Figures read = as(coordination, () -> figures.programme(Selection.by(by)));
        int shown = same(read.total(), null, "true", false);
        assertThat(shown).isGreaterThan(20);
        for (Figures.Row row : read.rows()) {
            String category = row.categories().getFirst();
            if (!Variable.isOthers(category)) {
                shown += same(row, by, in(by, category), false);
            }
        }
        assertThat(shown).isGreaterThan(30);
    }

    /**
     * How many indicators are shown.
     *
     * @param whole whether nothing is hidden: what is not shown is nothing
     */
    private int same(Figures.Row row, @Nullable Variable by, String condition, boolean whole) {
        Map<String, Count> counts = recount.where(condition);
        double people = counts.get("identified").value();
        int shown = 0;
        for (Line line : row.lines()) {
            Indicator indicator = line.indicator();
            String what = indicator + " " + condition;
            if (!told(indicator, by, whole)) {
                assertThat(line.result()).as(what).isEqualTo(Value.EMPTY);
                continue;
            }
            if (indicator == Indicator.EXCHANGES) {
                same(what, line.result(), recount.exchanges(condition), whole);
            } else if (indicator.unit() == Unit.EUROS) {
                cost(what, line, recount.expenses(condition), counts, whole);
            } else if (indicator.unit() == Unit.SHARE) {
                Count count = counts.get(indicator.code());
                same(what, line.numerator(), count.numerator(), whole);
                same(what, line.denominator(), count.denominator(), whole);
                assertThat(indicator.countsNotStated()).as(what).isEqualTo(count.notStated() != null);
                assertThat(indicator.countsToReconfirm()).as(what).isEqualTo(count.toReconfirm() != null);
                apart(what, line, count, people);
            } else {
                same(what, line.result(), counts.get(indicator.code()).value(), whole);
            }
            shown += line.result().isShown() ? 1 : 0;
        }
        return shown;
    }

    /** Exchanges of an organisation are with people of any; expenses are nobody's. */
    private static boolean told(Indicator indicator, @Nullable Variable by, boolean own) {
        if (by == null || indicator != Indicator.EXCHANGES && indicator.unit() != Unit.EUROS) {
            return true;
        }
        return indicator.dimensions().contains(by)
                && !(indicator == Indicator.EXCHANGES && own && by == Variable.ORGANISATION);
    }

    private static void cost(String what, Line line, double euros, Map<String, Count> counts, boolean whole) {
        double people = line.indicator() == Indicator.COST_PER_IDENTIFIED
                ? counts.get("identified").value()
                : counts.get("connection").numerator();
        same(what, line.numerator(), Math.rint(euros), whole);
        same(what, line.denominator(), people, whole);
        if (line.result().isShown()) {
            same(what, line.result(), Math.rint(euros / people), whole);
        }
    }

    private static void apart(String what, Line line, Count count, double people) {
        if (count.notStated() != null && line.notStated().isShown()) {
            assertThat(line.notStated().number() * people)
                    .as(what + " not stated")
                    .isCloseTo(count.notStated(), within(1e-6));
        }
        if (count.toReconfirm() != null && line.toReconfirm().isShown()) {
            assertThat(line.toReconfirm().number() * people)
                    .as(what + " to reconfirm")
                    .isCloseTo(count.toReconfirm(), within(1e-6));
        }
    }

    private static void same(String what, Value value, @Nullable Double count, boolean whole) {
        if (value.isShown()) {
            assertThat(value.number()).as(what).isEqualTo(count);
        } else if (whole) {
            assertThat(value).as(what).isEqualTo(Value.EMPTY);
            assertThat(count).as(what).isIn(null, 0.0);
        }
    }

    @Test
    void the_work_in_the_field_is_its_recount_for_an_organisation_and_for_all() {
        FieldActivity read = as(lead, () -> activity.own(null));
        assertThat(same(read.total(), own)).isEqualTo(FieldFigure.values().length);
        read.quarters().forEach(row -> same(row, own + " and " + in(Variable.QUARTER, row.category())));
        FieldActivity all = as(coordination, () -> activity.programme(null));
        int shown = same(all.total(), "true");
        for (FieldActivity.Row row : all.organisations()) {
            shown += same(row, in(Variable.ORGANISATION, row.category()));
        }
        for (FieldActivity.Row row : all.quarters()) {
            shown += same(row, in(Variable.QUARTER, row.category()));
        }
        assertThat(shown).isGreaterThan(100);
    }

    private int same(FieldActivity.Row row, String condition) {
        int shown = 0;
        for (FieldFigure figure : FieldFigure.values()) {
            Value value = row.value(figure);
            if (value.isShown()) {
                shown++;
                double count = figure == FieldFigure.HOURS_PER_IDENTIFIED
                        ? recount.field("hours", condition)
                                / recount.where(condition).get("identified").value()
                        : recount.field(figure.name().toLowerCase(Locale.ROOT), condition);
                assertThat(value.number()).as(figure + " " + condition).isCloseTo(count, within(1e-6));
            }
        }
        return shown;
    }

    @Test
    void the_map_is_its_recount_for_an_organisation_and_for_all() {
        Territory read = as(lead, () -> territory.own(null));
        assertThat(same(read, own, lead.organisation().value())).isGreaterThan(10);
        Territory all = as(coordination, () -> territory.programme(null));
        assertThat(same(all, "true", null)).isGreaterThan(30);
    }

    private int same(Territory map, String condition, @Nullable UUID organisation) {
        int shown = 0;
        try (FieldRecount met = met(organisation)) {
            for (String area : map.areas().keySet()) {
                boolean quarter = area.startsWith("Q");
                String here = condition + " and " + in(quarter ? Variable.QPV : Variable.COMMUNE, area);
                Map<String, Count> people = recount.where(here);
                for (Territory.Measure measure : Territory.Measure.values()) {
                    Value value = map.area(area).value(measure);
                    if (value.isShown()) {
                        shown++;
                        double count = switch (measure) {
                            case OUTINGS -> recount.field("outings", here);
                            case MET -> met.effect("met", quarter ? EffectBy.QPV : EffectBy.COMMUNE, area);
                            case IDENTIFIED -> people.get("identified").value();
                            case CONNECTION ->
                                people.get("connection").numerator()
                                        / people.get("connection").denominator();
                        };
                        assertThat(value.number()).as(measure + " " + here).isCloseTo(count, within(1e-9));
                    }
                }
            }
        }
        return shown;
    }

    @Test
    void what_works_is_its_recount_for_an_organisation_and_for_all() {
        int shown = 0;
        try (FieldRecount met = met(lead.organisation().value())) {
            for (EffectBy by : EffectBy.own()) {
                Effect read = as(lead, () -> effects.own(by, null));
                assertThat(read.lines())
                        .extracting(Effect.Line::category)
                        .containsExactlyInAnyOrderElementsOf(met.categories(by));
                same(read.total(), met, null);
                shown += read.lines().stream()
                        .mapToInt(line -> same(line, met, by))
                        .sum();
            }
        }
        assertThat(shown).isGreaterThan(50);
        shown = 0;
        try (FieldRecount met = met(null)) {
            for (EffectBy by : EffectBy.published()) {
                Effect read = as(coordination, () -> effects.programme(by, null));
                assertThat(same(read.total(), met, null)).isEqualTo(4);
                shown += read.lines().stream()
                        .filter(line -> !Variable.isOthers(line.category()))
                        .mapToInt(line -> same(line, met, by))
                        .sum();
            }
        }
        assertThat(shown).isGreaterThan(50);
    }

    private static int same(Effect.Line line, FieldRecount met, @Nullable EffectBy by) {
        int shown = same(line.met(), met.effect("met", by, line.category()), by, line);
        for (Effect.Stage stage : Effect.Stage.values()) {
            shown += same(line.reached(stage), met.effect(stage.name(), by, line.category()), by, line);
        }
        return shown;
    }

    private static int same(Value value, long count, @Nullable EffectBy by, Effect.Line line) {
        if (!value.isShown()) {
            return 0;
        }
        assertThat((long) value.number()).as(by + " " + line.category()).isEqualTo(count);
        return 1;
    }

    /** Of all who were met, or of those whom an organisation met first, as known today. */
    private FieldRecount met(@Nullable UUID organisation) {
        LocalDate today = LocalDate.now(ZoneId.of("Europe/Paris"));
        var connection =
                new SingleConnectionDataSource(owner.getJdbcUrl(), owner.getUsername(), owner.getPassword(), true);
        connection.setAutoCommit(false);
        UUID programme = new JdbcTemplate(connection).queryForObject("select id from programme", UUID.class);
        return new FieldRecount(connection, programme, today, today, organisation);
    }

    private static String in(Variable by, String category) {
        return column(by) + " = '" + category + "'";
    }

    private static String column(Variable by) {
        return "by_" + by.name().toLowerCase(Locale.ROOT);
    }

    private static <T> T as(Identity who, Supplier<T> read) {
        return As.member(who, read);
    }
}
