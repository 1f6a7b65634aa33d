package org.visibles.reporting.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.visibles.reporting.Comparison;
import org.visibles.reporting.ReportContent.Cell;
import org.visibles.reporting.ReportWords;

/** What a comparison found: nothing, or cell by cell what differs and why, where that is known. */
class Differences extends Div {

    private final ReportWords words;

    Differences(Comparison comparison, ReportWords words) {
        this.words = words;
        int count = comparison.differences().size();
        Paragraph result = new Paragraph(
                comparison.isEqual()
                        ? getTranslation("reporting.compare.equal", comparison.cells())
                        : getTranslation("reporting.compare.different", count, comparison.cells()));
        result.getElement().setAttribute("role", "status");
        result.addClassName(comparison.isEqual() ? "reporting-equal" : "reporting-different");
        add(result);
        if (!comparison.isEqual()) {
            add(new PlainTable(
                    getTranslation("reporting.compare.table"),
                    getTranslation("reporting.compare.where"),
                    List.of(
                            getTranslation("reporting.compare.row"),
                            getTranslation("reporting.compare.column"),
                            getTranslation("reporting.compare.before"),
                            getTranslation("reporting.compare.after"),
                            getTranslation("reporting.compare.cause")),
                    comparison.differences().stream()
                            .map(each -> new PlainTable.Line(
                                    each.table(),
                                    List.of(
                                            each.row(),
                                            each.column(),
                                            written(each.before()),
                                            written(each.after()),
                                            getTranslation(each.cause().key())),
                                    false))
                            .toList()));
        }
    }

    private String written(@Nullable Cell cell) {
        return cell == null ? getTranslation("reporting.compare.nothing") : words.cell(cell);
    }
}
