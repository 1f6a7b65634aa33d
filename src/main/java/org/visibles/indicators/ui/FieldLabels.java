package org.visibles.indicators.ui;

import java.util.Comparator;
import java.util.List;
import org.visibles.indicators.FieldActivity;
import org.visibles.indicators.FieldActivity.Row;
import org.visibles.indicators.FieldFigure;
import org.visibles.indicators.Quarter;
import org.visibles.widgets.NaturalOrder;

/** The words of the work in the field, the same for page and file. */
record FieldLabels(Labels labels, FieldActivity activity) {

    /** In the unit of the figure: hours to the minute's tenth part, the others whole. */
    static String value(Labels labels, Row row, FieldFigure figure) {
        return switch (figure) {
            case HOURS, HOURS_PER_IDENTIFIED -> labels.decimal(row.value(figure));
            case OUTINGS, FRUITLESS, MET, KNOWN, LEAFLETS, EXCHANGES -> labels.count(row.value(figure));
        };
    }

    String category(Row row) {
        if (row.category().isEmpty()) {
            return labels.text("indicators.total");
        }
        return Quarter.read(row.category())
                .map(labels::quarter)
                .orElseGet(() -> activity.names().getOrDefault(row.category(), row.category()));
    }

    /** By name. */
    List<Row> organisations() {
        return activity.organisations().stream()
                .sorted(Comparator.comparing(this::category, NaturalOrder.in(labels.locale())))
                .toList();
    }
}
