package org.visibles.youth.ui;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasEnabled;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.visibles.geography.Commune;
import org.visibles.geography.GeographyService;
import org.visibles.geography.Qpv;
import org.visibles.widgets.Page;
import org.visibles.youth.Choices.AgeBand;
import org.visibles.youth.Choices.ContactWay;
import org.visibles.youth.Choices.Means;
import org.visibles.youth.Choices.Sex;
import org.visibles.youth.Phones;
import org.visibles.youth.YouthDetails;

/** When the person was informed, who it is, and how to reach it; what identifies opens once the person is informed. */
class PersonFields {

    private final GeographyService geography;
    private final DatePicker informedOn;
    private final Select<Means> informedMeans = Fields.choice("informedMeans", Means.values());
    private final TextField pseudonym = Fields.line("pseudonym", 100);
    private final TextField firstName = Fields.line("firstName", 100);
    private final TextField lastName = Fields.line("lastName", 100);
    private final DatePicker birthDate;
    private final Select<AgeBand> ageBand = Fields.choice("ageBand", AgeBand.values());
    private final Select<Sex> sex = Fields.choice("sex", Sex.values());
    private final TextField phones = Fields.line("phones", 300);
    private final TextField email = Fields.line("email", 254);
    private final TextField handle = Fields.line("handle", 200);
    private final TextField address = Fields.line("address", 500);
    private final ComboBox<Commune> commune;
    private final Select<Qpv> qpv = Fields.qpv();
    private final Select<ContactWay> contactWay = Fields.choice("contactWay", ContactWay.values());
    private final TextField contactHours = Fields.line("contactHours", 200);
    private final TextField language = Fields.line("language", 100);

    PersonFields(GeographyService geography, LocalDate today) {
        this.geography = geography;
        informedOn = Fields.day("informedOn", today);
        birthDate = Fields.day("birthDate", today);
        commune = Fields.commune(geography);
        pseudonym.setRequiredIndicatorVisible(true);
        phones.setHelperText(Fields.text("youth.phones.help"));
        address.setHelperText(Fields.text("youth.address.help"));
        commune.addValueChangeListener(chosen -> offerQuarters(chosen.getValue()));
        informedOn.addValueChangeListener(told -> openIdentity(told.getValue() != null));
    }

    List<Component> sections(LocalDate today) {
        Button orally =
                new Button(Fields.text("youth.informed-orally"), VaadinIcon.COMMENT_ELLIPSIS_O.create(), click -> {
                    informedOn.setValue(today);
                    informedMeans.setValue(Means.ORAL);
                });
        return List.of(
                Page.section(Fields.text("youth.part.information"), orally, Fields.form(informedOn, informedMeans)),
                Page.section(
                        Fields.text("youth.part.identity"),
                        Fields.form(pseudonym, firstName, lastName, birthDate, ageBand, sex)),
                Page.section(
                        Fields.text("youth.part.reach"),
                        Fields.form(phones, email, handle, contactWay, contactHours, language, address, commune, qpv)));
    }

    private void offerQuarters(@Nullable Commune chosen) {
        qpv.setItems(chosen == null ? List.of(Fields.NO_QPV) : Fields.quarters(geography, chosen));
    }

    /** What identifies cannot be typed before the person is informed; the server refuses it all the same. */
    private void openIdentity(boolean open) {
        for (HasEnabled field : List.of(firstName, lastName, birthDate, phones, email, handle, address)) {
            field.setEnabled(open);
        }
    }

    List<AbstractField<?, ?>> fields() {
        return List.of(
                informedOn,
                informedMeans,
                pseudonym,
                firstName,
                lastName,
                birthDate,
                ageBand,
                sex,
                phones,
                email,
                handle,
                address,
                commune,
                qpv,
                contactWay,
                contactHours,
                language);
    }

    List<DatePicker> days() {
        return List.of(informedOn, birthDate);
    }

    /** The field that a rule speaks of, by the rule's key. */
    Map<String, HasValidation> places() {
        return Map.of(
                "rule.youth.pseudonym", pseudonym,
                "rule.youth.phone", phones,
                "rule.youth.phones", phones,
                "rule.youth.email", email,
                "rule.youth.commune", commune,
                "rule.youth.qpv", qpv,
                "rule.youth.birth-future", birthDate,
                "rule.youth.too-old", birthDate,
                "rule.youth.informed-means", informedMeans,
                "rule.youth.informed-stays", informedOn);
    }

    void show(YouthDetails details) {
        informedOn.setValue(details.informedOn());
        informedMeans.setValue(details.informedMeans());
        openIdentity(details.informedOn() != null);
        pseudonym.setValue(details.pseudonym());
        Fields.show(firstName, details.firstName());
        Fields.show(lastName, details.lastName());
        birthDate.setValue(details.birthDate());
        ageBand.setValue(details.ageBand());
        sex.setValue(details.sex());
        phones.setValue(
                String.join(", ", details.phones().stream().map(Phones::shown).toList()));
        Fields.show(email, details.email());
        Fields.show(handle, details.handle());
        Fields.show(address, details.address());
        commune.setValue(
                details.commune() == null
                        ? null
                        : geography.commune(details.commune()).orElse(null));
        offerQuarters(commune.getValue());
        qpv.setValue(qpv.getListDataView()
                .getItems()
                .filter(each -> each.code().equals(details.qpv()))
                .findFirst()
                .orElse(null));
        contactWay.setValue(details.contactWay());
        Fields.show(contactHours, details.contactHours());
        Fields.show(language, details.language());
    }

    /** Begins what was typed. */
    YouthDetails.Builder typed() {
        return YouthDetails.named(pseudonym.getValue())
                .informedOn(informedOn.getValue())
                .informedMeans(informedMeans.getValue())
                .firstName(firstName.getValue())
                .lastName(lastName.getValue())
                .birthDate(birthDate.getValue())
                .ageBand(ageBand.getValue())
                .sex(sex.getValue())
                .phones(numbers(phones.getValue()))
                .email(email.getValue())
                .handle(handle.getValue())
                .address(address.getValue())
                .commune(commune.getValue() == null ? null : commune.getValue().code())
                .qpv(qpv.getValue() == null ? null : qpv.getValue().code())
                .contactWay(contactWay.getValue())
                .contactHours(contactHours.getValue())
                .language(language.getValue());
    }

    /** Several numbers in one field, between commas, semicolons or strokes. */
    static List<String> numbers(String typed) {
        return Arrays.stream(typed.split("[,;/\\n]", -1))
                .filter(each -> !each.isBlank())
                .toList();
    }
}
