package org.visibles.referral.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.visibles.kernel.Need;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.YouthId;
import org.visibles.organisation.OrganisationRow;
import org.visibles.referral.RecipientAdvice;
import org.visibles.referral.ReferralService;
import org.visibles.referral.SendPreparation;
import org.visibles.referral.SendReferral;
import org.visibles.widgets.Notices;
import org.visibles.youth.Choices;
import org.visibles.youth.DisclosedField;
import org.visibles.youth.DisclosedTexts;
import org.visibles.youth.YouthService;

/** Sends a person to a partner: to whom, why, what is shared, and that the person agrees. */
class SendDialog extends FormDialog {

    private static final Set<DisclosedField> WAYS_TO_REACH = EnumSet.of(
            DisclosedField.PHONE,
            DisclosedField.EMAIL,
            DisclosedField.HANDLE,
            DisclosedField.ADDRESS,
            DisclosedField.CONTACT_PREFERENCE);

    private final YouthId youth;
    private final LocalDate today;
    private final ComboBox<OrganisationRow> recipient = new ComboBox<>();
    private final MultiSelectComboBox<Need> needs = new MultiSelectComboBox<>();
    private final TextArea reason = new TextArea();
    private final TextField availability = new TextField();
    private final CheckboxGroup<DisclosedField> shared = new CheckboxGroup<>();
    private final Checkbox agreed = new Checkbox();
    private final Checkbox informed = new Checkbox();
    private final Paragraph unreachable = new Paragraph();

    SendDialog(
            YouthId youth,
            SendPreparation preparation,
            ReferralService service,
            YouthService people,
            DisclosedTexts words,
            LocalDate today,
            Optional<RecipientAdvice> advice,
            Runnable sent) {
        super("referral.send.title", "referral.action.send");
        this.youth = youth;
        this.today = today;
        to(preparation);
        why();
        what(preparation, words);
        agreed.setLabel(getTranslation("referral.send.agreed"));
        informed.setLabel(getTranslation("referral.send.informed"));
        informed.setVisible(!preparation.informed());
        fields(needs);
        advice.ifPresent(each -> fields(each.advise(youth, needs::getValue, this::take)));
        fields(recipient, reason, availability, shared, unreachable, informed, agreed);
        onSave(() -> {
            if (!complete()) {
                return false;
            }
            return finish(
                    () -> {
                        if (informed.getValue()) {
                            people.inform(youth, Choices.Means.ORAL);
                        }
                        service.send(command());
                    },
                    "referral.send.done",
                    sent);
        });
        also(
                "referral.action.keep-draft",
                () -> complete() && finish(() -> service.keepDraft(command()), "referral.send.kept", sent));
    }

    private void to(SendPreparation preparation) {
        recipient.setLabel(getTranslation("referral.send.recipient"));
        recipient.setItems(preparation.recipients());
        recipient.setItemLabelGenerator(OrganisationRow::name);
        recipient.setRequiredIndicatorVisible(true);
        recipient.setErrorMessage(getTranslation("referral.required"));
        if (preparation.proposed() != null) {
            recipient.setValue(preparation.proposed());
            recipient.setHelperText(getTranslation("referral.send.proposed"));
        }
        recipient.addValueChangeListener(change -> recipient.setHelperText(
                change.getValue() != null
                                && preparation.busy().contains(change.getValue().id())
                        ? getTranslation("rule.referral.already-active")
                        : null));
    }

    private void take(OrganisationId organisation) {
        recipient
                .getListDataView()
                .getItems()
                .filter(row -> row.id().equals(organisation))
                .findFirst()
                .ifPresentOrElse(recipient::setValue, () -> Notices.problem("rule.referral.recipient"));
    }

    private void why() {
        needs.setLabel(getTranslation("referral.needs"));
        needs.setItems(Need.values());
        needs.setItemLabelGenerator(need -> getTranslation("need." + need.name()));
        reason.setLabel(getTranslation("referral.reason"));
        reason.setMaxLength(SendReferral.MAX_REASON);
        reason.setHelperText(getTranslation("referral.words-hint"));
        availability.setLabel(getTranslation("referral.availability"));
        availability.setMaxLength(SendReferral.MAX_AVAILABILITY);
        availability.setHelperText(getTranslation("referral.availability-hint"));
    }

    private void what(SendPreparation preparation, DisclosedTexts words) {
        var values = preparation.values();
        Set<DisclosedField> minimal = EnumSet.noneOf(DisclosedField.class);
        minimal.addAll(SendReferral.MINIMAL);
        minimal.retainAll(values.keySet());
        shared.setLabel(getTranslation("referral.send.shared"));
        shared.setItems(values.keySet());
        shared.setItemLabelGenerator(field -> getTranslation(
                "referral.send.field",
                getTranslation("youth.disclosed." + field.name()),
                words.value(field, values.getOrDefault(field, ""), getLocale())));
        shared.setHelperText(getTranslation("referral.send.shared-hint"));
        shared.addValueChangeListener(change -> warn(change.getValue()));
        shared.setValue(minimal);
        warn(minimal);
    }

    private void warn(Set<DisclosedField> chosen) {
        unreachable.setText(
                chosen.stream().anyMatch(WAYS_TO_REACH::contains) ? "" : getTranslation("referral.send.unreachable"));
    }

    private boolean complete() {
        recipient.setInvalid(recipient.isEmpty());
        return !recipient.isEmpty();
    }

    private SendReferral command() {
        return new SendReferral(
                youth,
                recipient.getValue().id(),
                needs.getValue(),
                reason.getValue(),
                availability.getValue(),
                shared.getValue(),
                agreed.getValue() ? today : null);
    }

    private static boolean finish(Runnable useCase, String doneKey, Runnable sent) {
        boolean done = Notices.attempt(useCase);
        if (done) {
            Notices.done(doneKey);
            sent.run();
        }
        return done;
    }
}
