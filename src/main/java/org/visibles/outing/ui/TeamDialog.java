package org.visibles.outing.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.visibles.kernel.MemberId;
import org.visibles.organisation.MemberRow;
import org.visibles.widgets.Notices;

/** Who of the own organisation goes along on another's outing. */
class TeamDialog extends Dialog {

    TeamDialog(List<MemberRow> colleagues, Set<MemberId> named, Consumer<Set<MemberId>> naming) {
        setHeaderTitle(OutingWords.text("outing.own-team"));
        setWidth("28rem");
        MultiSelectComboBox<MemberRow> team = new MultiSelectComboBox<>(OutingWords.text("outing.team"));
        team.setItems(colleagues);
        team.setItemLabelGenerator(MemberRow::name);
        team.setHelperText(OutingWords.text("outing.own-team.help"));
        team.setWidthFull();
        team.setValue(
                colleagues.stream().filter(each -> named.contains(each.id())).collect(Collectors.toSet()));
        add(team);
        Button save = new Button(OutingWords.text("action.save"));
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        save.setDisableOnClick(true);
        save.addClickListener(click -> {
            if (Notices.attempt(() ->
                    naming.accept(team.getValue().stream().map(MemberRow::id).collect(Collectors.toSet())))) {
                close();
                Notices.done("outing.own-team.saved");
            } else {
                save.setEnabled(true);
            }
        });
        getFooter().add(new Button(getTranslation("action.close"), click -> close()), save);
    }
}
