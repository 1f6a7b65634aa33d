package org.visibles.referral.ui;

import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.visibles.referral.Appointment;
import org.visibles.referral.ProposalService;

/** Up to three appointments to choose from; rows without a day are left out. */
class ProposalDialog extends FormDialog {

    private final List<AppointmentFields> rows = new ArrayList<>();

    ProposalDialog(LocalDate today, Predicate<List<Appointment>> save) {
        super("referral.action.propose", "referral.action.propose");
        fields(new Paragraph(getTranslation("referral.propose-hint")));
        for (int row = 1; row <= ProposalService.MOST; row++) {
            AppointmentFields fields = new AppointmentFields(today, row == 1);
            rows.add(fields);
            H3 title = new H3(getTranslation("referral.proposal-row", row));
            title.addClassName("visibles-appointment-title");
            fields(title, fields);
        }
        onSave(() -> {
            List<AppointmentFields> filled =
                    rows.stream().filter(row -> !row.isBlank()).toList();
            List<Optional<Appointment>> read = (filled.isEmpty() ? rows.subList(0, 1) : filled)
                    .stream().map(AppointmentFields::read).toList();
            return read.stream().allMatch(Optional::isPresent)
                    && save.test(read.stream().flatMap(Optional::stream).toList());
        });
    }
}
