package org.visibles.outing.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextField;
import java.util.function.Consumer;
import org.visibles.outing.OutingService;
import org.visibles.widgets.Notices;

/** Why an outing is cancelled. */
class ReasonDialog extends Dialog {

    ReasonDialog(Consumer<String> cancelling) {
        setHeaderTitle(OutingWords.text("outing.cancel"));
        setWidth("28rem");
        TextField reason = new TextField(OutingWords.text("outing.reason"));
        reason.setMaxLength(OutingService.REASON_LENGTH);
        reason.setHelperText(OutingWords.text("outing.reason.help"));
        reason.setWidthFull();
        add(reason);
        Button cancel = new Button(OutingWords.text("outing.cancel.confirm"));
        cancel.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        cancel.setDisableOnClick(true);
        cancel.addClickListener(click -> {
            if (Notices.attempt(() -> cancelling.accept(reason.getValue()))) {
                close();
                Notices.done("outing.cancelled");
            } else {
                cancel.setEnabled(true);
            }
        });
        getFooter().add(new Button(getTranslation("action.close"), click -> close()), cancel);
    }
}
