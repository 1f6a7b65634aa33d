package org.visibles.referral.ui;

import com.vaadin.flow.component.html.DescriptionList;
import java.util.Map;
import org.visibles.youth.DisclosedField;

/** What was shared of a person, as a list of terms and values. */
class SharedFields extends DescriptionList {

    SharedFields(Map<DisclosedField, String> shared) {
        addClassName("visibles-terms");
        shared.forEach((field, value) -> add(
                new Term(getTranslation("youth.disclosed." + field.name())), new Description(inWords(field, value))));
    }

    SharedFields with(String termKey, String value) {
        add(new Term(getTranslation(termKey)), new Description(value));
        return this;
    }

    static String inWords(DisclosedField field, String value) {
        return value;
    }
}
