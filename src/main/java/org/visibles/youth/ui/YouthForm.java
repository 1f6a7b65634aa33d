package org.visibles.youth.ui;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasEnabled;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
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
import org.visibles.geography.Commune;
import org.visibles.geography.GeographyService;
import org.visibles.geography.Qpv;
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

    private final GeographyService geography;
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
    private final TextField address = Fields.line("address", 500);
    private final ComboBox<Commune> commune;
    private final Select<Qpv> qpv = Fields.qpv();
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

    YouthForm(GeographyService geography, LocalDate today) {
        this.geography = geography;
        this.today = today;
        informedOn = Fields.day("informedOn", today);
        birthDate = Fields.day("birthDate", today);
        situationOn = Fields.day("situationOn", today);
        lastSpeOn = Fields.day("lastSpeOn", today);
        firstContactOn = Fields.day("firstContactOn", today);
        commune = Fields.commune(geography);
        pseudonym.setRequiredIndicatorVisible(true);
        phones.setHelperText(getTranslation("youth.phones.help"));
        address.setHelperText(getTranslation("youth.address.help"));
        commune.addValueChangeListener(chosen -> offerQuarters(chosen.getValue()));
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
                        form(phones, email, handle, contactWay, contactHours, language, address, commune, qpv)),
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
        form.setExpandFields(true);
        return form;
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

    /** Runs after each change the user makes. */
    void whenTyped(Runnable listener) {
        for (AbstractField<?, ?> field : fields()) {
            field.addValueChangeListener(change -> {
                if (change.isFromClient()) {
                    listener.run();
                }
            });
        }
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
                address,
                commune,
                qpv,
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
        text(address, details.address());
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
                .address(address.getValue())
                .commune(commune.getValue() == null ? null : commune.getValue().code())
                .qpv(qpv.getValue() == null ? null : qpv.getValue().code())
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
                "rule.youth.commune", commune,
                "rule.youth.qpv", qpv,
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
