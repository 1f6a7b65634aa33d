package org.visibles.referral.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import java.util.function.BooleanSupplier;

/** A short form with one button that saves; it closes when that went through, and keeps what was typed when not. */
class FormDialog extends Dialog {

    private final VerticalLayout content = new VerticalLayout();
    private final Button save;

    FormDialog(String titleKey, String saveKey) {
        setHeaderTitle(getTranslation(titleKey));
        setWidth("36rem");
        setMaxWidth("100%");
        content.setPadding(false);
        content.setSpacing(false);
        add(content);
        save = new Button(getTranslation(saveKey));
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        save.setDisableOnClick(true);
        Button cancel = new Button(getTranslation("action.cancel"), click -> close());
        cancel.addClickShortcut(Key.ESCAPE).listenOn(this);
        getFooter().add(cancel, save);
    }

    void fields(Component... fields) {
        content.add(fields);
        for (Component field : fields) {
            field.getElement().getStyle().setWidth("100%");
        }
    }

    /** Another way to save beside the main one. */
    void also(String key, BooleanSupplier saving) {
        Button button = new Button(getTranslation(key));
        button.setDisableOnClick(true);
        button.addClickListener(click -> finish(button, saving));
        getFooter().add(button);
    }

    void onSave(BooleanSupplier saving) {
        save.addClickListener(click -> finish(save, saving));
    }

    private void finish(Button button, BooleanSupplier saving) {
        boolean saved = false;
        try {
            saved = saving.getAsBoolean();
        } finally {
            button.setEnabled(!saved);
        }
        if (saved) {
            close();
        }
    }
}
