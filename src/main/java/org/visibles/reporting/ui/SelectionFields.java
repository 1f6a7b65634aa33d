package org.visibles.reporting.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.visibles.indicators.Quarter;
import org.visibles.reporting.DraftRow;
import org.visibles.reporting.ReportSelection;
import org.visibles.reporting.ReportService;
import org.visibles.widgets.Formats;
import org.visibles.widgets.Notices;

/** The period and the day of knowledge of a draft; both are saved when they are chosen, or stay as they were. */
class SelectionFields extends Div {

    private final Select<Quarter> period;
    private final Select<LocalDate> day;
    private ReportSelection saved;

    SelectionFields(ReportService reports, DraftRow draft, Runnable changed) {
        saved = draft.selection();
        addClassName("visibles-filters");
        period = select(
                "reporting.selection.period",
                "indicators.whole-programme",
                reports.quarters(),
                quarter -> getTranslation(
                        "indicators.quarter", String.valueOf(quarter.number()), String.valueOf(quarter.year())),
                draft.selection().quarter());
        day = select(
                "reporting.selection.day",
                "reporting.selection.day.last",
                reports.days(),
                Formats::date,
                draft.selection().knownOn());
        Runnable save = () -> {
            ReportSelection chosen = new ReportSelection(period.getValue(), day.getValue());
            if (chosen.equals(saved)) {
                return;
            }
            if (Notices.attempt(() -> reports.select(draft.id(), chosen))) {
                saved = chosen;
                changed.run();
            } else {
                period.setValue(saved.quarter());
                day.setValue(saved.knownOn());
            }
        };
        period.addValueChangeListener(change -> save.run());
        day.addValueChangeListener(change -> save.run());
        add(period, day);
    }

    private <T> Select<T> select(
            String label, String none, List<T> items, Function<T, String> name, @Nullable T value) {
        Select<T> select = new Select<>();
        select.setLabel(getTranslation(label));
        select.setItems(Stream.concat(items.stream(), Stream.ofNullable(value))
                .distinct()
                .toList());
        select.setItemLabelGenerator(item -> item == null ? getTranslation(none) : name.apply(item));
        select.setEmptySelectionAllowed(true);
        select.setEmptySelectionCaption(getTranslation(none));
        select.setPlaceholder(getTranslation(none));
        if (value != null) {
            select.setValue(value);
        }
        return select;
    }
}
