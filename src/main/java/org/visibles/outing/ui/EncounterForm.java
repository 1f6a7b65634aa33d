package org.visibles.outing.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.i18n.I18NProvider;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.visibles.kernel.Need;
import org.visibles.outing.encounter.EncounterContent;
import org.visibles.outing.encounter.EncounterResult;
import org.visibles.outing.encounter.FollowUp;
import org.visibles.widgets.DayField;
import org.visibles.youth.Choices;
import org.visibles.youth.Choices.AgeBand;
import org.visibles.youth.Choices.Sex;

/** One encounter: nothing is compulsory; one touch "informé oralement" opens first name and phone. */
class EncounterForm extends Div {

    private final LocalDateTime at;
    private final LocalDate today;
    private final TextField pseudonym = new TextField(OutingWords.text("outing.pseudonym"));
    private final RadioButtonGroup<Sex> sex = new RadioButtonGroup<>();
    private final Select<AgeBand> band = new Select<>();
    private final Select<EncounterResult> result = new Select<>();
    private final MultiSelectComboBox<Need> needs = new MultiSelectComboBox<>(OutingWords.text("outing.needs"));
    private final Select<FollowUp> followUp = new Select<>();
    private final DayField followUpOn = new DayField(OutingWords.text("outing.follow-up-on"));
    private final Checkbox known = new Checkbox(OutingWords.text("outing.known-already"));
    private final Checkbox informed = new Checkbox(OutingWords.text("outing.informed"));
    private final TextField firstName = new TextField(OutingWords.text("outing.first-name"));
    private final TextField phone = new TextField(OutingWords.text("outing.phone"));
    private final FormLayout identity = columns();
    private @Nullable LocalDate informedOn;

    /**
     * @param at when it took place
     */
    EncounterForm(LocalDateTime at, LocalDate today) {
        this.at = at;
        this.today = today;
        addClassName("outing-form");
        pseudonym.setMaxLength(EncounterContent.NAME);
        pseudonym.setHelperText(OutingWords.text("outing.pseudonym.help"));
        sex.setLabel(OutingWords.text("outing.sex"));
        sex.setItems(Sex.values());
        sex.setItemLabelGenerator(each -> I18NProvider.translate(Choices.key(each)));
        band.setLabel(OutingWords.text("outing.band"));
        band.setItems(AgeBand.values());
        band.setEmptySelectionAllowed(true);
        band.setEmptySelectionCaption(OutingWords.text("outing.band.unknown"));
        band.setItemLabelGenerator(OutingWords::band);
        result.setLabel(OutingWords.text("outing.result"));
        result.setItems(EncounterResult.values());
        result.setEmptySelectionAllowed(true);
        result.setItemLabelGenerator(each -> each == null ? "" : OutingWords.text("outing.result." + each));
        needs.setItems(Need.values());
        needs.setItemLabelGenerator(each -> I18NProvider.translate("need." + each));
        followUp.setLabel(OutingWords.text("outing.follow-up"));
        followUp.setItems(FollowUp.values());
        followUp.setItemLabelGenerator(each -> OutingWords.text("outing.followUp." + each));
        followUp.setValue(FollowUp.NONE);
        followUp.addValueChangeListener(change -> followUpOn.setVisible(change.getValue() != FollowUp.NONE));
        followUpOn.setMin(at.toLocalDate());
        followUpOn.setHelperText(OutingWords.text("outing.follow-up-on.help", EncounterContent.FOLLOW_UP_DAYS));
        followUpOn.setVisible(false);
        informed.setHelperText(OutingWords.text("outing.informed.help"));
        informed.addValueChangeListener(change -> identity.setVisible(change.getValue()));
        firstName.setMaxLength(EncounterContent.NAME);
        for (TextField field : new TextField[] {pseudonym, firstName, phone}) {
            field.setAutocomplete(Autocomplete.OFF); // a shared phone must not offer the names of others
        }
        identity.add(firstName, phone);
        identity.setVisible(false);
        FormLayout first = columns();
        first.add(pseudonym, band, result, needs, followUp, followUpOn);
        add(sex, first, known, informed, identity);
    }

    private static FormLayout columns() {
        FormLayout layout = new FormLayout();
        layout.setResponsiveSteps(new FormLayout.ResponsiveStep("0", 1), new FormLayout.ResponsiveStep("28rem", 2));
        return layout;
    }

    void fill(EncounterContent content) {
        pseudonym.setValue(Objects.requireNonNullElse(content.pseudonym(), ""));
        sex.setValue(content.sex());
        band.setValue(content.ageBand());
        result.setValue(content.result());
        needs.setValue(content.needs());
        followUp.setValue(content.followUp());
        followUpOn.setValue(content.followUpOn());
        known.setValue(content.known());
        informedOn = content.informedOn();
        informed.setValue(informedOn != null);
        firstName.setValue(Objects.requireNonNullElse(content.firstName(), ""));
        phone.setValue(Objects.requireNonNullElse(content.phone(), ""));
    }

    EncounterContent content() {
        boolean told = informed.getValue();
        return new EncounterContent(
                at,
                pseudonym.getValue(),
                sex.getValue(),
                band.getValue(),
                needs.getValue(),
                result.getValue(),
                followUp.getValue(),
                followUpOn.isVisible() ? followUpOn.day() : null,
                known.getValue(),
                told ? Objects.requireNonNullElse(informedOn, today) : null,
                told ? firstName.getValue() : null,
                told ? phone.getValue() : null);
    }
}
