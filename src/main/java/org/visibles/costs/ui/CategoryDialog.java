package org.visibles.costs.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import org.jspecify.annotations.Nullable;
import org.visibles.costs.CategoryRow;
import org.visibles.costs.ExpenseCategories;
import org.visibles.kernel.ProgrammeId;
import org.visibles.widgets.Notices;

/** A category of a programme: new, named otherwise, or closed. */
class CategoryDialog extends Dialog {

    /**
     * @param before null for a new one
     */
    CategoryDialog(ExpenseCategories categories, ProgrammeId programme, @Nullable CategoryRow before, Runnable saved) {
        setHeaderTitle(before == null ? getTranslation("costs.category.new") : before.name());
        setWidth("30rem");
        setCloseOnOutsideClick(false);
        TextField name = new TextField(getTranslation("costs.category.name"));
        name.setMaxLength(ExpenseCategories.NAME_LENGTH);
        name.setWidthFull();
        Checkbox closed = new Checkbox(getTranslation("costs.category.close"));
        closed.setHelperText(getTranslation("costs.category.close.help"));
        Div form = new Div(name);
        form.addClassName("outing-form");
        if (before != null) {
            name.setValue(before.name());
            closed.setValue(before.closed());
            form.add(closed);
        }
        add(form);
        Button save = new Button(getTranslation("action.save"));
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        save.setDisableOnClick(true);
        save.addClickListener(click -> {
            boolean written = Notices.attempt(() -> {
                if (before == null) {
                    categories.add(programme, name.getValue());
                } else {
                    categories.change(programme, before, name.getValue(), closed.getValue());
                }
            });
            if (written) {
                close();
                Notices.done("costs.saved");
                saved.run();
            } else {
                save.setEnabled(true);
            }
        });
        getFooter().add(new Button(getTranslation("action.cancel"), click -> close()), save);
    }
}
