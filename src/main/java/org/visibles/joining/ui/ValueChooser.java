package org.visibles.joining.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.visibles.joining.Comparison;
import org.visibles.youth.JoinedField;
import org.visibles.youth.YouthDetails;

/** Field by field, what either record says: which one is kept. What both say alike is no choice. */
class ValueChooser extends Div {

    private enum Side {
        STAYS,
        GOES
    }

    private final Map<JoinedField, RadioButtonGroup<Side>> choices = new EnumMap<>(JoinedField.class);

    ValueChooser(Comparison compared, FieldWords words) {
        addClassName("joining-values");
        YouthDetails stays = compared.stays().details();
        YouthDetails goes = compared.goes().details();
        List<String> same = new ArrayList<>();
        for (JoinedField field : JoinedField.values()) {
            if (!field.same(stays, goes)) {
                add(choice(field, compared, words));
            } else if (field.stated(stays)) {
                same.add(FieldWords.name(field).toLowerCase(getLocale()));
            }
        }
        if (choices.isEmpty()) {
            add(new Paragraph(getTranslation("joining.values.none")));
        } else if (!same.isEmpty()) {
            Paragraph alike = new Paragraph(getTranslation("joining.values.same", String.join(", ", same)));
            alike.addClassName("joining-same");
            add(alike);
        }
    }

    private RadioButtonGroup<Side> choice(JoinedField field, Comparison compared, FieldWords words) {
        RadioButtonGroup<Side> choice = new RadioButtonGroup<>(FieldWords.name(field));
        choice.setItems(Side.values());
        choice.setItemLabelGenerator(side -> switch (side) {
            case STAYS -> words.value(field, compared.stays().details());
            case GOES ->
                both(field, compared)
                        ? getTranslation(
                                "joining.value.both",
                                words.value(field, compared.stays().details()) + ", "
                                        + words.value(field, compared.goes().details()))
                        : words.value(field, compared.goes().details());
        });
        choice.setValue(compared.proposed().contains(field) ? Side.GOES : Side.STAYS);
        choice.addClassName("joining-choice");
        choices.put(field, choice);
        return choice;
    }

    private static boolean both(JoinedField field, Comparison compared) {
        return field == JoinedField.PHONES
                && field.stated(compared.stays().details())
                && field.stated(compared.goes().details());
    }

    /** The fields whose value the record that goes gives. */
    Set<JoinedField> taken() {
        Set<JoinedField> taken = EnumSet.noneOf(JoinedField.class);
        choices.forEach((field, choice) -> {
            if (choice.getValue() == Side.GOES) {
                taken.add(field);
            }
        });
        return taken;
    }
}
