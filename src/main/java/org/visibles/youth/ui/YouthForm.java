package org.visibles.youth.ui;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasEnabled;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.visibles.geography.picker.PlaceFinder;
import org.visibles.kernel.RuleViolation;
import org.visibles.widgets.Page;
import org.visibles.youth.Choices.AgeBand;
import org.visibles.youth.Choices.ContactWay;
import org.visibles.youth.Choices.Diploma;
import org.visibles.youth.Choices.FindingPlace;
import org.visibles.youth.Choices.Housing;
import org.visibles.youth.Choices.IdentificationMode;
import org.visibles.youth.Choices.Known;
import org.visibles.youth.Choices.Means;
import org.visibles.youth.Choices.Sex;
import org.visibles.youth.Choices.Situation;
import org.visibles.youth.Choices.SituationState;
import org.visibles.youth.Phones;
import org.visibles.youth.YouthDetails;

/** All that can be edited of a record; what identifies opens once the person is informed. */
class YouthForm extends Div {

    private final LocalDate today;
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
    private final WhereFields where;
    private final Select<ContactWay> contactWay = Fields.choice("contactWay", ContactWay.values());
    private final TextField contactHours = Fields.line("contactHours", 200);
    private final TextField language = Fields.line("language", 100);
    private final Select<Situation> entrySituation = Fields.choice("entrySituation", Situation.values());
    private final Select<Situation> situation = Fields.choice("situation", Situation.values());
    private final Select<SituationState> situationState = Fields.choice("situationState", SituationState.values());
    private final DatePicker situationOn;
    private final Select<Diploma> diploma = Fields.choice("diploma", Diploma.values());
    private final Select<Housing> housing = Fields.choice("housing", Housing.values());
    private final Select<Boolean> disability = Fields.yesNo("disability");
    private final Select<Known> known = Fields.choice("known", Known.values());
    private final Select<Boolean> accompanied = Fields.yesNo("accompanied");
    private final DatePicker lastSpeOn;
    private final TextField imilo = Fields.line("imilo", 40);
    private final Select<IdentificationMode> mode = Fields.choice("mode", IdentificationMode.values());
    private final Select<FindingPlace> place = Fields.choice("place", FindingPlace.values());
    private final DatePicker firstContactOn;

    YouthForm(PlaceFinder finder, LocalDate today) {
        this.today = today;
        where = new WhereFields(finder, today);
        informedOn = Fields.day("informedOn", today);
        birthDate = Fields.day("birthDate", today);
        situationOn = Fields.day("situationOn", today);
        lastSpeOn = Fields.day("lastSpeOn", today);
        firstContactOn = Fields.day("firstContactOn", today);
        pseudonym.setRequiredIndicatorVisible(true);
        phones.setHelperText(getTranslation("youth.phones.help"));
        informedOn.addValueChangeListener(told -> openIdentity(told.getValue() != null));
        Button orally =
                new Button(getTranslation("youth.informed-orally"), VaadinIcon.COMMENT_ELLIPSIS_O.create(), click -> {
                    informedOn.setValue(today);
                    informedMeans.setValue(Means.ORAL);
                });
        addClassName("youth-form");
        add(
                Page.section(getTranslation("youth.part.information"), orally, form(informedOn, informedMeans)),
                Page.section(
                        getTranslation("youth.part.identity"),
                        form(pseudonym, firstName, lastName, birthDate, ageBand, sex)),
                Page.section(
                        getTranslation("youth.part.reach"),
                        form(phones, email, handle, contactWay, contactHours, language),
                        form(where.fields().toArray(Component[]::new)),
                        where.helpers()),
                Page.section(
                        getTranslation("youth.part.situation"),
                        form(entrySituation, situation, situationState, situationOn, diploma, housing, disability)),
                Page.section(
                        getTranslation("youth.part.finding"),
                        form(firstContactOn, mode, place, known, accompanied, lastSpeOn, imilo)));
    }

    private static FormLayout form(Component... fields) {
        FormLayout form = new FormLayout(fields);
        form.setAutoResponsive(true);
        form.setAutoRows(true);
        form.setExpandColumns(true);
        form.setExpandFields(true);
        return form;
    }

    /** What identifies cannot be typed before the person is informed; the server refuses it all the same. */
    private void openIdentity(boolean open) {
        for (HasEnabled field : List.of(firstName, lastName, birthDate, phones, email, handle)) {
            field.setEnabled(open);
        }
        where.setAddressOpen(open);
    }

    /** Runs after each change the user makes. */
    void whenTyped(Runnable listener) {
        for (AbstractField<?, ?> field : fields()) {
            field.addValueChangeListener(change -> {
                if (change.isFromClient()) {
                    listener.run();
                }
            });
        }
        where.whenTouched(listener);
    }

    List<DatePicker> days() {
        return List.of(informedOn, birthDate, situationOn, lastSpeOn, firstContactOn);
    }

    private List<AbstractField<?, ?>> fields() {
        return Arrays.asList(
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
                language,
                entrySituation,
                situation,
                situationState,
                situationOn,
                diploma,
                housing,
                disability,
                known,
                accompanied,
                lastSpeOn,
                imilo,
                mode,
                place,
                firstContactOn);
    }

    void show(YouthDetails details) {
        informedOn.setValue(details.informedOn());
        informedMeans.setValue(details.informedMeans());
        openIdentity(details.informedOn() != null);
        pseudonym.setValue(details.pseudonym());
        text(firstName, details.firstName());
        text(lastName, details.lastName());
        birthDate.setValue(details.birthDate());
        ageBand.setValue(details.ageBand());
        sex.setValue(details.sex());
        phones.setValue(
                String.join(", ", details.phones().stream().map(Phones::shown).toList()));
        text(email, details.email());
        text(handle, details.handle());
        where.show(details.address(), details.commune(), details.qpv());
        contactWay.setValue(details.contactWay());
        text(contactHours, details.contactHours());
        text(language, details.language());
        entrySituation.setValue(details.entrySituation());
        situation.setValue(details.situation());
        situationState.setValue(details.situationState());
        situationOn.setValue(details.situationOn());
        diploma.setValue(details.diploma());
        housing.setValue(details.housing());
        disability.setValue(details.disability());
        known.setValue(details.known());
        accompanied.setValue(details.accompanied());
        lastSpeOn.setValue(details.lastSpeOn());
        text(imilo, details.imilo());
        mode.setValue(details.mode());
        place.setValue(details.place());
        firstContactOn.setValue(details.firstContactOn());
    }

    private static void text(TextField field, @Nullable String value) {
        field.setValue(value == null ? "" : value);
    }

    YouthDetails typed() {
        return YouthDetails.named(pseudonym.getValue())
                .informedOn(informedOn.getValue())
                .informedMeans(informedMeans.getValue())
                .firstName(firstName.getValue())
                .lastName(lastName.getValue())
                .birthDate(birthDate.getValue())
                .ageBand(ageBand.getValue())
                .sex(sex.getValue())
                .phones(phones(phones.getValue()))
                .email(email.getValue())
                .handle(handle.getValue())
                .address(where.address().getValue())
                .commune(where.communeCode())
                .qpv(where.qpvCode())
                .contactWay(contactWay.getValue())
                .contactHours(contactHours.getValue())
                .language(language.getValue())
                .entrySituation(entrySituation.getValue())
                .situation(situation.getValue())
                .situationState(situationState.getValue())
                .situationOn(situationOn.getValue())
                .diploma(diploma.getValue())
                .housing(housing.getValue())
                .disability(disability.getValue())
                .known(known.getValue())
                .accompanied(accompanied.getValue())
                .lastSpeOn(lastSpeOn.getValue())
                .imilo(imilo.getValue())
                .mode(mode.getValue())
                .place(place.getValue())
                .firstContactOn(firstContactOn.getValue())
                .build();
    }

    /** Several numbers in one field, between commas, semicolons or strokes. */
    static List<String> phones(String typed) {
        return Arrays.stream(typed.split("[,;/\\n]", -1))
                .filter(each -> !each.isBlank())
                .toList();
    }

    /** Says at the field what a rule refused; the notice says it too. */
    void point(RuleViolation rule) {
        Map<String, HasValidation> places = Map.of(
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
        places.values().forEach(field -> field.setInvalid(false));
        HasValidation field = places.get(rule.key());
        if (field != null) {
            field.setErrorMessage(getTranslation(rule.key(), rule.arguments().toArray()));
            field.setInvalid(true);
        }
    }
}
