package org.visibles.reporting.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.visibles.reporting.DraftRow;
import org.visibles.reporting.Recurrence;
import org.visibles.reporting.ReportSchedule;
import org.visibles.reporting.ScheduleService;
import org.visibles.widgets.Formats;
import org.visibles.widgets.Notices;

/** Whether a report is frozen at the end of each month or quarter, and whether one is told. */
class SchedulePanel extends Div {

    private final ScheduleService schedules;
    private final List<DraftRow> drafts;
    private final boolean writes;

    /**
     * @param drafts whose texts can be repeated
     */
    SchedulePanel(ScheduleService schedules, List<DraftRow> drafts, boolean writes) {
        this.schedules = schedules;
        this.drafts = drafts;
        this.writes = writes;
        addClassName("reporting-schedule");
        show();
    }

    private void show() {
        removeAll();
        Optional<ReportSchedule> schedule = schedules.find().filter(ReportSchedule::active);
        add(new Paragraph(getTranslation("reporting.schedule.help")));
        if (writes) {
            add(recurrence(schedule.map(ReportSchedule::recurrence)));
        } else {
            add(new Paragraph(
                    schedule.map(each -> getTranslation(each.recurrence().key()))
                            .orElseGet(() -> getTranslation("reporting.schedule.none"))));
        }
        schedule.stream()
                .flatMap(each -> each.missing().stream())
                .map(missing -> new Paragraph(getTranslation(
                        missing.reason().key(),
                        Formats.date(missing.day()),
                        missing.tried() == null ? "" : Formats.dateTime(missing.tried()))))
                .forEach(this::add);
        schedule.ifPresent(each -> {
            if (writes) {
                add(texts(each.texts()));
            }
            add(subscription(each));
        });
    }

    private Select<ReportSchedule.Texts> texts(ReportSchedule.@Nullable Texts now) {
        Select<ReportSchedule.Texts> select = new Select<>();
        select.setLabel(getTranslation("reporting.schedule.texts"));
        select.setHelperText(getTranslation("reporting.schedule.texts.help"));
        select.setItems(Stream.concat(
                        Stream.ofNullable(now),
                        drafts.stream()
                                .map(row -> new ReportSchedule.Texts(row.id(), row.author(), row.madeAt()))
                                .filter(each -> !each.equals(now)))
                .toList());
        select.setItemLabelGenerator(item -> item == null
                ? getTranslation("reporting.schedule.texts.none")
                : getTranslation("reporting.schedule.texts.of", Formats.dateTime(item.madeAt()), item.author()));
        select.setEmptySelectionAllowed(true);
        select.setEmptySelectionCaption(getTranslation("reporting.schedule.texts.none"));
        select.setPlaceholder(getTranslation("reporting.schedule.texts.none"));
        select.setValue(now);
        select.addClassName("visibles-wide");
        select.addValueChangeListener(change -> {
            ReportSchedule.@Nullable Texts chosen = change.getValue();
            if (Notices.attempt(() -> schedules.repeatTexts(chosen == null ? null : chosen.of()))) {
                Notices.done("reporting.schedule.saved");
            }
            show();
        });
        return select;
    }

    private Select<Recurrence> recurrence(Optional<Recurrence> now) {
        Select<Recurrence> select = new Select<>();
        select.setLabel(getTranslation("reporting.schedule.recurrence"));
        select.setItems(Recurrence.values());
        select.setItemLabelGenerator(item -> getTranslation(item == null ? "reporting.schedule.never" : item.key()));
        select.setEmptySelectionAllowed(true);
        select.setEmptySelectionCaption(getTranslation("reporting.schedule.never"));
        select.setPlaceholder(getTranslation("reporting.schedule.never"));
        now.ifPresent(select::setValue);
        select.addClassName("visibles-wide");
        select.addValueChangeListener(change -> {
            if (Notices.attempt(() -> schedules.set(change.getValue()))) {
                Notices.done("reporting.schedule.saved");
            }
            show();
        });
        return select;
    }

    private Checkbox subscription(ReportSchedule schedule) {
        Checkbox box = new Checkbox(getTranslation("reporting.schedule.subscribe"), schedule.subscribed());
        box.addValueChangeListener(change -> {
            if (Notices.attempt(() -> schedules.subscribe(change.getValue()))) {
                Notices.done("reporting.schedule.saved");
            }
        });
        return box;
    }
}
