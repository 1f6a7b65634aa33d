package org.visibles.referral.ui;

import java.time.LocalDate;
import java.util.function.Predicate;
import org.visibles.referral.Appointment;

/** When and where the young person is expected. */
class AppointmentDialog extends FormDialog {

    AppointmentDialog(String titleKey, LocalDate today, Predicate<Appointment> save) {
        super(titleKey, "action.save");
        AppointmentFields fields = new AppointmentFields(today, true);
        fields(fields);
        onSave(() -> fields.read().filter(save).isPresent());
    }
}
