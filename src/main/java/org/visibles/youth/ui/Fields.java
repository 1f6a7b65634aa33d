package org.visibles.youth.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.visibles.geography.Commune;
import org.visibles.geography.GeographyService;
import org.visibles.geography.Qpv;
import org.visibles.geography.QpvList;
import org.visibles.geography.picker.PlaceTexts;
import org.visibles.widgets.DayField;
import org.visibles.widgets.Notices;
import org.visibles.youth.Choices;

/** Fields of the forms, each labelled by {@code youth.field.<name>}. */
final class Fields {

    /** The quarter that stands for "in none". */
    static final Qpv NO_QPV = new Qpv("NONE", "", "", "", true);

    private static final int TYPING_MS = 800;

    private Fields() {}

    static String text(String key, Object... arguments) {
        return UI.getCurrent().getTranslation(key, arguments);
    }

    static TextField line(String name, int max) {
        TextField field = new TextField(text("youth.field." + name));
        field.setMaxLength(max);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.setValueChangeTimeout(TYPING_MS);
        field.setAutocomplete(Autocomplete.OFF); // a shared phone must not offer the names of others
        field.setWidthFull();
        return field;
    }

    static DayField day(String name, LocalDate latest) {
        DayField field = new DayField(text("youth.field." + name));
        field.setMax(latest, text("rule.youth.future"));
        field.setHelperText(text("youth.date-format.help"));
        field.setWidthFull();
        return field;
    }

    /** False when a day cannot be read or lies ahead, which is said: it would be saved as "not stated" otherwise. */
    static boolean readable(List<DayField> days, DayField... more) {
        if (Stream.concat(days.stream(), Stream.of(more)).noneMatch(DayField::isInvalid)) {
            return true;
        }
        Notices.problem("youth.date-unreadable");
        return false;
    }

    /** One of a list, or "not stated". */
    @SafeVarargs
    static <E extends Enum<E>> Select<E> choice(String name, E... values) {
        Select<E> field = new Select<>();
        field.setLabel(text("youth.field." + name));
        field.setEmptySelectionAllowed(true);
        field.setEmptySelectionCaption(text("common.not-stated"));
        field.setItemLabelGenerator(each -> each == null ? text("common.not-stated") : text(Choices.key(each)));
        field.setItems(values);
        field.setWidthFull();
        return field;
    }

    static Select<Boolean> yesNo(String name) {
        Select<Boolean> field = new Select<>();
        field.setLabel(text("youth.field." + name));
        field.setEmptySelectionAllowed(true);
        field.setEmptySelectionCaption(text("common.not-stated"));
        field.setItemLabelGenerator(
                each -> text(each == null ? "common.not-stated" : each ? "common.yes" : "common.no"));
        field.setItems(true, false);
        field.setWidthFull();
        return field;
    }

    /** Communes of the métropole to begin with, any commune when one types. */
    static ComboBox<Commune> commune(GeographyService geography) {
        ComboBox<Commune> field = new ComboBox<>(text("youth.field.commune"));
        field.setItemLabelGenerator(Commune::name);
        field.setItems((CallbackDataProvider.FetchCallback<Commune, String>) query -> {
            String typed = query.getFilter().orElse("").strip();
            List<Commune> found = typed.isEmpty()
                    ? geography.communesOf(GeographyService.METROPOLE_ROUEN)
                    : geography.search(typed, query.getOffset() + query.getLimit());
            return found.stream().skip(query.getOffset()).limit(query.getLimit());
        });
        field.setClearButtonVisible(true);
        field.setWidthFull();
        return field;
    }

    /** Quarters of a commune, to be filled by {@link #quarters} or {@link #everyQuarter}. */
    static Select<Qpv> qpv(GeographyService geography) {
        Select<Qpv> field = new Select<>();
        field.setLabel(text("youth.field.qpv"));
        field.setEmptySelectionAllowed(true);
        field.setEmptySelectionCaption(text("common.not-stated"));
        List<QpvList> lists = geography.qpvLists();
        field.setItemLabelGenerator(each -> each == null
                ? text("common.not-stated")
                : each.equals(NO_QPV) ? text("youth.qpv.NONE") : PlaceTexts.quarter(each, lists));
        field.setWidthFull();
        return field;
    }

    /** Those of a commune that records may name, in force or not. */
    static List<Qpv> everyQuarter(GeographyService geography, Commune commune) {
        return Stream.concat(Stream.of(NO_QPV), geography.qpvsOf(commune.code()).stream())
                .toList();
    }

    /** Those one may choose in a commune, and the one that is held although it has left its list. */
    static List<Qpv> quarters(GeographyService geography, Commune commune, @Nullable String held) {
        return everyQuarter(geography, commune).stream()
                .filter(qpv -> qpv.active() || qpv.code().equals(held))
                .toList();
    }

    /** Fields side by side as far as there is room. */
    static FormLayout form(Component... fields) {
        FormLayout form = new FormLayout(fields);
        form.setAutoResponsive(true);
        form.setAutoRows(true);
        form.setExpandColumns(true);
        form.setExpandFields(true);
        return form;
    }

    static void show(TextField field, @Nullable String value) {
        field.setValue(value == null ? "" : value);
    }
}
