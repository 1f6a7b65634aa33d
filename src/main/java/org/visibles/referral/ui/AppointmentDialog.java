package org.visibles.referral.ui;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.timepicker.TimePicker;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.function.Predicate;
import org.visibles.referral.Appointment;
import org.visibles.widgets.Formats;

/** When and where the young person is expected. */
class AppointmentDialog extends FormDialog {

    AppointmentDialog(String titleKey, LocalDate today, Predicate<Appointment> save) {
        super(titleKey, "action.save");
        DatePicker day = new DatePicker(getTranslation("referral.appointment-day"));
        day.setLocale(getLocale());
        day.setInitialPosition(today);
        day.setRequiredIndicatorVisible(true);
        day.setErrorMessage(getTranslation("referral.required"));
        TimePicker time = new TimePicker(getTranslation("referral.appointment-time"), LocalTime.of(9, 0));
        time.setStep(Duration.ofMinutes(15));
        time.setLocale(getLocale());
        time.setRequiredIndicatorVisible(true);
        time.setErrorMessage(getTranslation("referral.required"));
        TextField place = new TextField(getTranslation("referral.appointment-place"));
        place.setMaxLength(200);
        fields(day, time, place);
        onSave(() -> {
            day.setInvalid(day.isEmpty());
            time.setInvalid(time.isEmpty());
            return !day.isEmpty()
                    && !time.isEmpty()
                    && save.test(new Appointment(
                            day.getValue()
                                    .atTime(time.getValue())
                                    .atZone(Formats.ZONE)
                                    .toInstant(),
                            place.getValue()));
        });
    }
}
