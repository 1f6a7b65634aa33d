package org.visibles.referral.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.timepicker.TimePicker;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import org.visibles.kernel.RuleViolation;
import org.visibles.referral.Appointment;
import org.visibles.widgets.DayField;
import org.visibles.widgets.Formats;

/** Day, time and place of one appointment. */
class AppointmentFields extends Div {

    private final DayField day;
    private final TimePicker time;
    private final TextField place;

    /**
     * @param required whether it has to be filled in; else it is left out where it is blank
     */
    AppointmentFields(LocalDate today, boolean required) {
        addClassName("visibles-appointment");
        day = new DayField(getTranslation("referral.appointment-day"));
        day.setInitialPosition(today);
        day.setRequiredIndicatorVisible(required);
        time = new TimePicker(getTranslation("referral.appointment-time"), LocalTime.of(9, 0));
        time.setStep(Duration.ofMinutes(15));
        time.setLocale(getLocale());
        time.setRequiredIndicatorVisible(required);
        place = new TextField(getTranslation("referral.appointment-place"));
        place.setMaxLength(200);
        add(day, time, place);
    }

    /** Without anything in the place of the day there is none. */
    boolean isBlank() {
        return day.isBlank();
    }

    /** Empty when something is missing, or the clocks leave that hour out; it is said beside the field. */
    Optional<Appointment> read() {
        boolean told = day.filled();
        time.setInvalid(time.isEmpty());
        time.setErrorMessage(getTranslation("referral.required"));
        if (!told || time.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Appointment.at(day.getValue(), time.getValue(), Formats.ZONE, place.getValue()));
        } catch (RuleViolation rule) {
            time.setErrorMessage(getTranslation(rule.key()));
            time.setInvalid(true);
            return Optional.empty();
        }
    }
}
