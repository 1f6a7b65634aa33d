package org.visibles.youth.ui;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasEnabled;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.visibles.geography.picker.PlaceFinder;
import org.visibles.widgets.DayField;
import org.visibles.widgets.Page;
import org.visibles.youth.Choices.AgeBand;
import org.visibles.youth.Choices.ContactWay;
import org.visibles.youth.Choices.Means;
import org.visibles.youth.Choices.Sex;
import org.visibles.youth.Phones;
import org.visibles.youth.YouthDetails;

/** When the person was informed, who it is, and how to reach it; what identifies opens once the person is informed. */
class PersonFields {

    private final DayField informedOn;
    private final Select<Means> informedMeans = Fields.choice("informedMeans", Means.values());
    private final TextField pseudonym = Fields.line("pseudonym", 100);
    private final TextField firstName = Fields.line("firstName", 100);
    private final TextField lastName = Fields.line("lastName", 100);
    private final DayField birthDate;
    private final Select<AgeBand> ageBand = Fields.choice("ageBand", AgeBand.values());
    private final Select<Sex> sex = Fields.choice("sex", Sex.values());
    private final TextField phones = Fields.line("phones", 300);
    private final TextField email = Fields.line("email", 254);
    private final TextField handle = Fields.line("handle", 200);
    private final WhereFields where;
    private final Select<ContactWay> contactWay = Fields.choice("contactWay", ContactWay.values());
    private final TextField contactHours = Fields.line("contactHours", 200);
    private final TextField language = Fields.line("language", 100);

    PersonFields(PlaceFinder finder, LocalDate today) {
        where = new WhereFields(finder, today);
        informedOn = Fields.day("informedOn", today);
        birthDate = Fields.day("birthDate", today);
        pseudonym.setRequiredIndicatorVisible(true);
        phones.setHelperText(Fields.text("youth.phones.help"));
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
                        Fields.form(phones, email, handle, contactWay, contactHours, language),
                        Fields.form(where.fields().toArray(Component[]::new)),
                        where.helpers()));
    }

    /** What identifies cannot be typed before the person is informed; the server refuses it all the same. */
    private void openIdentity(boolean open) {
        for (HasEnabled field : List.of(firstName, lastName, birthDate, phones, email, handle)) {
            field.setEnabled(open);
        }
        where.setAddressOpen(open);
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
                where.address(),
                where.commune(),
                where.qpv(),
                contactWay,
                contactHours,
                language);
    }

    /** Runs when the map or the lookup has filled a field: that is as good as typing. */
    void whenTouched(Runnable listener) {
        where.whenTouched(listener);
    }

    List<DayField> days() {
        return List.of(informedOn, birthDate);
    }

    /** The field that a rule speaks of, by the rule's key. */
    Map<String, HasValidation> places() {
        return Map.of(
                "rule.youth.pseudonym", pseudonym,
                "rule.youth.phone", phones,
                "rule.youth.phones", phones,
                "rule.youth.email", email,
                "rule.youth.commune", where.commune(),
                "rule.youth.qpv", where.qpv(),
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
        where.show(details.address(), details.commune(), details.qpv());
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
                .address(where.address().getValue())
                .commune(where.communeCode())
                .qpv(where.qpvCode())
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
