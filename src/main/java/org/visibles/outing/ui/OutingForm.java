package org.visibles.outing.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.visibles.geography.GeographyService;
import org.visibles.kernel.RuleViolation;
import org.visibles.organisation.MemberRow;
import org.visibles.organisation.OrganisationRow;
import org.visibles.outing.MethodRow;
import org.visibles.outing.OutingContent;
import org.visibles.outing.Position;
import org.visibles.outing.SpotRow;
import org.visibles.widgets.MomentField;

/** The fields of an outing; those about people only once it took place. */
class OutingForm extends Div {

    private static final int MINUTES = 5;

    private final MomentField at = new MomentField(OutingWords.text("outing.at"));
    private final IntegerField minutes = whole("minutes", MINUTES, OutingContent.LONGEST);
    private final ComboBox<SpotRow> spot = new ComboBox<>(OutingWords.text("outing.spot"));
    private final PlaceFields place;
    private final Select<MethodRow> way = new Select<>();
    private final Select<MethodRow> practice = new Select<>();
    private final MultiSelectComboBox<MemberRow> team = new MultiSelectComboBox<>(OutingWords.text("outing.team"));
    private final MultiSelectComboBox<OrganisationRow> companions =
            new MultiSelectComboBox<>(OutingWords.text("outing.companions"));
    private final TallyForm tally = new TallyForm(this::counted);
    private final IntegerField known = whole("known", 0, OutingContent.LEAFLETS);
    private final IntegerField leaflets = whole("leaflets", 0, OutingContent.LEAFLETS);
    private final TextArea note = new TextArea(OutingWords.text("outing.note"));
    private final List<MethodRow> methods;
    private @Nullable Position position;

    /** What one can choose from. */
    record Lists(
            List<MethodRow> methods, List<SpotRow> spots, List<MemberRow> colleagues, List<OrganisationRow> others) {}

    OutingForm(Lists lists, GeographyService geography, boolean done) {
        methods = lists.methods();
        place = new PlaceFields(geography, this::day);
        addClassName("outing-form");
        at.setStep(Duration.ofMinutes(15));
        at.addValueChangeListener(change -> methods());
        minutes.setStep(MINUTES);
        spot.setItems(lists.spots());
        spot.setItemLabelGenerator(SpotRow::name);
        spot.setClearButtonVisible(true);
        spot.setPlaceholder(OutingWords.text("outing.spot.none"));
        spot.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                place.fill(change.getValue().commune(), change.getValue().qpv());
                position = change.getValue().position();
            }
        });
        choice(way, "way");
        choice(practice, "practice");
        practice.setEmptySelectionAllowed(true);
        practice.setEmptySelectionCaption(OutingWords.text("outing.practice.none"));
        team.setItems(lists.colleagues());
        team.setItemLabelGenerator(MemberRow::name);
        companions.setItems(lists.others());
        companions.setItemLabelGenerator(OrganisationRow::name);
        companions.setHelperText(OutingWords.text("outing.companions.help"));
        note.setMaxLength(OutingContent.NOTE_LENGTH);
        note.setHelperText(OutingWords.text("outing.note.help"));
        note.setWidthFull();
        FormLayout first = columns();
        first.add(at, minutes, way, practice);
        FormLayout along = columns();
        along.add(team, companions);
        FormLayout counts = columns();
        counts.add(known, leaflets);
        add(first, spot, place);
        if (done) {
            add(tally, counts);
        }
        add(along, note);
    }

    private static FormLayout columns() {
        FormLayout layout = new FormLayout();
        layout.setResponsiveSteps(new FormLayout.ResponsiveStep("0", 1), new FormLayout.ResponsiveStep("28rem", 2));
        return layout;
    }

    private static IntegerField whole(String name, int min, int max) {
        IntegerField field = new IntegerField(OutingWords.text("outing." + name));
        field.setMin(min);
        field.setMax(max);
        field.setStepButtonsVisible(true);
        return field;
    }

    private static void choice(Select<MethodRow> select, String name) {
        select.setLabel(OutingWords.text("outing." + name));
        select.setItemLabelGenerator(
                each -> each == null ? OutingWords.text("outing.practice.none") : OutingWords.method(each));
    }

    private @Nullable LocalDate day() {
        return at.getValue() == null ? null : at.getValue().toLocalDate();
    }

    /** Those that hold on the day; what was chosen stays as long as it does. */
    private void methods() {
        fill(
                way,
                MethodRow.Kind.WAY,
                way.getValue() == null ? null : way.getValue().code());
        fill(
                practice,
                MethodRow.Kind.PRACTICE,
                practice.getValue() == null ? null : practice.getValue().code());
    }

    private void fill(Select<MethodRow> select, MethodRow.Kind kind, @Nullable String chosen) {
        LocalDate on = day();
        List<MethodRow> items = methods.stream()
                .filter(each -> each.kind() == kind && (on == null || each.holdsOn(on)))
                .toList();
        select.setItems(items);
        select.setValue(items.stream()
                .filter(each -> each.code().equals(chosen))
                .findFirst()
                .orElse(null));
        select.setVisible(!items.isEmpty());
    }

    private void counted() {
        int sum = tally.value().sum();
        known.setMax(sum);
    }

    void fill(OutingContent content) {
        at.setValue(content.at());
        minutes.setValue(content.minutes());
        position = content.position();
        spot.setValue(spot.getListDataView()
                .getItems()
                .filter(each -> each.id().equals(content.spot()))
                .findFirst()
                .orElse(null));
        place.fill(content.commune(), content.qpv());
        fill(way, MethodRow.Kind.WAY, content.way());
        fill(practice, MethodRow.Kind.PRACTICE, content.practice());
        team.setValue(team.getListDataView()
                .getItems()
                .filter(each -> content.team().contains(each.id()))
                .collect(Collectors.toSet()));
        companions.setValue(companions
                .getListDataView()
                .getItems()
                .filter(each -> content.companions().contains(each.id()))
                .collect(Collectors.toSet()));
        tally.value(content.tally());
        known.setMax(content.tally().sum());
        known.setValue(content.known());
        leaflets.setValue(content.leaflets());
        note.setValue(Objects.requireNonNullElse(content.note(), ""));
    }

    /**
     * @throws RuleViolation {@code rule.outing.incomplete} without a day, a time, a length or a way
     */
    OutingContent content() {
        LocalDateTime when = at.getValue();
        if (when == null || minutes.getValue() == null || way.getValue() == null) {
            throw new RuleViolation("rule.outing.incomplete");
        }
        return new OutingContent(
                when,
                minutes.getValue(),
                place.commune(),
                place.qpv(),
                spot.getValue() == null ? null : spot.getValue().id(),
                position,
                way.getValue().code(),
                practice.getValue() == null ? null : practice.getValue().code(),
                team.getValue().stream().map(MemberRow::id).collect(Collectors.toSet()),
                companions.getValue().stream().map(OrganisationRow::id).collect(Collectors.toSet()),
                tally.value(),
                known.getValue() == null ? 0 : known.getValue(),
                leaflets.getValue() == null ? 0 : leaflets.getValue(),
                note.getValue());
    }
}
