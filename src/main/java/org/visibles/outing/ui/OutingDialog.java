package org.visibles.outing.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import org.visibles.outing.OutingContent;
import org.visibles.widgets.Notices;

/** One outing, to come or done. */
class OutingDialog extends Dialog {

    /** Writes the outing; throws what a rule refuses. */
    interface Saving {
        void save(OutingContent content);
    }

    OutingDialog(String title, OutingForm form, Saving saving, Runnable saved) {
        setHeaderTitle(title);
        setWidth("48rem");
        setCloseOnOutsideClick(false);
        add(form);
        Button save = new Button(getTranslation("action.save"));
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        save.setDisableOnClick(true);
        save.addClickListener(click -> {
            if (Notices.attempt(() -> saving.save(form.content()))) {
                close();
                Notices.done("outing.saved");
                saved.run();
            } else {
                save.setEnabled(true);
            }
        });
        getFooter().add(new Button(getTranslation("action.cancel"), click -> close()), save);
    }
}
