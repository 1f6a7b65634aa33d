package org.visibles.youth.ui;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.html.Div;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.visibles.geography.picker.PlaceFinder;
import org.visibles.kernel.RuleViolation;
import org.visibles.widgets.DayField;
import org.visibles.youth.YouthDetails;

/** All that can be edited of a record. */
class YouthForm extends Div {

    private final PersonFields person;
    private final SituationFields situation;

    YouthForm(PlaceFinder finder, LocalDate today) {
        person = new PersonFields(finder, today);
        situation = new SituationFields(today);
        addClassName("youth-form");
        add(person.sections(today));
        add(situation.sections());
    }

    /** Runs after each change the user makes. */
    void whenTyped(Runnable listener) {
        Stream.concat(person.fields().stream(), situation.fields().stream())
                .forEach(field -> field.addValueChangeListener(change -> {
                    if (change.isFromClient()) {
                        listener.run();
                    }
                }));
        person.whenTouched(listener);
    }

    List<DayField> days() {
        return Stream.concat(person.days().stream(), situation.days().stream()).toList();
    }

    void show(YouthDetails details) {
        person.show(details);
        situation.show(details);
    }

    YouthDetails typed() {
        return situation.typed(person.typed());
    }

    /** Says at the field what a rule refused; the notice says it too. */
    void point(RuleViolation rule) {
        Map<String, HasValidation> places = person.places();
        places.values().forEach(field -> field.setInvalid(false));
        HasValidation field = places.get(rule.key());
        if (field != null) {
            field.setErrorMessage(getTranslation(rule.key(), rule.arguments().toArray()));
            field.setInvalid(true);
        }
    }
}
