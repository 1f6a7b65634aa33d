package org.visibles.reporting.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import java.util.Optional;
import org.visibles.reporting.Recurrence;
import org.visibles.reporting.ReportSchedule;
import org.visibles.reporting.ScheduleService;
import org.visibles.widgets.Notices;

/** Whether a report is frozen at the end of each month or quarter, and whether one is told. */
class SchedulePanel extends Div {

    private final ScheduleService schedules;
    private final boolean writes;

    SchedulePanel(ScheduleService schedules, boolean writes) {
        this.schedules = schedules;
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
        schedule.ifPresent(each -> add(subscription(each)));
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
