package org.visibles.indicators.ui;

import java.util.Comparator;
import java.util.List;
import org.dhatim.fastexcel.Worksheet;
import org.visibles.indicators.Figures;
import org.visibles.indicators.Figures.OrganisationTarget;
import org.visibles.indicators.Indicator;
import org.visibles.indicators.Value;
import org.visibles.widgets.NaturalOrder;

/** What each organisation is to reach, and has reached, as a sheet of a workbook: the table of the page. */
record TargetsSheet(Labels labels, Figures figures) {

    void write(Worksheet sheet) {
        List<String> headers = List.of(
                labels.entry(labels.text("indicators.variable.organisation")),
                labels.text("indicators.column.code"),
                labels.text("indicators.column.indicator"),
                labels.text("indicators.targets.reached"),
                labels.text("indicators.column.target"),
                labels.text("indicators.targets.progress"),
                labels.text("indicators.column.elapsed"),
                labels.text("indicators.column.until"));
        for (int column = 0; column < headers.size(); column++) {
            sheet.value(0, column, headers.get(column));
            sheet.style(0, column).bold().set();
            sheet.width(column, column == 0 || column == 2 ? 38 : 18);
        }
        sheet.freezePane(0, 1);
        List<OrganisationTarget> targets = figures.organisationTargets().stream()
                .sorted(Comparator.comparing(this::name, NaturalOrder.in(labels.locale()))
                        .thenComparing(OrganisationTarget::indicator))
                .toList();
        for (int row = 0; row < targets.size(); row++) {
            write(sheet, row + 1, targets.get(row));
        }
    }

    private String name(OrganisationTarget target) {
        String id = target.organisation().toString();
        return figures.names().getOrDefault(id, id);
    }

    private void write(Worksheet sheet, int row, OrganisationTarget target) {
        boolean share = target.indicator().unit() == Indicator.Unit.SHARE;
        Value reached = target.reached();
        sheet.value(row, 0, name(target));
        sheet.value(row, 1, target.indicator().code());
        sheet.value(row, 2, labels.indicator(target.indicator()));
        if (reached.isShown()) {
            number(sheet, row, 3, reached.number(), share);
        } else {
            sheet.value(row, 3, labels.count(reached));
        }
        number(sheet, row, 4, target.target(), share);
        if (reached.isShown() && target.target() > 0 && !target.indicator().lessIsBetter()) {
            number(sheet, row, 5, reached.number() / target.target(), true);
        }
        number(sheet, row, 6, figures.elapsed(), true);
        sheet.value(row, 7, figures.until());
        sheet.style(row, 7).format("yyyy-mm-dd").set();
    }

    private static void number(Worksheet sheet, int row, int column, double number, boolean share) {
        sheet.value(row, column, number);
        if (share) {
            sheet.style(row, column).format("0.0%").set();
        }
    }
}
