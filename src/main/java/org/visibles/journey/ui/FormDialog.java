package org.visibles.journey.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.component.select.Select;
import java.time.LocalDate;
import org.visibles.widgets.DayField;
import org.visibles.widgets.MandatoryChoice;
import org.visibles.widgets.Notices;

/** A short form with one button that saves; it closes when that went through, and keeps what was typed when not. */
abstract class FormDialog extends Dialog {

    private final VerticalLayout content = new VerticalLayout();

    FormDialog(String titleKey, String saveKey) {
        setHeaderTitle(getTranslation(titleKey));
        setWidth("34rem");
        setMaxWidth("100%");
        content.setPadding(false);
        content.setSpacing(false);
        add(content);
        Button save = new Button(getTranslation(saveKey));
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        save.setDisableOnClick(true);
        save.addClickListener(click -> {
            boolean saved = false;
            try {
                saved = valid() && Notices.attempt(this::save);
            } finally {
                save.setEnabled(!saved);
            }
            if (saved) {
                close();
                saved();
            }
        });
        Button cancel = new Button(getTranslation("action.back"), click -> close());
        cancel.addClickShortcut(Key.ESCAPE).listenOn(this);
        getFooter().add(cancel, save);
    }

    /** Marks what is missing; true when nothing is. */
    abstract boolean valid();

    abstract void save();

    abstract void saved();

    void fields(Component... fields) {
        content.add(fields);
        for (Component field : fields) {
            field.getElement().getStyle().setWidth("100%");
        }
    }

    /** A choice that has to be made, empty at first. */
    <E extends Enum<E>> Select<E> choice(String labelKey, String textPrefix, E[] values) {
        Select<E> select = new MandatoryChoice<>(getTranslation(labelKey), getTranslation("journey.required"));
        select.setItems(values);
        select.setItemLabelGenerator(each -> getTranslation(textPrefix + each.name()));
        return select;
    }

    /** The day something happened: between two days, today unless said otherwise. */
    DayField day(String labelKey, LocalDate earliest, LocalDate today) {
        DayField day = new DayField(getTranslation(labelKey));
        day.setMin(earliest, getTranslation("rule.journey.before-previous"));
        day.setMax(today, getTranslation("rule.journey.future"));
        day.setValue(today);
        day.setRequiredIndicatorVisible(true);
        return day;
    }

    /** Whether something stands in it, when it is asked for at all. */
    static boolean filled(Select<?> select) {
        select.setInvalid(select.isVisible() && select.isEmpty());
        return !select.isInvalid();
    }
}
