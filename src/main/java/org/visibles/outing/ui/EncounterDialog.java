package org.visibles.outing.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import java.util.function.Consumer;
import org.visibles.outing.encounter.EncounterContent;
import org.visibles.widgets.Notices;

/** One encounter, new or to be changed. */
class EncounterDialog extends Dialog {

    EncounterDialog(String title, EncounterForm form, Consumer<EncounterContent> saving, Runnable saved) {
        setHeaderTitle(title);
        setWidth("36rem");
        setCloseOnOutsideClick(false);
        add(form);
        Button save = new Button(getTranslation("action.save"));
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        save.setDisableOnClick(true);
        save.addClickListener(click -> {
            if (Notices.attempt(() -> saving.accept(form.content()))) {
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
