package org.visibles.organisation.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.visibles.kernel.ProgrammeId;
import org.visibles.kernel.RuleViolation;
import org.visibles.organisation.ProgrammeAdmin;
import org.visibles.organisation.ProgrammeAdmin.Edited;
import org.visibles.organisation.ProgrammeRow;
import org.visibles.organisation.ProgrammeRow.CheckDays;
import org.visibles.widgets.DayField;
import org.visibles.widgets.Notices;

/** The dates and rules of a programme. */
class ProgrammeDialog extends Dialog {

    /** What DOMAIN's sources give: the public of 2019, the five months of its successor, the delays of DORA. */
    private static final ProgrammeRow USUAL = new ProgrammeRow(
            ProgrammeId.next(),
            "",
            LocalDate.EPOCH,
            LocalDate.EPOCH,
            16,
            29,
            5,
            90,
            90,
            10,
            20,
            30,
            60,
            CheckDays.USUAL);

    private final ProgrammeAdmin admin;
    private final @Nullable Edited before;
    private final Runnable saved;

    private final TextField name = new TextField();
    private final DayField starts = new DayField(getTranslation("organisation.programme.starts"));
    private final DayField ends = new DayField(getTranslation("organisation.programme.ends"));
    private final IntegerField minAge = number("organisation.programme.min-age");
    private final IntegerField maxAge = number("organisation.programme.max-age");
    private final IntegerField spe = number("organisation.programme.spe");
    private final IntegerField lost = number("organisation.programme.lost");
    private final IntegerField reconfirm = number("organisation.programme.reconfirm");
    private final IntegerField due = number("organisation.programme.due");
    private final IntegerField again = number("organisation.programme.again");
    private final IntegerField expiry = number("organisation.programme.expiry");
    private final IntegerField ongoing = number("organisation.programme.ongoing");
    private final IntegerField checkDue = number("organisation.programme.check-due");
    private final IntegerField checkAgain = number("organisation.programme.check-again");
    private final IntegerField checkSilent = number("organisation.programme.check-silent");

    private ProgrammeDialog(ProgrammeAdmin admin, @Nullable Edited before, Runnable saved) {
        this.admin = admin;
        this.before = before;
        this.saved = saved;
        setHeaderTitle(getTranslation(before == null ? "organisation.programme.new" : "organisation.programme.edit"));
        setWidth("38rem");
        name.setLabel(getTranslation("organisation.name"));
        name.setMaxLength(200);
        fill(before == null ? USUAL : before.programme());
        FormLayout form = new FormLayout(
                name,
                starts,
                ends,
                minAge,
                maxAge,
                spe,
                lost,
                reconfirm,
                due,
                again,
                expiry,
                ongoing,
                checkDue,
                checkAgain,
                checkSilent);
        form.addClassName("programme-rules");
        form.setColspan(name, 2);
        form.setResponsiveSteps(new FormLayout.ResponsiveStep("0", 1), new FormLayout.ResponsiveStep("30rem", 2));
        add(form);
        Button save = new Button(getTranslation("action.save"));
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        save.setDisableOnClick(true);
        save.addClickListener(click -> {
            save();
            save.setEnabled(true);
        });
        getFooter().add(new Button(getTranslation("action.cancel"), click -> close()), save);
    }

    static ProgrammeDialog create(ProgrammeAdmin admin, Runnable saved) {
        return new ProgrammeDialog(admin, null, saved);
    }

    static ProgrammeDialog edit(ProgrammeAdmin admin, Edited edited, Runnable saved) {
        return new ProgrammeDialog(admin, edited, saved);
    }

    private IntegerField number(String key) {
        IntegerField field = new IntegerField(getTranslation(key));
        field.setStepButtonsVisible(true);
        field.setMin(0);
        return field;
    }

    private void fill(ProgrammeRow row) {
        name.setValue(row.name());
        if (before != null) {
            starts.setValue(row.startsOn());
            ends.setValue(row.endsOn());
        }
        minAge.setValue(row.minAge());
        maxAge.setValue(row.maxAge());
        spe.setValue(row.monthsWithoutSpe());
        lost.setValue(row.lostAfterDays());
        reconfirm.setValue(row.reconfirmAfterDays());
        due.setValue(row.referralDueDays());
        again.setValue(row.referralAgainDays());
        expiry.setValue(row.referralExpiryDays());
        ongoing.setValue(row.referralOngoingDays());
        checkDue.setValue(row.checkDays().due());
        checkAgain.setValue(row.checkDays().again());
        checkSilent.setValue(row.checkDays().silent());
    }

    private void save() {
        if (Notices.attempt(() -> admin.save(edited()))) {
            close();
            Notices.done("organisation.saved");
            saved.run();
        }
    }

    private Edited edited() {
        LocalDate first = starts.day();
        LocalDate last = ends.day();
        if (first == null || last == null) {
            throw new RuleViolation("rule.organisation.programme-dates");
        }
        ProgrammeRow row = new ProgrammeRow(
                before == null ? ProgrammeId.next() : before.programme().id(),
                name.getValue(),
                first,
                last,
                value(minAge),
                value(maxAge),
                value(spe),
                value(lost),
                value(reconfirm),
                value(due),
                value(again),
                value(expiry),
                value(ongoing),
                new CheckDays(value(checkDue), value(checkAgain), value(checkSilent)));
        return new Edited(row, before == null ? null : before.version());
    }

    private static int value(IntegerField field) {
        Integer value = field.getValue();
        if (value == null) {
            throw new RuleViolation("rule.organisation.number", field.getLabel());
        }
        return value;
    }
}
