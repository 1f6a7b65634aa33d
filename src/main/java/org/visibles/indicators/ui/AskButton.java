package org.visibles.indicators.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import org.visibles.indicators.Selection;
import org.visibles.indicators.check.CheckService;
import org.visibles.indicators.check.InQuestion;
import org.visibles.organisation.OrganisationRow;

/** Beside the number of one organisation: it can be asked to check. */
class AskButton extends Button {

    /** @param selection the quarter and the day of knowledge of the number */
    AskButton(
            Labels labels, OrganisationRow organisation, Selection selection, InQuestion number, CheckService checks) {
        super(labels.text("indicators.check.ask"));
        addThemeVariants(ButtonVariant.LUMO_SMALL);
        addClassName("visibles-todo-due");
        setAriaLabel(labels.text("indicators.check.ask-of", organisation.name()));
        addClickListener(click -> new AskDialog(
                        labels,
                        organisation,
                        selection,
                        number,
                        checks,
                        id -> UI.getCurrent().navigate(CheckService.ROUTE + "/" + id))
                .open());
    }
}
