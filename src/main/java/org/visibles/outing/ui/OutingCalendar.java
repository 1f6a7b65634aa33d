package org.visibles.outing.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.visibles.outing.OutingRow;
import org.visibles.outing.OutingState;
import org.visibles.widgets.EmptyState;
import org.visibles.widgets.Formats;

/** A month as a grid of days; on a narrow screen the list of those days on which something is. */
class OutingCalendar extends Div {

    OutingCalendar(YearMonth month, LocalDate today, List<OutingRow> rows) {
        addClassName("outing-calendar");
        Map<LocalDate, List<OutingRow>> days = rows.stream()
                .collect(Collectors.groupingBy(row -> row.content().at().toLocalDate()));
        Div names = new Div();
        names.addClassName("outing-weekdays");
        names.getElement().setAttribute("aria-hidden", "true");
        Locale locale = UI.getCurrent().getLocale();
        for (DayOfWeek day : DayOfWeek.values()) {
            names.add(new Span(day.getDisplayName(TextStyle.SHORT, locale)));
        }
        OrderedList grid = new OrderedList();
        grid.addClassName("outing-month");
        for (int day = 1; day <= month.lengthOfMonth(); day++) {
            LocalDate date = month.atDay(day);
            ListItem cell = cell(date, days.getOrDefault(date, List.of()));
            if (day == 1) {
                cell.getStyle()
                        .set(
                                "grid-column-start",
                                Integer.toString(date.getDayOfWeek().getValue()));
            }
            if (date.equals(today)) {
                cell.addClassName("outing-today");
                cell.getElement().setAttribute("aria-current", "date");
            }
            grid.add(cell);
        }
        add(names, grid);
        if (rows.isEmpty()) {
            add(new EmptyState(OutingWords.text("outing.calendar.empty")));
        }
    }

    private static ListItem cell(LocalDate date, List<OutingRow> rows) {
        Span number = new Span(Integer.toString(date.getDayOfMonth()));
        number.addClassName("outing-day-number");
        number.getElement().setAttribute("aria-hidden", "true");
        Span full = new Span(Formats.date(date));
        full.addClassName("outing-day-full");
        ListItem cell = new ListItem(number, full);
        if (rows.isEmpty()) {
            cell.addClassName("outing-day-empty");
        }
        rows.forEach(row -> cell.add(entry(row)));
        return cell;
    }

    private static Anchor entry(OutingRow row) {
        String where = row.where();
        String text = OutingWords.hour(row.content().at()) + " " + (where.isEmpty() ? OutingWords.way(row) : where);
        Anchor entry = new Anchor("actions/" + row.id(), text);
        entry.addClassNames("outing-entry", "outing-entry-" + row.state().name().toLowerCase(Locale.ROOT));
        if (row.state() != OutingState.DONE) {
            Span state = new Span(" (" + OutingWords.text("outing.state." + row.state()) + ")");
            state.addClassName("outing-entry-state");
            entry.add(state);
        }
        return entry;
    }
}
