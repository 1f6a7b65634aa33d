package org.visibles.costs.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import org.visibles.costs.ExpenseRow;
import org.visibles.costs.ExpenseService;
import org.visibles.widgets.Notices;

/** Why an expense does not count any more. */
class CancelDialog extends Dialog {

    CancelDialog(ExpenseService expenses, CostWords words, ExpenseRow row, Runnable saved) {
        setHeaderTitle(getTranslation("costs.cancel"));
        setWidth("30rem");
        TextField reason = new TextField(getTranslation("costs.reason"));
        reason.setMaxLength(ExpenseService.REASON_LENGTH);
        reason.setHelperText(getTranslation("costs.reason.help"));
        reason.setWidthFull();
        add(
                new Paragraph(getTranslation(
                        "costs.cancel.explain",
                        row.content().label(),
                        words.amount(row.content().cents()))),
                reason);
        Button cancel = new Button(getTranslation("costs.cancel.confirm"));
        cancel.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        cancel.setDisableOnClick(true);
        cancel.addClickListener(click -> {
            if (Notices.attempt(() -> expenses.cancel(row.id(), row.version(), reason.getValue()))) {
                close();
                Notices.done("costs.cancelled");
                saved.run();
            } else {
                cancel.setEnabled(true);
            }
        });
        getFooter().add(new Button(getTranslation("action.close"), click -> close()), cancel);
    }
}
