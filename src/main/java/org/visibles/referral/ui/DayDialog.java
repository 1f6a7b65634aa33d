package org.visibles.referral.ui;

import com.vaadin.flow.component.datepicker.DatePicker;
import java.time.LocalDate;
import java.util.function.Predicate;

/** The day something happened; today unless said otherwise. */
class DayDialog extends FormDialog {

    DayDialog(String titleKey, String labelKey, LocalDate today, Predicate<LocalDate> save) {
        super(titleKey, "action.save");
        DatePicker day = new DatePicker(getTranslation(labelKey), today);
        day.setMax(today);
        day.setLocale(getLocale());
        day.setRequiredIndicatorVisible(true);
        day.setErrorMessage(getTranslation("referral.required"));
        fields(day);
        onSave(() -> {
            day.setInvalid(day.isEmpty());
            return !day.isEmpty() && save.test(day.getValue());
        });
    }
}
