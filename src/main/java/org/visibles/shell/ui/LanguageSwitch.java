package org.visibles.shell.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.Locale;

/** Switches the page between French and English, and keeps the choice on this device. */
class LanguageSwitch extends Button {

    LanguageSwitch() {
        Locale other = UI.getCurrent().getLocale().getLanguage().equals("fr") ? Locale.ENGLISH : Locale.FRENCH;
        setText(other.getLanguage().toUpperCase(Locale.ROOT));
        setIcon(VaadinIcon.GLOBE.create());
        setAriaLabel(getTranslation("shell.language"));
        addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        addClickListener(click -> {
            Languages.remember(other);
            UI.getCurrent().getSession().setLocale(other);
            UI.getCurrent().getPage().reload();
        });
    }
}
