package org.visibles.exchange.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import com.vaadin.flow.component.select.Select;
import org.jspecify.annotations.Nullable;
import org.visibles.exchange.ImportedList;
import org.visibles.exchange.column.Field;
import org.visibles.exchange.column.Terms;
import org.visibles.widgets.DayField;
import org.visibles.widgets.Notices;
import org.visibles.youth.Choices;
import org.visibles.youth.Choices.Means;

/** When and how the people of a list were told of it, or that nobody is to be named. */
class TermsFields extends Div {

    private enum Choice {
        ALL,
        COLUMN,
        PSEUDONYMS
    }

    private final RadioButtonGroup<Choice> choice = new RadioButtonGroup<>();
    private final DayField on = new DayField(getTranslation("exchange.terms.on"));
    private final Select<Means> means = new Select<>();

    TermsFields(ImportedList list) {
        addClassName("exchange-terms");
        choice.setLabel(getTranslation("exchange.terms.label"));
        choice.addThemeVariants(RadioGroupVariant.LUMO_VERTICAL);
        choice.setItems(Choice.values());
        choice.setItemLabelGenerator(each -> getTranslation("exchange.terms." + each));
        on.setRequiredIndicatorVisible(true);
        means.setLabel(getTranslation("exchange.terms.means"));
        means.setItems(Means.values());
        means.setItemLabelGenerator(each -> getTranslation(Choices.key(each)));
        Div told = new Div(on, means);
        told.addClassName("exchange-told");
        choice.addValueChangeListener(change -> told.setVisible(change.getValue() == Choice.ALL));
        on.setValue(list.terms().informedOn());
        if (list.terms().informedMeans() != null) {
            means.setValue(list.terms().informedMeans());
        }
        if (list.terms().pseudonymous()) {
            choice.setValue(Choice.PSEUDONYMS);
        } else {
            choice.setValue(list.columns().has(Field.INFORMED_ON) ? Choice.COLUMN : Choice.ALL);
        }
        add(choice, told);
    }

    /** Null, and told, when something lacks. */
    @Nullable
    Terms terms() {
        Choice chosen = choice.getValue();
        if (chosen == Choice.ALL && (!on.filled() || means.getValue() == null)) {
            means.setInvalid(means.getValue() == null);
            Notices.problem("rule.exchange.not-informed");
            return null;
        }
        return switch (chosen) {
            case ALL -> new Terms(false, on.getValue(), means.getValue());
            case COLUMN -> new Terms(false, null, null);
            case PSEUDONYMS -> new Terms(true, null, null);
        };
    }
}
