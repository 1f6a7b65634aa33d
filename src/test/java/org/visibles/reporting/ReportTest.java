package org.visibles.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.visibles.reporting.Reporting.KNOWN_ON;
import static org.visibles.reporting.Reporting.NOW;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.visibles.indicators.Defined;
import org.visibles.indicators.Figures;
import org.visibles.indicators.FiguresService;
import org.visibles.indicators.Indicator;
import org.visibles.indicators.Quarter;
import org.visibles.indicators.RegistryPart;
import org.visibles.indicators.Selection;
import org.visibles.indicators.Touched;
import org.visibles.indicators.TouchedService;
import org.visibles.indicators.Value;
import org.visibles.indicators.Variable;
import org.visibles.kernel.Identity;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.RuleViolation;
import org.visibles.kernel.StaleVersion;
import org.visibles.reporting.Comparison.Cause;
import org.visibles.reporting.ReportContent.Cell;
import org.visibles.reporting.ReportContent.Row;
import org.visibles.reporting.ReportContent.Table;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.youth.Choices;
import org.visibles.youth.YouthDetails;
import org.visibles.youth.YouthService;

/** A report from its first word to the comparison with what is computed later. */
class ReportTest extends ReportFrame {

    @Autowired
    private FiguresService figures;

    @Autowired
    private CanonicalJson json;

    @Autowired
    private TouchedService touched;

    @Autowired
    private YouthService people;

    @Test
    void a_report_holds_all_sections_with_the_figures_that_may_leave_the_house() {
        ReportContent content = preview(Fixture.COORDINATION);

        assertThat(content.knownOn()).isEqualTo(KNOWN_ON);
        assertThat(content.parts().stream().flatMap(part -> part.tables().stream()))
                .extracting(Table::code)
                .contains(
                        "key-figures",
                        "funnel",
                        "by-commune",
                        "by-qpv",
                        "by-sex",
                        "by-age",
                        "by-level",
                        "territory-commune",
                        "targets",
                        "definitions");
        for (Table table :
                content.parts().stream().flatMap(part -> part.tables().stream()).toList()) {
            assertThat(table.sentence()).as(table.code()).isNotBlank().doesNotContain("!");
            assertThat(table.rows())
                    .as(table.code())
                    .isNotEmpty()
                    .allSatisfy(row -> assertThat(row.cells()).hasSameSizeAs(table.columns()));
            table.rows().stream()
                    .flatMap(row -> row.cells().stream())
                    .filter(cell -> cell.unit() == ReportContent.Unit.COUNT && cell.number() != null)
                    .forEach(cell -> assertThat(cell.state()).isEqualTo(Value.State.SHOWN));
        }
        assertThat(table(content, "definitions").rows())
                .extracting(Row::code)
                .containsExactlyElementsOf(RegistryPart.registry().stream()
                        .map(Defined::registryCode)
                        .toList());
        assertThat(table(content, "definitions").rows())
                .allSatisfy(row -> assertThat(row.cells())
                        .allMatch(cell -> cell.text() != null && !cell.text().isBlank()))
                .extracting(Row::name)
                .doesNotHaveDuplicates()
                .contains("Ce qui marche\u00a0: Part des repérés");
        assertThat(table(content, "targets").rows()).hasSize(2);
        assertThat(table(content, "by-sex").rows().getLast().isTotal()).isTrue();
    }

    @Test
    void a_ceiling_is_named_and_has_no_progress() {
        database.asOwner()
                .update(
                        "insert into target values (?, ?, 'lost', 0.1)",
                        Fixture.PROGRAMME.value(),
                        Fixture.ROUEN.value());
        try {
            Table table = table(preview(Fixture.COORDINATION), "targets-by-organisation");
            assertThat(table.rows())
                    .filteredOn(row -> row.code().endsWith("/lost"))
                    .singleElement()
                    .satisfies(row -> {
                        assertThat(row.name()).endsWith(" (au plus)");
                        assertThat(row.cells().get(1).number()).isEqualTo(0.1);
                        assertThat(row.cells().getLast().state()).isEqualTo(Value.State.EMPTY);
                    });
        } finally {
            database.asOwner().update("delete from target where indicator = 'lost'");
            database.asOwner().update("delete from target_version where indicator = 'lost'");
        }
    }

    @Test
    void what_the_organisations_aim_at_stands_in_the_programmes_report_as_on_its_page() {
        ReportId before =
                freeze(Fixture.COORDINATION, begin(Fixture.COORDINATION)).row().id();
        String aim = "insert into target values (?, ?, 'identified', ?), (?, ?, 'identified', 20)";
        database.asOwner()
                .update(
                        aim,
                        Fixture.PROGRAMME.value(),
                        Fixture.ROUEN.value(),
                        120,
                        Fixture.PROGRAMME.value(),
                        Fixture.ELBEUF.value());
        try {
            Figures page = as(
                    Fixture.COORDINATION, () -> figures.programme(new Selection(null, List.of(), Reporting.KNOWN_ON)));
            Table table = table(preview(Fixture.COORDINATION), "targets-by-organisation");
            assertThat(page.organisationTargets()).hasSize(2);
            assertThat(table.rows()).hasSize(2).allSatisfy(row -> {
                var shown = page.organisationTargets().stream()
                        .filter(each ->
                                row.code().startsWith(each.organisation().toString()))
                        .findFirst()
                        .orElseThrow();
                assertThat(row.cells().getFirst().state())
                        .isEqualTo(shown.reached().state());
                assertThat(row.cells().getFirst().number())
                        .isEqualTo(shown.reached().isShown() ? shown.reached().number() : null);
                assertThat(row.cells().get(1).number()).isEqualTo(shown.target());
            });
            assertThat(table.sentence()).startsWith("2 structures ont des objectifs, à ");
            assertThat(preview(Fixture.RESPONSABLE_ROUEN).table("targets-by-organisation"))
                    .isEmpty();
            assertThat(Comparison.of(frozenContent(before).in(2), preview(Fixture.COORDINATION))
                            .isEqual())
                    .as("a report of the time before")
                    .isTrue();
        } finally {
            database.asOwner().update("delete from target where organisation_id is not null");
            database.asOwner().update("delete from target_version where organisation_id is not null");
        }
    }

    @Test
    void the_funnel_tells_who_went_no_further_and_who_came_to_an_end_as_the_page_does() {
        Figures page =
                as(Fixture.COORDINATION, () -> figures.programme(new Selection(null, List.of(), Reporting.KNOWN_ON)));
        ReportContent report = preview(Fixture.COORDINATION);
        Table funnel = table(report, "funnel");
        assertThat(funnel.columns().getLast().name()).isEqualTo("Pas allés plus loin à ce jour");
        assertThat(funnel.rows()).hasSize(4);
        double[] reached = new double[4];
        for (int stage = 0; stage < 4; stage++) {
            Indicator indicator = Indicator.of(funnel.rows().get(stage).code());
            Value people = page.total().line(indicator).orElseThrow().numerator();
            reached[stage] = people.number();
            assertThat(funnel.rows().get(stage).cells().getFirst())
                    .as(indicator.code())
                    .isEqualTo(Cell.of(ReportContent.Unit.COUNT, people));
        }
        assertThat(funnel.rows().get(3).code()).isEqualTo("exited");
        assertThat(funnel.rows().get(3).cells().get(1).number())
                .isEqualTo(page.total()
                        .line(Indicator.EXITED)
                        .orElseThrow()
                        .result()
                        .number());
        assertThat(funnel.rows())
                .extracting(row -> row.cells().getLast().number())
                .containsExactly(reached[0] - reached[1], reached[1] - reached[2], null, null);
        assertThat(funnel.sentence()).contains("sont sortis de leur parcours");
        assertThat(Comparison.of(withoutExits(report), report).isEqual())
                .as("a report of the time before")
                .isTrue();
    }

    private static ReportContent withoutExits(ReportContent report) {
        ReportContent before = report.in(2);
        assertThat(before.table("funnel").orElseThrow().rows()).hasSize(3);
        return before;
    }

    private ReportContent frozenContent(ReportId id) {
        return as(Fixture.COORDINATION, () -> frozen.get(id)).content();
    }

    @Test
    void an_organisation_reports_of_its_own_people_alone() {
        double all = people(preview(Fixture.COORDINATION));
        ReportContent own = preview(Fixture.RESPONSABLE_ROUEN);

        assertThat(own.kind()).isEqualTo(ReportKind.ORGANISATION);
        assertThat(own.organisation()).isEqualTo("Ville de Rouen");
        assertThat(people(own)).isBetween(5.0, all - 5);
        assertThat(own.table("by-organisation")).isEmpty();
    }

    @Test
    void a_quarter_is_reported_in_what_is_published_of_it() {
        ReportId id = begin(Fixture.COORDINATION);
        Quarter quarter = new Quarter(2026, 1);
        as(Fixture.COORDINATION, () -> {
            reports.select(id, new ReportSelection(quarter, null));
            return id;
        });
        ReportContent content = as(Fixture.COORDINATION, () -> reports.preview(id, Progress.NONE));

        assertThat(content.quarter()).isEqualTo("2026-Q1");
        assertThat(content.from()).isEqualTo(LocalDate.of(2026, 1, 1));
        assertThat(part(content, Section.TARGETS).note()).contains("toute l'expérimentation");
        as(Fixture.COORDINATION, () -> {
            reports.select(id, new ReportSelection(new Quarter(2019, 3), null));
            return id;
        });
        assertThatThrownBy(() -> as(Fixture.COORDINATION, () -> reports.preview(id, Progress.NONE)))
                .isInstanceOf(RuleViolation.class)
                .hasMessage("rule.reporting.no-such-quarter");
    }

    @Test
    void only_days_that_are_over_can_be_reported() {
        ReportId id = begin(Fixture.COORDINATION);
        for (LocalDate day :
                List.of(LocalDate.of(2026, 9, 29), LocalDate.of(2026, 10, 31), LocalDate.of(2030, 1, 31))) {
            as(Fixture.COORDINATION, () -> {
                reports.select(id, new ReportSelection(null, day));
                return id;
            });
            assertThatThrownBy(() -> as(Fixture.COORDINATION, () -> frozen.freeze(id, Progress.NONE)))
                    .isInstanceOf(RuleViolation.class)
                    .hasMessage("rule.reporting.no-such-day");
        }
    }

    @Test
    void the_days_offered_are_those_of_the_programme_and_each_of_them_can_be_reported() {
        LocalDate start = LocalDate.of(2023, 11, 15);
        startingOn(start, () -> {
            List<LocalDate> days = as(Fixture.COORDINATION, reports::days);
            assertThat(days)
                    .startsWith(KNOWN_ON)
                    .endsWith(LocalDate.of(2023, 11, 30))
                    .hasSize(35);
            ReportId id = begin(Fixture.COORDINATION);
            select(id, null, days.getLast());
            assertThat(as(Fixture.COORDINATION, () -> reports.preview(id, Progress.NONE))
                            .knownOn())
                    .isEqualTo(days.getLast());
        });
    }

    @Test
    void what_lies_outside_the_programme_is_refused_for_its_own_reason() {
        ReportId id = begin(Fixture.COORDINATION);
        select(id, new Quarter(2026, 1), KNOWN_ON);
        startingOn(LocalDate.of(2026, 8, 3), () -> {
            assertThatThrownBy(() -> as(Fixture.COORDINATION, () -> reports.preview(id, Progress.NONE)))
                    .hasMessage("rule.reporting.quarter-before-programme");
            select(id, null, LocalDate.of(2026, 7, 31));
            assertThatThrownBy(() -> as(Fixture.COORDINATION, () -> frozen.freeze(id, Progress.NONE)))
                    .isInstanceOfSatisfying(
                            RuleViolation.class,
                            rule -> assertThat(rule.arguments())
                                    .containsExactly("31 juillet 2026", "3 août 2026", "31 août 2026"))
                    .hasMessage("rule.reporting.day-before-programme");
        });
    }

    @Test
    void a_quarter_that_was_not_over_on_the_day_of_knowledge_is_said_to_be_that_and_not_chosen() {
        ReportId id = begin(Fixture.COORDINATION);
        select(id, new Quarter(2026, 1), LocalDate.of(2026, 5, 31));
        assertThatThrownBy(() -> select(id, new Quarter(2026, 2), LocalDate.of(2026, 5, 31)))
                .isInstanceOf(RuleViolation.class)
                .hasMessage("rule.reporting.quarter-after-day");
        assertThatThrownBy(() -> select(id, new Quarter(2026, 4), null)).hasMessage("rule.reporting.quarter-after-day");
        assertThat(as(Fixture.COORDINATION, () -> reports.get(id)).selection())
                .isEqualTo(new ReportSelection(new Quarter(2026, 1), LocalDate.of(2026, 5, 31)));

        database.asOwner().update("update report set quarter = '2026-Q2' where id = ?", id.value());
        assertThatThrownBy(() -> as(Fixture.COORDINATION, () -> reports.preview(id, Progress.NONE)))
                .as("chosen before that was refused")
                .hasMessage("rule.reporting.quarter-after-day");
    }

    private void select(ReportId id, Quarter quarter, LocalDate day) {
        as(Fixture.COORDINATION, () -> {
            reports.select(id, new ReportSelection(quarter, day));
            return id;
        });
    }

    private void startingOn(LocalDate day, Runnable work) {
        String starts = "update programme set starts_on = ? where id = ?";
        database.asOwner().update(starts, day, Fixture.PROGRAMME.value());
        try {
            work.run();
        } finally {
            database.asOwner().update(starts, Fixture.PROGRAMME_START, Fixture.PROGRAMME.value());
        }
    }

    @Test
    void a_text_that_names_somebody_whom_the_writer_follows_is_refused_and_tells_others_nothing() {
        As.member(
                Fixture.AGENT_ROUEN,
                () -> people.record(YouthDetails.named("Zz")
                        .firstName("Zélie")
                        .lastName("Prévost-Amar")
                        .firstContactOn(LocalDate.now(clock))
                        .informedOn(LocalDate.now(clock))
                        .informedMeans(Choices.Means.ORAL)
                        .build()));
        ReportId own = as(Fixture.RESPONSABLE_ROUEN, reports::begin);
        for (String text :
                List.of("Merci à zelie PREVOST  Amar !", "(Prévost-Amar, Zélie)", "x\nZélie\nPrévost-Amar")) {
            assertThatThrownBy(
                            () -> as(Fixture.RESPONSABLE_ROUEN, () -> reports.write(own, Section.CONCLUSION, text, -1)))
                    .isInstanceOf(RuleViolation.class)
                    .hasMessageContaining("rule.reporting.names-somebody");
        }
        for (String text : List.of("Zélie est un prénom.", "Rue Prévost-Amar", "Zélies Prévost-Amar", "")) {
            ReportId other = as(Fixture.RESPONSABLE_ROUEN, reports::begin);
            as(Fixture.RESPONSABLE_ROUEN, () -> reports.write(other, Section.CONCLUSION, text, -1));
        }
        ReportId coordination = as(Fixture.COORDINATION, reports::begin);
        as(Fixture.COORDINATION, () -> reports.write(coordination, Section.CONCLUSION, "Zélie Prévost-Amar", -1));
    }

    @Test
    void two_who_write_at_once_lose_nothing() {
        ReportId id = begin(Fixture.RESPONSABLE_ROUEN);
        Section section = Section.FUNNEL;
        long first = as(Fixture.RESPONSABLE_ROUEN, () -> reports.write(id, section, "Un\r\n\r\n- deux ", -1));
        assertThat(as(Fixture.RESPONSABLE_ROUEN, () -> reports.texts(id))
                        .get(section)
                        .text())
                .isEqualTo("Un\n\n- deux");
        as(Fixture.RESPONSABLE_ROUEN, () -> reports.write(id, section, "Du premier", first));

        for (long stale : new long[] {-1, first}) {
            assertThatThrownBy(
                            () -> as(Fixture.RESPONSABLE_ROUEN, () -> reports.write(id, section, "Du second", stale)))
                    .isInstanceOf(StaleVersion.class);
        }
        assertThat(as(Fixture.RESPONSABLE_ROUEN, () -> reports.texts(id)).get(section))
                .satisfies(kept -> assertThat(kept.text()).isEqualTo("Du premier"))
                .satisfies(kept -> assertThat(kept.author()).isEqualTo(Fixture.RESPONSABLE_ROUEN.name()));
        assertThatThrownBy(() -> as(
                        Fixture.RESPONSABLE_ROUEN,
                        () -> reports.write(id, section, "x".repeat(WrittenText.LENGTH + 1), first + 1)))
                .isInstanceOf(RuleViolation.class);
    }

    @Test
    void a_frozen_report_keeps_words_and_figures_and_is_no_draft_any_more() {
        ReportId draft = begin(Fixture.COORDINATION);
        as(Fixture.COORDINATION, () -> reports.write(draft, Section.INTRODUCTION, "Deux ans de terrain.", -1));
        ReportContent seen = as(Fixture.COORDINATION, () -> reports.preview(draft, Progress.NONE));
        FrozenReport kept = freeze(Fixture.COORDINATION, draft);

        assertThat(kept.intact()).isTrue();
        assertThat(kept.content()).isEqualTo(seen);
        assertThat(part(kept.content(), Section.INTRODUCTION).text()).isEqualTo("Deux ans de terrain.");
        assertThat(kept.row().author()).isEqualTo(Fixture.COORDINATION.name());
        assertThat(kept.row().frozenAt()).isEqualTo(NOW);
        assertThat(kept.row().sha256()).isEqualTo(CanonicalJson.sha256(json.write(seen)));
        assertThatThrownBy(() -> as(Fixture.COORDINATION, () -> reports.get(draft)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(
                        () -> as(Fixture.COORDINATION, () -> reports.write(draft, Section.CONCLUSION, "Plus tard", -1)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> freeze(Fixture.COORDINATION, draft)).isInstanceOf(NotFound.class);
    }

    @Test
    void computed_again_it_is_equal_whatever_is_entered_later_and_else_it_says_which_cell() {
        ReportId id =
                freeze(Fixture.COORDINATION, begin(Fixture.COORDINATION)).row().id();
        database.asOwner().update("""
                insert into fact select gen_random_uuid(), programme_id, gen_random_uuid(), organisation_id, kind, effective_on,
                  ?::timestamptz, codes, cancels from fact where kind in ('STAGE', 'ATTRIBUTES') and cancels is null""", "2026-10-15T00:00:00Z");
        Comparison later = as(Fixture.COORDINATION, () -> frozen.compare(id, Progress.NONE));
        assertThat(later.isEqual()).as("%s", later.differences()).isTrue();
        assertThat(later.cells()).isGreaterThan(150);

        database.asOwner().update("update target set value = 150 where indicator = 'identified'");
        assertThat(as(Fixture.COORDINATION, () -> frozen.compare(id, Progress.NONE))
                        .isEqual())
                .as("a target of later")
                .isTrue();

        String then = "update target_version set value = ? where indicator = 'identified' and since = '-infinity'";
        database.asOwner().update(then, 150);
        Comparison changed = as(Fixture.COORDINATION, () -> frozen.compare(id, Progress.NONE));
        database.asOwner().update(then, 300);
        assertThat(changed.differences())
                .extracting(Comparison.Difference::column)
                .containsExactly("Objectif", "Avancement");
        assertThat(changed.differences())
                .extracting(Comparison.Difference::cause)
                .containsOnly(Cause.NUMBER);
        database.asOwner().update("delete from fact where recorded_at = '2026-10-15T00:00:00Z'");
    }

    @Test
    void where_people_have_been_anonymised_since_the_difference_names_it() {
        ReportId id = freeze(Fixture.RESPONSABLE_ROUEN, begin(Fixture.RESPONSABLE_ROUEN))
                .row()
                .id();
        UUID somebody = database.asOwner().queryForObject("""
                select subject from fact f where kind = 'STAGE' and codes ->> 'stage' = 'IDENTIFIED' and organisation_id = ?
                  and not exists (select from fact c where c.cancels = f.id)
                  and exists (select from fact a where a.subject = f.subject and a.kind = 'ATTRIBUTES' and a.codes ->> 'eligible' = 'YES')
                order by effective_on limit 1""", UUID.class, Fixture.ROUEN.value());
        String mobilised = """
                insert into fact (id, programme_id, subject, organisation_id, kind, effective_on, recorded_at, codes)
                values (gen_random_uuid(), ?, ?, ?, ?, '2026-09-01', ?::timestamptz, ?::jsonb)""";
        for (int more = 0; more < 12; more++) { // past the grid's foldings, which swallow one or two
            database.asOwner()
                    .update(
                            mobilised,
                            Fixture.PROGRAMME.value(),
                            somebody,
                            Fixture.ROUEN.value(),
                            "REFERRAL",
                            "2026-09-02T10:00:00Z",
                            "{\"referral\": \"r" + more + "\", \"state\": \"SCHEDULED\"}");
        }
        database.asOwner()
                .update(
                        mobilised,
                        Fixture.PROGRAMME.value(),
                        somebody,
                        Fixture.ROUEN.value(),
                        "ANONYMISED",
                        "2026-10-12T10:00:00Z",
                        "{}");
        Comparison changed = as(Fixture.RESPONSABLE_ROUEN, () -> frozen.compare(id, Progress.NONE));
        UUID uncounted = UUID.randomUUID();
        database.asOwner()
                .update("update fact set subject = ? where subject = ? and kind = 'ANONYMISED'", uncounted, somebody);
        Comparison others = as(Fixture.RESPONSABLE_ROUEN, () -> frozen.compare(id, Progress.NONE));
        String joined =
                "update fact set subject = ?, kind = 'JOINED', codes = jsonb_build_object('to', ?) where subject = ?";
        database.asOwner().update(joined, uncounted, somebody.toString(), uncounted);
        Comparison together = as(Fixture.RESPONSABLE_ROUEN, () -> frozen.compare(id, Progress.NONE));
        database.asOwner()
                .update(
                        "delete from fact where subject = ? and kind = 'REFERRAL' and effective_on = '2026-09-01' or subject = ?",
                        somebody,
                        uncounted);
        assertThat(changed.differences())
                .extracting(Comparison.Difference::cause)
                .isNotEmpty()
                .containsOnly(Cause.ANONYMISED);
        assertThat(others.differences())
                .as("somebody whom the report does not count was anonymised at the same time")
                .hasSameSizeAs(changed.differences())
                .extracting(Comparison.Difference::cause)
                .containsOnly(Cause.NUMBER);
        assertThat(together.differences())
                .hasSameSizeAs(changed.differences())
                .extracting(Comparison.Difference::cause)
                .containsOnly(Cause.MERGED);
    }

    @Test
    void in_a_breakdown_the_cause_is_told_where_the_person_is_counted_and_nowhere_else() {
        List<UUID> ours = database.asOwner().queryForList("""
                select subject from fact f where kind = 'STAGE' and codes ->> 'stage' = 'IDENTIFIED' and organisation_id = ?
                  and recorded_at < '2026-06-30' order by effective_on""", UUID.class, Fixture.ROUEN.value());
        String anonymised = """
                insert into fact (id, programme_id, subject, organisation_id, kind, effective_on, recorded_at, codes)
                values (gen_random_uuid(), ?, ?, ?, 'ANONYMISED', '2026-10-12', '2026-10-12T10:00:00Z', '{}')""";
        for (UUID each : ours) {
            database.asOwner().update(anonymised, Fixture.PROGRAMME.value(), each, Fixture.ROUEN.value());
            Touched own = as(Fixture.RESPONSABLE_ROUEN, () -> touched.own(Reporting.KNOWN_ON, null));
            Touched programme = as(Fixture.COORDINATION, () -> touched.programme(Reporting.KNOWN_ON, null));
            database.asOwner().update("delete from fact where kind = 'ANONYMISED'");
            long communes = Stream.of("76540", "76231", "76575", "76498", "14118", Variable.NOT_STATED)
                    .filter(commune -> own.in(org.visibles.indicators.Cause.ANONYMISED, Variable.COMMUNE, commune))
                    .count();
            assertThat(communes).isEqualTo(own.any(org.visibles.indicators.Cause.ANONYMISED) ? 1 : 0);
            assertThat(programme.any(org.visibles.indicators.Cause.ANONYMISED))
                    .as("one is nobody")
                    .isFalse();
            if (communes == 1) {
                return;
            }
        }
        throw new AssertionError("nobody is counted");
    }

    @Test
    void an_organisations_report_is_equal_a_year_later_too() {
        ReportId id = freeze(Fixture.RESPONSABLE_ROUEN, begin(Fixture.RESPONSABLE_ROUEN))
                .row()
                .id();
        Comparison later = Reporting.at(
                clock,
                NOW.plus(365, ChronoUnit.DAYS),
                Fixture.RESPONSABLE_ROUEN,
                () -> frozen.compare(id, Progress.NONE));
        assertThat(later.isEqual()).as("%s", later.differences()).isTrue();
    }

    @Test
    void an_indicator_that_is_gone_or_means_something_else_is_said() {
        ReportContent now = preview(Fixture.COORDINATION);
        ReportContent before = new ReportContent(
                now.format(),
                now.kind(),
                now.programme(),
                now.organisation(),
                now.quarter(),
                now.from(),
                now.until(),
                now.knownOn(),
                now.parts().stream().map(ReportTest::asOnceDefined).toList());

        assertThat(Comparison.of(json.read(json.write(before)), now).differences())
                .extracting(Comparison.Difference::cause)
                .containsExactlyInAnyOrder(
                        Cause.INDICATOR_GONE, Cause.INDICATOR_GONE, Cause.DEFINITION, Cause.CATEGORY_GONE, Cause.TABLE);
    }

    private static ReportContent.Part asOnceDefined(ReportContent.Part part) {
        List<Table> tables = new ArrayList<>();
        for (Table table : part.tables()) {
            List<Row> rows = new ArrayList<>(table.rows());
            if (table.code().equals("key-figures") || table.code().equals("by-age")) {
                rows.add(new Row("gone", "Ancien", rows.getFirst().cells()));
            }
            if (table.code().equals("definitions")) {
                rows.set(
                        0,
                        new Row(
                                rows.getFirst().code(),
                                "Repérés",
                                List.of(
                                        Cell.text("Autre chose"),
                                        rows.getFirst().cells().get(1),
                                        rows.getFirst().cells().get(2))));
                rows.add(new Row("gone", "Ancien", rows.getFirst().cells()));
            }
            tables.add(new Table(
                    table.code(),
                    table.caption(),
                    table.sentence(),
                    table.rowsAre(),
                    table.drawing(),
                    table.columns(),
                    rows));
        }
        if (part.section() == Section.SEX) {
            Table sex = tables.getFirst();
            tables.add(new Table("by-star-sign", "Par signe", "", "Signe", sex.drawing(), sex.columns(), sex.rows()));
        }
        return new ReportContent.Part(part.section(), part.text(), part.note(), tables);
    }

    @Test
    void called_off_nothing_was_frozen() {
        ReportId draft = begin(Fixture.COORDINATION);
        assertThatThrownBy(() -> as(
                        Fixture.COORDINATION,
                        () -> frozen.freeze(draft, (done, total) -> {
                            if (done == 2) {
                                throw new Progress.Cancelled();
                            }
                        })))
                .isInstanceOf(Progress.Cancelled.class);
        assertThat(as(Fixture.COORDINATION, () -> reports.get(draft))).isNotNull();
    }

    @Test
    void numbers_have_no_gaps_even_when_several_freeze_at_once() throws Exception {
        List<ReportId> drafts = IntStream.range(0, 3)
                .mapToObj(each -> begin(Fixture.RESPONSABLE_ROUEN))
                .toList();
        CountDownLatch together = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(drafts.size())) {
            List<Future<FrozenReport>> all = drafts.stream()
                    .map(draft -> threads.submit(() -> {
                        together.await();
                        return freeze(Fixture.RESPONSABLE_ROUEN, draft);
                    }))
                    .toList();
            together.countDown();
            for (Future<FrozenReport> each : all) {
                each.get();
            }
        }
        List<Integer> numbers = as(Fixture.RESPONSABLE_ROUEN, frozen::list).stream()
                .map(FrozenRow::number)
                .sorted()
                .toList();
        assertThat(numbers)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, numbers.size()).boxed().toList())
                .hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void an_outreach_worker_reads_and_does_not_write() {
        ReportId id = begin(Fixture.RESPONSABLE_ROUEN);
        assertThat(as(Fixture.AGENT_ROUEN, reports::drafts))
                .extracting(DraftRow::id)
                .contains(id);
        assertThatThrownBy(() -> as(Fixture.AGENT_ROUEN, reports::begin)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> as(Fixture.AGENT_ROUEN, () -> frozen.freeze(id, Progress.NONE)))
                .isInstanceOf(AccessDeniedException.class);
        as(Fixture.RESPONSABLE_ROUEN, () -> {
            reports.discard(id);
            return id;
        });
        assertThat(as(Fixture.AGENT_ROUEN, reports::drafts))
                .extracting(DraftRow::id)
                .doesNotContain(id);
    }

    private ReportContent preview(Identity who) {
        ReportId id = begin(who);
        return as(who, () -> reports.preview(id, Progress.NONE));
    }

    private ReportId begin(Identity who) {
        return as(who, reports::begin);
    }

    private FrozenReport freeze(Identity who, ReportId draft) {
        return as(who, () -> frozen.get(frozen.freeze(draft, Progress.NONE)));
    }

    private static ReportContent.Part part(ReportContent content, Section section) {
        return content.parts().stream()
                .filter(part -> part.section() == section)
                .findFirst()
                .orElseThrow();
    }

    private static Table table(ReportContent content, String code) {
        return content.table(code).orElseThrow();
    }

    private static double people(ReportContent content) {
        Double people =
                table(content, "funnel").rows().getFirst().cells().getFirst().number();
        return people == null ? 0 : people;
    }
}
