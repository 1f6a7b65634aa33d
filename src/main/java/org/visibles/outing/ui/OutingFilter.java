package org.visibles.outing.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.visibles.organisation.MemberRow;
import org.visibles.outing.OutingRow;
import org.visibles.outing.OutingState;
import org.visibles.widgets.DayField;

/** Which outings to show: state and member, and a period, or in the calendar a month. */
class OutingFilter extends Div {

    private static final int BACK_DAYS = 60;
    private static final int AHEAD_DAYS = 60;

    private final Select<OutingState> state = new Select<>();
    private final Select<MemberRow> member = new Select<>();
    private final DayField from = new DayField(OutingWords.text("outing.from"));
    private final DayField to = new DayField(OutingWords.text("outing.to"));
    private final Span name = new Span();
    private final Div months = new Div();
    private YearMonth month;

    OutingFilter(LocalDate today, List<MemberRow> colleagues, Runnable changed) {
        month = YearMonth.from(today);
        addClassName("outing-filters");
        state.setLabel(OutingWords.text("outing.state"));
        state.setItems(OutingState.values());
        state.setEmptySelectionAllowed(true);
        state.setEmptySelectionCaption(OutingWords.text("outing.all"));
        state.setItemLabelGenerator(
                each -> OutingWords.text(each == null ? "outing.all" : "outing.state." + each.name()));
        member.setLabel(OutingWords.text("outing.member"));
        member.setItems(colleagues);
        member.setEmptySelectionAllowed(true);
        member.setEmptySelectionCaption(OutingWords.text("outing.all"));
        member.setItemLabelGenerator(each -> each == null ? OutingWords.text("outing.all") : each.name());
        from.setValue(today.minusDays(BACK_DAYS));
        to.setValue(today.plusDays(AHEAD_DAYS));
        for (DayField day : List.of(from, to)) {
            day.whenSettled(chosen -> changed.run());
        }
        state.addValueChangeListener(change -> changed.run());
        member.addValueChangeListener(change -> changed.run());
        months.addClassName("outing-months");
        name.getElement().setAttribute("aria-live", "polite");
        months.add(
                turn(VaadinIcon.ANGLE_LEFT, "outing.month.before", -1, changed),
                name,
                turn(VaadinIcon.ANGLE_RIGHT, "outing.month.after", 1, changed));
        add(months, state, member, from, to);
        calendar(false);
    }

    private Button turn(VaadinIcon icon, String label, int by, Runnable changed) {
        Button turn = new Button(icon.create(), click -> {
            month = month.plusMonths(by);
            told();
            changed.run();
        });
        turn.setAriaLabel(OutingWords.text(label));
        turn.addClassName("outing-key");
        return turn;
    }

    private void told() {
        name.setText(month.format(DateTimeFormatter.ofPattern("LLLL yyyy", getLocale())));
    }

    /** With a month instead of a period. */
    final void calendar(boolean shown) {
        months.setVisible(shown);
        from.setVisible(!shown);
        to.setVisible(!shown);
        told();
    }

    YearMonth month() {
        return month;
    }

    LocalDate from() {
        return Optional.ofNullable(from.settled()).orElse(LocalDate.of(2000, 1, 1));
    }

    LocalDate to() {
        return Optional.ofNullable(to.settled()).orElse(LocalDate.of(2999, 12, 31));
    }

    boolean shows(OutingRow row) {
        return (state.getValue() == null || row.state() == state.getValue())
                && (member.getValue() == null
                        || row.content().team().contains(member.getValue().id())
                        || row.createdBy().equals(member.getValue().id()));
    }
}
