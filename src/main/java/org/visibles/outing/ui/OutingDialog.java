package org.visibles.outing.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import org.visibles.outing.OutingContent;
import org.visibles.widgets.Notices;

/** One outing, to come or done. */
class OutingDialog extends Dialog {

    /** Writes the outing, and tells whether it was kept apart; throws what a rule refuses. */
    interface Saving {
        boolean save(OutingContent content);
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
            if (Notices.attempt(() -> save(form.content(), saving))) {
                close();
                saved.run();
            } else {
                save.setEnabled(true);
            }
        });
        getFooter().add(new Button(getTranslation("action.cancel"), click -> close()), save);
    }

    private static void save(OutingContent content, Saving saving) {
        if (saving.save(content)) {
            Notices.problem("outing.kept-apart");
        } else {
            Notices.done("outing.saved");
        }
    }
}
