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

    private static ReportContent others(double... people) {
        List<Row> rows = java.util.Arrays.stream(people)
                .mapToObj(each ->
                        new Row("OTHERS", "Autres", List.of(new Cell(Unit.COUNT, Value.State.SHOWN, each, null))))
                .toList();
        Table table = new Table(
                "by-age", "Par âge", "", "Âge", Drawing.BARS, List.of(new Column("identified", "Repérés", true)), rows);
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
