package org.visibles.costs.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.visibles.costs.ExpenseRow;

/** One expense in the list. */
class ExpenseLine extends ListItem {

    /**
     * What can be done with an expense.
     *
     * @param correct null where the past is looked at
     */
    record Actions(
            @Nullable Consumer<ExpenseRow> correct,
            @Nullable Consumer<ExpenseRow> cancel,
            Consumer<ExpenseRow> history) {}

    ExpenseLine(ExpenseRow row, CostWords words, boolean several, Actions actions) {
        addClassName("costs-line");
        Span label = new Span(row.content().label());
        label.addClassName("costs-label");
        Span amount = new Span(words.amount(row.content().cents()));
        amount.addClassName("costs-amount");
        Div what = new Div(label, new Span(details(row, words, several)));
        what.addClassName("costs-what");
        if (row.cancelled()) {
            addClassName("costs-cancelled");
            Span badge = new Span(getTranslation("costs.cancelled.badge", row.reason()));
            badge.addClassName("outing-badge");
            what.add(badge);
        }
        Div buttons = new Div();
        buttons.addClassName("costs-buttons");
        if (!row.cancelled() && actions.correct() != null && actions.cancel() != null) {
            buttons.add(button(VaadinIcon.PENCIL, "costs.correct.one", row, actions.correct()));
            buttons.add(button(VaadinIcon.CLOSE_CIRCLE_O, "costs.cancel.one", row, actions.cancel()));
        }
        if (row.version() > 0) {
            buttons.add(button(VaadinIcon.CLOCK, "costs.history.one", row, actions.history()));
        }
        add(what, amount, buttons);
    }

    private static String details(ExpenseRow row, CostWords words, boolean several) {
        return Stream.of(
                        words.month(row.content().month()),
                        words.category(row.content().category()),
                        several ? words.organisation(row.organisation()) : "",
                        row.content().reference() == null ? "" : row.content().reference())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    private Button button(VaadinIcon icon, String key, ExpenseRow row, Consumer<ExpenseRow> action) {
        Button button = new Button(icon.create(), click -> action.accept(row));
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
        String name = getTranslation(key, row.content().label());
        button.setAriaLabel(name);
        button.setTooltipText(name);
        return button;
    }
}
