package org.visibles.outreach.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.HasValueChangeMode;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.visibles.kernel.Need;
import org.visibles.kernel.RuleViolation;
import org.visibles.organisation.MemberRow;
import org.visibles.outreach.ContactChannel;
import org.visibles.outreach.ContactContent;
import org.visibles.outreach.ContactResult;
import org.visibles.outreach.Initiative;
import org.visibles.outreach.Presence;
import org.visibles.widgets.DayField;
import org.visibles.widgets.MomentField;
import org.visibles.youth.Choices;

/** The fields of an exchange: what everyone fills in first, the rest on demand. */
class ContactForm extends Div {

    private static final int TYPING_MS = 800;

    private final MomentField at = new MomentField(text("at"));
    private final Select<ContactChannel> channel = new Select<>();
    private final RadioButtonGroup<Initiative> initiative = new RadioButtonGroup<>();
    private final RadioButtonGroup<Presence> appointment = new RadioButtonGroup<>();
    private final Select<ContactResult> result = new Select<>();
    private final TextArea note = new TextArea();
    private final Checkbox shared = new Checkbox();
    private final Select<Choices.FindingPlace> place = new Select<>();
    private final MultiSelectComboBox<Need> needs = new MultiSelectComboBox<>();
    private final TextField nextAction = new TextField();
    private final DayField nextOn = new DayField(text("next-on"));
    private final Select<MemberRow> responsible = new Select<>();
    private final Details more;

    ContactForm(LocalDateTime now, List<MemberRow> colleagues) {
        addClassName("outreach-form");
        at.setStep(Duration.ofMinutes(15));
        at.setMax(now.toLocalDate().atTime(LocalTime.of(23, 59)));
        at.setValue(now.withSecond(0).withNano(0));
        choice(channel, "channel", ContactChannel.values());
        channel.setEmptySelectionAllowed(false);
        channel.setValue(ContactChannel.IN_PERSON_UNPLANNED);
        channel.addValueChangeListener(changed -> showAppointment());
        initiative.setLabel(text("initiative"));
        initiative.setItems(Initiative.WORKER, Initiative.YOUNG_PERSON);
        initiative.setItemLabelGenerator(each -> text("initiative." + each.name()));
        initiative.setValue(Initiative.WORKER);
        appointment.setLabel(text("appointment"));
        appointment.setItems(Presence.values());
        appointment.setItemLabelGenerator(each -> text("appointment." + each.name()));
        choice(result, "result", ContactResult.values());
        result.addValueChangeListener(chosen ->
                result.setHelperText(chosen.getValue() == ContactResult.DO_NOT_CONTACT ? text("do-not-contact") : ""));
        note.setLabel(text("note"));
        note.setMaxLength(ContactContent.NOTE_LENGTH);
        note.setHelperText(text("note.help"));
        note.setMinHeight("5rem");
        shared.setLabel(text("shared"));
        choice(place, "place", Choices.FindingPlace.values());
        place.setItemLabelGenerator(each -> each == null ? "" : getTranslation(Choices.key(each)));
        needs.setLabel(text("needs"));
        needs.setItems(Need.values());
        needs.setItemLabelGenerator(need -> getTranslation("need." + need.name()));
        next(now.toLocalDate(), colleagues);
        FormLayout rest = new FormLayout(needs, place, nextAction, nextOn, responsible);
        rest.setResponsiveSteps(new FormLayout.ResponsiveStep("0", 1), new FormLayout.ResponsiveStep("28rem", 2));
        more = new Details(text("more"), rest);
        more.setWidthFull();
        for (Component field :
                List.<Component>of(at, channel, result, note, place, needs, nextAction, nextOn, responsible)) {
            field.getElement().getStyle().set("width", "100%");
        }
        add(at, channel, appointment, initiative, result, note, shared, more);
        showAppointment();
    }

    private void next(LocalDate today, List<MemberRow> colleagues) {
        nextAction.setLabel(text("next"));
        nextAction.setMaxLength(ContactContent.ACTION_LENGTH);
        nextOn.setMin(today);
        nextOn.setMax(today.plusYears(1));
        responsible.setLabel(text("responsible"));
        responsible.setItems(colleagues);
        responsible.setItemLabelGenerator(each -> each == null ? text("responsible.me") : each.name());
        responsible.setEmptySelectionAllowed(true);
        responsible.setEmptySelectionCaption(text("responsible.me"));
    }

    private <T extends Enum<T>> void choice(Select<T> select, String key, T[] values) {
        select.setLabel(text(key));
        select.setItems(values);
        select.setItemLabelGenerator(each -> each == null ? "" : text(key + "." + each.name()));
        select.setEmptySelectionAllowed(true);
    }

    private void showAppointment() {
        boolean planned = channel.getValue() == ContactChannel.IN_PERSON_APPOINTMENT;
        appointment.setVisible(planned);
        if (!planned) {
            appointment.clear();
        }
    }

    void fill(ContactContent content) {
        at.setValue(content.at());
        channel.setValue(content.channel());
        initiative.setValue(content.initiative());
        result.setValue(content.result());
        place.setValue(content.place());
        appointment.setValue(content.appointment());
        needs.setValue(content.needs());
        note.setValue(Objects.requireNonNullElse(content.note(), ""));
        shared.setValue(content.shared());
        nextAction.setValue(Objects.requireNonNullElse(content.nextAction(), ""));
        nextOn.setValue(content.nextOn());
        responsible.setValue(colleague(
                content.responsible() == null ? "" : content.responsible().toString()));
        more.setOpened(!content.needs().isEmpty() || content.place() != null || content.nextAction() != null);
    }

    /**
     * @throws RuleViolation {@code rule.outreach.when} without a day or a time
     */
    ContactContent content() {
        LocalDateTime when = at.getValue();
        if (when == null || channel.getValue() == null || initiative.getValue() == null) {
            throw new RuleViolation("rule.outreach.when");
        }
        MemberRow chosen = responsible.getValue();
        return new ContactContent(
                when,
                channel.getValue(),
                initiative.getValue(),
                result.getValue(),
                place.getValue(),
                appointment.getValue(),
                needs.getValue(),
                note.getValue(),
                shared.getValue(),
                nextAction.getValue(),
                nextOn.day(),
                chosen == null ? null : chosen.id());
    }

    /** Calls back when something was typed, at each pause: who goes away in the middle of a note has not left the field. */
    void onTyping(Runnable typed) {
        for (HasValueChangeMode field : List.of(note, nextAction)) {
            field.setValueChangeMode(ValueChangeMode.LAZY);
            field.setValueChangeTimeout(TYPING_MS);
        }
        note.addValueChangeListener(changed -> typed.run());
        nextAction.addValueChangeListener(changed -> typed.run());
        result.addValueChangeListener(changed -> typed.run());
        needs.addValueChangeListener(changed -> typed.run());
        nextOn.addValueChangeListener(changed -> typed.run());
    }

    Map<String, String> draft() {
        Map<String, String> draft = new HashMap<>();
        put(draft, "at", at.getValue());
        put(draft, "channel", channel.getValue());
        put(draft, "initiative", initiative.getValue());
        put(draft, "result", result.getValue());
        put(draft, "note", note.getValue());
        put(draft, "shared", shared.getValue());
        put(draft, "place", place.getValue());
        put(draft, "needs", needs.getValue().stream().map(Need::name).collect(Collectors.joining(",")));
        put(draft, "next", nextAction.getValue());
        put(draft, "nextOn", nextOn.getValue());
        put(draft, "appointment", appointment.getValue());
        put(
                draft,
                "responsible",
                responsible.getValue() == null ? null : responsible.getValue().id());
        return draft;
    }

    void resume(Map<String, String> draft) {
        draft.forEach((field, value) -> {
            switch (field) {
                case "at" -> at.setValue(LocalDateTime.parse(value));
                case "channel" -> channel.setValue(ContactChannel.valueOf(value));
                case "initiative" -> initiative.setValue(Initiative.valueOf(value));
                case "result" -> result.setValue(ContactResult.valueOf(value));
                case "note" -> note.setValue(value);
                case "shared" -> shared.setValue(Boolean.parseBoolean(value));
                case "place" -> place.setValue(Choices.FindingPlace.valueOf(value));
                case "needs" ->
                    needs.setValue(
                            Arrays.stream(value.split(",")).map(Need::valueOf).toList());
                case "next" -> nextAction.setValue(value);
                case "nextOn" -> nextOn.setValue(LocalDate.parse(value));
                case "appointment" -> appointment.setValue(Presence.valueOf(value));
                case "responsible" -> responsible.setValue(colleague(value));
                default -> {}
            }
        });
        more.setOpened(true);
    }

    /** Null for oneself, and for who is no colleague any more. */
    private @Nullable MemberRow colleague(String id) {
        return responsible
                .getListDataView()
                .getItems()
                .filter(each -> each.id().toString().equals(id))
                .findFirst()
                .orElse(null);
    }

    private static void put(Map<String, String> draft, String field, @Nullable Object value) {
        String text = value == null ? "" : value.toString();
        if (!text.isEmpty()) {
            draft.put(field, text);
        }
    }

    private String text(String key) {
        return getTranslation("outreach." + key);
    }
}
