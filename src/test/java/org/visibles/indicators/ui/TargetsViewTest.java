package org.visibles.indicators.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.NumberField;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.visibles.testkit.Person;
import org.visibles.testkit.VisiblesTest;
import org.visibles.testkit.WithMember;

@VisiblesTest
class TargetsViewTest extends SpringBrowserlessTest {

    @Test
    @WithMember(Person.COORDINATION)
    void the_coordination_sets_a_target_changes_it_and_takes_it_away() {
        navigate(TargetsView.class);
        test($(Select.class).withCaption("Indicateur").single()).selectItem("Part des femmes");
        save(140);
        assertThat(said()).contains("entre 0 et 100");
        save(45);
        save(48);
        assertThat(set()).singleElement().asString().contains("Toute l'expérimentation", "Part des femmes", "48");

        test($(Button.class).withText("Retirer").single()).click();
        test($(ConfirmDialog.class).single()).confirm();
        assertThat(set()).isEmpty();
        assertThat(said()).contains("L'objectif est retiré.");
    }

    @Test
    @WithMember(Person.COORDINATION)
    void a_target_of_those_lost_is_a_ceiling() {
        navigate(TargetsView.class);
        assertThat(value().getLabel()).isEqualTo("Valeur visée");
        test($(Select.class).withCaption("Indicateur").single()).selectItem("Perdus de vue");
        assertThat(value().getLabel()).isEqualTo("Valeur à ne pas dépasser");
        save(10);
        assertThat(set()).singleElement().asString().contains("Perdus de vue", "au plus 10");
        test($(Button.class).withText("Retirer").single()).click();
        test($(ConfirmDialog.class).single()).confirm();
    }

    @Test
    @WithMember(Person.RESPONSABLE_ROUEN)
    void targets_are_the_coordinations_to_set() {
        assertThatException().isThrownBy(() -> navigate(TargetsView.class));
    }

    private void save(double value) {
        test(value()).setValue(value);
        test($(Button.class).withText("Enregistrer l'objectif").single()).click();
    }

    private NumberField value() {
        return $(NumberField.class).single();
    }

    private List<String> set() {
        return $(ListItem.class).all().stream()
                .map(item -> item.getElement().getTextRecursively())
                .toList();
    }

    private String said() {
        return $(Notification.class).all().stream()
                .map(notice -> notice.getElement().getProperty("text", "")
                        + notice.getElement().getTextRecursively())
                .collect(Collectors.joining("\n"));
    }
}
