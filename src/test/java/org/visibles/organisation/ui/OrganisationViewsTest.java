package org.visibles.organisation.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.organisation.OrganisationAdmin;
import org.visibles.testkit.Person;
import org.visibles.testkit.VisiblesTest;
import org.visibles.testkit.WithMember;

@VisiblesTest
class OrganisationViewsTest extends SpringBrowserlessTest {

    @Autowired
    private OrganisationAdmin admin;

    @Test
    @WithMember(Person.ADMIN)
    void an_administrator_adds_an_organisation() {
        navigate(OrganisationsView.class);
        test($(Button.class).withText("Ajouter une structure").single()).click();
        test($(TextField.class).withCaption("Nom").single()).setValue("Club <b>du</b> Port");
        test($(Button.class).withText("Enregistrer").single()).click();

        assertThat(admin.list()).extracting(row -> row.organisation().name()).contains("Club <b>du</b> Port");
        assertThat($(Grid.class).single().getListDataView().getItemCount())
                .isEqualTo(admin.list().size());
    }

    @Test
    @WithMember(Person.ADMIN)
    void a_name_that_is_taken_keeps_the_dialog_open_with_the_text() {
        navigate(OrganisationsView.class);
        test($(Button.class).withText("Ajouter une structure").single()).click();
        test($(TextField.class).withCaption("Nom").single()).setValue("ville de rouen");
        test($(Button.class).withText("Enregistrer").single()).click();

        assertThat($(TextField.class).withCaption("Nom").single().getValue()).isEqualTo("ville de rouen");
        assertThat($(Notification.class).exists()).isTrue();
        assertThat($(Button.class).withText("Enregistrer").single().isEnabled()).isTrue();
    }

    @Test
    @WithMember(Person.COORDINATION)
    void the_coordination_changes_a_rule_of_the_programme() {
        navigate(ProgrammeView.class);
        lostAfter(75);
        assertThat($(CheckboxGroup.class).exists()).isTrue();
        assertThat(rules()).contains("75 jours");

        lostAfter(90); // other tests share the programme
        assertThat(rules()).doesNotContain("75 jours");
    }

    private void lostAfter(int days) {
        test($(Button.class).withText("Modifier").first()).click();
        test($(IntegerField.class).withCaption("Perdu de vue après (jours)").single())
                .setValue(days);
        test($(Button.class).withText("Enregistrer").single()).click();
    }

    private List<String> rules() {
        return $(DescriptionList.Description.class).all().stream()
                .map(DescriptionList.Description::getText)
                .toList();
    }

    @Test
    @WithMember(Person.AGENT_ROUEN)
    void a_field_worker_is_shown_nothing_of_it() {
        org.assertj.core.api.Assertions.assertThatException().isThrownBy(() -> navigate(OrganisationsView.class));
    }
}
