package org.visibles.outing.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.checkbox.CheckboxGroupVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.Set;
import org.visibles.kernel.Relation;
import org.visibles.outing.encounter.EncounterRow;
import org.visibles.outing.encounter.EncounterService;
import org.visibles.widgets.EmptyState;
import org.visibles.widgets.Notices;
import org.visibles.youth.YouthFilter;
import org.visibles.youth.YouthRow;
import org.visibles.youth.YouthSearch;

/** "C'était…": whom one or several encounters were with, searched among those whom the organisation follows. */
class AttachDialog extends Dialog {

    private static final int FOUND = 8;

    private final EncounterService encounters;
    private final YouthSearch search;
    private final Runnable done;
    private final CheckboxGroup<EncounterRow> which = new CheckboxGroup<>(OutingWords.text("outing.attach.which"));
    private final TextField name = new TextField(OutingWords.text("outing.attach.search"));
    private final Div found = new Div();

    /**
     * @param all those of the outing that are attached to nobody yet
     */
    AttachDialog(
            EncounterService encounters,
            YouthSearch search,
            EncounterRow first,
            List<EncounterRow> all,
            Runnable done) {
        this.encounters = encounters;
        this.search = search;
        this.done = done;
        setHeaderTitle(OutingWords.text("outing.attach.title"));
        setWidth("34rem");
        which.setItems(all);
        which.setItemLabelGenerator(EncounterCard::title);
        which.addThemeVariants(CheckboxGroupVariant.LUMO_VERTICAL);
        which.setValue(Set.of(first));
        which.setVisible(all.size() > 1);
        name.setValueChangeMode(ValueChangeMode.LAZY);
        name.setHelperText(OutingWords.text("outing.attach.help"));
        name.setWidthFull();
        name.addValueChangeListener(change -> look());
        found.addClassName("outing-found");
        found.getElement().setAttribute("aria-live", "polite");
        add(new Paragraph(OutingWords.text("outing.attach.explain")), which, name, found);
        getFooter().add(new Button(getTranslation("action.close"), click -> close()));
        look();
    }

    private void look() {
        found.removeAll();
        List<YouthRow> rows = (name.getValue().strip().length() < YouthFilter.SEARCH_FROM
                        ? search.recent(FOUND)
                        : search.page(
                                YouthFilter.ALL.searching(name.getValue()), YouthFilter.Sort.NAME, false, 0, FOUND))
                .stream().filter(row -> row.relation() == Relation.CIRCLE_FULL).toList();
        if (rows.isEmpty()) {
            found.add(new EmptyState(OutingWords.text("outing.attach.empty")));
        }
        rows.forEach(row -> found.add(choice(row)));
    }

    private Button choice(YouthRow row) {
        String label = row.label() == null ? OutingWords.text("outing.unnamed") : row.label();
        Button choice = new Button(OutingWords.text("outing.attach.it-was", label));
        choice.setDisableOnClick(true);
        choice.addClickListener(click -> {
            if (Notices.attempt(() -> encounters.attach(
                    which.getValue().stream().map(EncounterRow::id).toList(), row.id()))) {
                close();
                Notices.done("outing.attached");
                done.run();
            } else {
                choice.setEnabled(true);
            }
        });
        return choice;
    }
}
