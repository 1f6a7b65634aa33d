package org.visibles.field.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.field.FieldSettings;
import org.visibles.testkit.Person;
import org.visibles.testkit.VisiblesTest;
import org.visibles.testkit.WithMember;

@VisiblesTest
class PhoneViewTest extends SpringBrowserlessTest {

    @Autowired
    private FieldSettings settings;

    @Test
    @WithMember(Person.AGENT_ROUEN)
    void who_goes_out_is_led_to_the_field_page_and_decides_nothing() {
        navigate(PhoneView.class);

        assertThat($(Anchor.class).all()).extracting(Anchor::getHref).contains("terrain", "compte");
        assertThat($(Checkbox.class).exists()).isFalse();
    }

    @Test
    @WithMember(Person.RESPONSABLE_ROUEN)
    void a_team_lead_lets_pseudonyms_onto_phones_and_takes_it_back() {
        navigate(PhoneView.class);
        Checkbox caseload = $(Checkbox.class).single();
        assertThat(caseload.getValue()).isFalse();

        test(caseload).click();
        assertThat(settings.caseloadAllowed()).isTrue();
        test(caseload).click();
        assertThat(settings.caseloadAllowed()).isFalse();
    }
}
