package org.visibles.youth.ui;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.visibles.geography.Commune;
import org.visibles.geography.GeographyService;
import org.visibles.kernel.YouthId;
import org.visibles.widgets.DayField;
import org.visibles.widgets.Notices;
import org.visibles.youth.Choices.AgeBand;
import org.visibles.youth.Choices.FindingPlace;
import org.visibles.youth.Choices.IdentificationMode;
import org.visibles.youth.Choices.Means;
import org.visibles.youth.Choices.Sex;
import org.visibles.youth.IntakeAid;
import org.visibles.youth.YouthDetails;
import org.visibles.youth.YouthService;

/** A pseudonym is enough; one touch "informé oralement" opens name and phone. */
class NewYouthDialog extends Dialog {

    private final YouthService youth;
    private final GeographyService geography;
    private final DetailsDraft draft;
    private final List<IntakeAid.Part> aids;
    private final LocalDate today;
    private final YouthId id = YouthId.next();
    private final TextField pseudonym = Fields.line("pseudonym", 100);
    private final Checkbox informed = new Checkbox(Fields.text("youth.informed-orally"));
    private final TextField firstName = Fields.line("firstName", 100);
    private final TextField lastName = Fields.line("lastName", 100);
    private final TextField phone = Fields.line("phones", 300);
    private final DayField birthDate;
    private final Select<AgeBand> ageBand = Fields.choice("ageBand", AgeBand.values());
    private final Select<Sex> sex = Fields.choice("sex", Sex.values());
    private final ComboBox<Commune> commune;
    private final Select<IdentificationMode> mode = Fields.choice("mode", IdentificationMode.values());
    private final Select<FindingPlace> place = Fields.choice("place", FindingPlace.values());
    private final DayField met;
    private final FormLayout identity = new FormLayout();
    private final YouthDetails before;

    NewYouthDialog(
            YouthService youth,
            GeographyService geography,
            DetailsDraft draft,
            List<IntakeAid.Part> aids,
            Clock clock) {
        this.youth = youth;
        this.geography = geography;
        this.draft = draft;
        this.aids = aids;
        this.today = LocalDate.now(clock);
        this.birthDate = Fields.day("birthDate", today);
        this.commune = Fields.commune(geography);
        this.met = Fields.day("firstContactOn", today);
        setHeaderTitle(Fields.text("youth.new"));
        setWidth("40rem");
        setCloseOnOutsideClick(false);
        pseudonym.setRequiredIndicatorVisible(true);
        pseudonym.setHelperText(Fields.text("youth.pseudonym.help"));
        informed.setHelperText(Fields.text("youth.informed-orally.help"));
        phone.setHelperText(Fields.text("youth.phones.help"));
        identity.add(firstName, lastName, phone, birthDate);
        informed.addValueChangeListener(touched -> identity.setVisible(touched.getValue()));
        FormLayout more = new FormLayout(ageBand, sex, commune, met, mode, place);
        for (FormLayout form : List.of(identity, more)) {
            form.setAutoResponsive(true);
            form.setAutoRows(true);
            form.setExpandColumns(true);
            form.setExpandFields(true);
        }
        Div content = new Div(pseudonym, informed, identity);
        aids.forEach(aid -> content.add(aid.component())); // where one looks while typing the name
        content.add(more);
        content.addClassName("youth-form");
        add(content);
        Button save = new Button(Fields.text("action.save"));
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        save.setDisableOnClick(true);
        save.addClickListener(click -> {
            if (!Fields.readable(List.of(birthDate, met)) || !Notices.attempt(this::save)) {
                save.setEnabled(true);
            }
        });
        Button cancel = new Button(Fields.text("action.cancel"), click -> {
            draft.drop();
            close();
        });
        getFooter().add(cancel, save);
        show(YouthDetails.named(youth.offerPseudonym()).firstContactOn(today).build());
        before = typed();
        offerDraft(content);
        keepWhileTyping();
    }

    private void offerDraft(Div content) {
        draft.kept(before)
                .ifPresent(
                        kept -> content.addComponentAsFirst(new DraftOffer(() -> show(kept.details()), draft::drop)));
    }

    private void keepWhileTyping() {
        List<AbstractField<?, ?>> fields = Arrays.asList(
                pseudonym, informed, firstName, lastName, phone, birthDate, ageBand, sex, commune, mode, place, met);
        for (HasValue<?, ?> field : fields) {
            field.addValueChangeListener(change -> {
                if (change.isFromClient()) {
                    YouthDetails typed = typed();
                    draft.keep(before, typed);
                    aids.forEach(aid -> aid.typed(typed));
                }
            });
        }
    }

    private void show(YouthDetails details) {
        pseudonym.setValue(details.pseudonym());
        informed.setValue(details.informedOn() != null);
        identity.setVisible(informed.getValue());
        firstName.setValue(details.firstName() == null ? "" : details.firstName());
        lastName.setValue(details.lastName() == null ? "" : details.lastName());
        phone.setValue(String.join(", ", details.phones()));
        birthDate.setValue(details.birthDate());
        ageBand.setValue(details.ageBand());
        sex.setValue(details.sex());
        mode.setValue(details.mode());
        place.setValue(details.place());
        met.setValue(details.firstContactOn());
        commune.setValue(
                details.commune() == null
                        ? null
                        : geography.commune(details.commune()).orElse(null));
    }

    private YouthDetails typed() {
        YouthDetails.Builder details = YouthDetails.named(pseudonym.getValue())
                .ageBand(ageBand.getValue())
                .sex(sex.getValue())
                .commune(commune.getValue() == null ? null : commune.getValue().code())
                .mode(mode.getValue())
                .place(place.getValue())
                .firstContactOn(met.getValue());
        if (informed.getValue()) {
            details.informedOn(today)
                    .informedMeans(Means.ORAL)
                    .firstName(firstName.getValue())
                    .lastName(lastName.getValue())
                    .phones(PersonFields.numbers(phone.getValue()))
                    .birthDate(birthDate.getValue());
        }
        return details.build();
    }

    private void save() {
        youth.record(id, typed());
        aids.forEach(aid -> aid.recorded(id));
        draft.drop();
        close();
        Notices.done("youth.saved");
        UI.getCurrent().navigate("jeunes/" + id);
    }
}
