package org.visibles.access.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import org.visibles.kernel.RuleViolation;

/** A new password, typed twice, with the rules beside it. */
class NewPassword {

    private final PasswordField first = field("access.password.new");
    private final PasswordField second = field("access.password.again");

    NewPassword() {
        first.setHelperText(UI.getCurrent().getTranslation("access.password.rules"));
    }

    private static PasswordField field(String key) {
        PasswordField field = new PasswordField(UI.getCurrent().getTranslation(key));
        field.setAutocomplete(Autocomplete.NEW_PASSWORD);
        field.setMaxLength(128);
        field.setWidthFull();
        return field;
    }

    PasswordField[] fields() {
        return new PasswordField[] {first, second};
    }

    /**
     * @throws RuleViolation {@code rule.access.password-differ} when the two are not the same
     */
    String value() {
        if (!first.getValue().equals(second.getValue())) {
            throw new RuleViolation("rule.access.password-differ");
        }
        return first.getValue();
    }

    void clear() {
        first.clear();
        second.clear();
    }
}
