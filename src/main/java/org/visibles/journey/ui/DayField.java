package org.visibles.journey.ui;

import com.vaadin.flow.component.datepicker.DatePicker;
import java.time.LocalDate;

/** The day something happened: between two days, today unless said otherwise. */
class DayField extends DatePicker {

    DayField(String labelKey, LocalDate earliest, LocalDate today) {
        setLabel(getTranslation(labelKey));
        setLocale(getLocale());
        setMin(earliest);
        setMax(today);
        setValue(today);
        setRequiredIndicatorVisible(true);
        setI18n(new DatePickerI18n()
                .setRequiredErrorMessage(getTranslation("journey.required"))
                .setBadInputErrorMessage(getTranslation("journey.day.bad"))
                .setMinErrorMessage(getTranslation("rule.journey.before-previous"))
                .setMaxErrorMessage(getTranslation("rule.journey.future")));
    }

    /** The service says in words what is wrong with a day outside the bounds; here it only has to be one. */
    boolean filled() {
        if (isEmpty()) {
            setInvalid(true);
        }
        return !isEmpty();
    }
}
