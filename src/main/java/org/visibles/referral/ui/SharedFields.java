package org.visibles.referral.ui;

import com.vaadin.flow.component.html.DescriptionList;
import java.util.Map;
import org.visibles.youth.DisclosedField;
import org.visibles.youth.DisclosedTexts;

/** What was shared of a person, as a list of terms and values. */
class SharedFields extends DescriptionList {

    SharedFields(Map<DisclosedField, String> shared, DisclosedTexts words) {
        addClassName("visibles-terms");
        shared.forEach(
                (field, value) -> with("youth.disclosed." + field.name(), words.value(field, value, getLocale())));
    }

    SharedFields with(String termKey, String value) {
        add(new Term(getTranslation(termKey)), new Description(value));
        return this;
    }
}
