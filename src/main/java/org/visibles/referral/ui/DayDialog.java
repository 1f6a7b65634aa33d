package org.visibles.referral.ui;

import java.time.LocalDate;
import java.util.function.Predicate;
import org.visibles.widgets.DayField;

/** The day something happened; today unless said otherwise. */
class DayDialog extends FormDialog {

    DayDialog(String titleKey, String labelKey, LocalDate today, Predicate<LocalDate> save) {
        super(titleKey, "action.save");
        DayField day = new DayField(getTranslation(labelKey));
        day.setValue(today);
        day.setMax(today);
        day.setRequiredIndicatorVisible(true);
        fields(day);
        onSave(() -> day.filled() && save.test(day.getValue()));
    }
}
