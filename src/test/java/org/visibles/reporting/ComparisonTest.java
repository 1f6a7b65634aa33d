package org.visibles.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.visibles.indicators.Value;
import org.visibles.reporting.ReportContent.Cell;
import org.visibles.reporting.ReportContent.Column;
import org.visibles.reporting.ReportContent.Drawing;
import org.visibles.reporting.ReportContent.Part;
import org.visibles.reporting.ReportContent.Row;
import org.visibles.reporting.ReportContent.Table;
import org.visibles.reporting.ReportContent.Unit;

class ComparisonTest {

    private static final LocalDate DAY = LocalDate.of(2026, 9, 30);

    @Test
    void groups_that_bear_the_same_code_are_compared_one_by_one() {
        assertThat(Comparison.of(others(22, 7), others(22, 7)).isEqual()).isTrue();
        assertThat(Comparison.of(others(22, 7), others(22, 8)).differences()).hasSize(1);
        assertThat(Comparison.of(others(22, 7), others(29)).differences())
                .extracting(Comparison.Difference::cause)
                .containsExactly(Comparison.Cause.NUMBER, Comparison.Cause.CATEGORY_GONE);
    }

    @Test
    void a_number_of_people_names_what_happened_to_them_and_a_target_does_not() {
        assertThat(Comparison.of(others(22, 7), others(22, 8), (table, row) -> Comparison.Cause.ANONYMISED)
                        .differences())
                .extracting(Comparison.Difference::cause)
                .containsExactly(Comparison.Cause.ANONYMISED);
        assertThat(Comparison.of(
                                others("target", "OTHERS", 22),
                                others("target", "OTHERS", 23),
                                (table, row) -> Comparison.Cause.MERGED)
                        .differences())
                .extracting(Comparison.Difference::cause)
                .containsExactly(Comparison.Cause.NUMBER);
    }

    @Test
    void a_group_that_has_a_number_of_its_own_now_is_the_one_it_was() {
        ReportContent numbered = table(
                "identified",
                List.of(
                        new Row("OTHERS", "Autres", List.of(cell(22))),
                        new Row("OTHERS_2", "Autres, groupe 2", List.of(cell(7)))));
        assertThat(Comparison.of(others(22, 7), numbered).isEqual()).isTrue();
    }

    @Test
    void what_is_hidden_by_other_rules_than_then_names_these() {
        ReportContent before = frozenBefore(others("identified", "18_21", 8));
        ReportContent hidden = table(
                "identified",
                List.of(new Row("18_21", "Autres", List.of(new Cell(Unit.COUNT, Value.State.MASKED, null, null)))));
        assertThat(Comparison.of(before, hidden).differences())
                .extracting(Comparison.Difference::cause)
                .containsExactly(Comparison.Cause.RULES);
        assertThat(Comparison.of(frozenBefore(others(8, 22)), others(15, 15)).differences())
                .extracting(Comparison.Difference::cause)
                .containsOnly(Comparison.Cause.RULES);
        assertThat(Comparison.of(before, others("identified", "18_21", 9)).differences())
                .extracting(Comparison.Difference::cause)
                .containsExactly(Comparison.Cause.NUMBER);
        assertThat(Comparison.of(others("identified", "18_21", 8), hidden).differences())
                .extracting(Comparison.Difference::cause)
                .containsExactly(Comparison.Cause.NUMBER);
    }

    @Test
    void a_definition_that_was_not_told_then_is_no_difference_and_one_that_changed_is() {
        Row then = defined("identified", "Repérés");
        ReportContent before = table("definitions", "definition", List.of(then));
        Row besides = defined("field-outings", "Sorties");
        assertThat(Comparison.of(before, table("definitions", "definition", List.of(then, besides)))
                        .isEqual())
                .isTrue();
        assertThat(Comparison.of(
                                before,
                                table(
                                        "definitions",
                                        "definition",
                                        List.of(defined("identified", "Rencontrés"), besides)))
                        .differences())
                .extracting(Comparison.Difference::cause)
                .containsExactly(Comparison.Cause.DEFINITION);
    }

    private static Row defined(String code, String words) {
        return new Row(code, code, List.of(Cell.text(words)));
    }

    private static ReportContent frozenBefore(ReportContent now) {
        return new ReportContent(
                1,
                now.kind(),
                now.programme(),
                now.organisation(),
                now.quarter(),
                now.from(),
                now.until(),
                now.knownOn(),
                now.parts());
    }

    private static ReportContent others(double... people) {
        return table(
                "identified",
                java.util.Arrays.stream(people)
                        .mapToObj(each -> new Row("OTHERS", "Autres", List.of(cell(each))))
                        .toList());
    }

    private static ReportContent others(String column, String code, double number) {
        return table(column, List.of(new Row(code, "Autres", List.of(cell(number)))));
    }

    private static Cell cell(double number) {
        return new Cell(Unit.COUNT, Value.State.SHOWN, number, null);
    }

    private static ReportContent table(String column, List<Row> rows) {
        return table("by-age", column, rows);
    }

    private static ReportContent table(String code, String column, List<Row> rows) {
        Table table =
                new Table(code, "Par âge", "", "Âge", Drawing.BARS, List.of(new Column(column, "Repérés", true)), rows);
        return new ReportContent(
                ReportContent.FORMAT,
                ReportKind.PROGRAMME,
                "Invisibles",
                null,
                null,
                DAY,
                DAY,
                DAY,
                List.of(new Part(Section.AGE, "", null, List.of(table))));
    }
}
