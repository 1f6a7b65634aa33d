package org.visibles.outing.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.visibles.kernel.ProgrammeId;
import org.visibles.kernel.RuleViolation;
import org.visibles.outing.MethodRow;
import org.visibles.outing.MethodService;
import org.visibles.widgets.DayField;
import org.visibles.widgets.Notices;

/** A way of finding people or a practice: new, described otherwise, or ended. */
class MethodDialog extends Dialog {

    private final RadioButtonGroup<MethodRow.Kind> kind = new RadioButtonGroup<>();
    private final TextField name = new TextField(OutingWords.text("outing.method.name"));
    private final TextArea description = new TextArea(OutingWords.text("outing.method.description"));
    private final DayField starts = new DayField(OutingWords.text("outing.method.starts"));
    private final DayField ends = new DayField(OutingWords.text("outing.method.ends"));

    /**
     * @param before null for a new one
     */
    MethodDialog(
            MethodService methods, ProgrammeId programme, @Nullable MethodRow before, LocalDate today, Runnable saved) {
        setHeaderTitle(before == null ? OutingWords.text("outing.method.new") : before.name());
        setWidth("34rem");
        setCloseOnOutsideClick(false);
        kind.setLabel(OutingWords.text("outing.method.kind"));
        kind.setItems(MethodRow.Kind.values());
        kind.setItemLabelGenerator(each -> OutingWords.text("outing.kind." + each));
        kind.setValue(before == null ? MethodRow.Kind.PRACTICE : before.kind());
        kind.setReadOnly(before != null);
        name.setMaxLength(MethodService.NAME_LENGTH);
        description.setMaxLength(MethodService.DESCRIPTION_LENGTH);
        description.setHelperText(OutingWords.text("outing.method.description.help"));
        ends.setHelperText(OutingWords.text("outing.method.ends.help"));
        starts.setValue(today);
        if (before != null) {
            name.setValue(before.name());
            description.setValue(Objects.requireNonNullElse(before.description(), ""));
            starts.setValue(before.startsOn());
            ends.setValue(before.endsOn());
        }
        name.setWidthFull();
        description.setWidthFull();
        Div form = new Div(kind, name, description, starts, ends);
        form.addClassName("outing-form");
        add(form);
        Button save = new Button(getTranslation("action.save"));
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        save.setDisableOnClick(true);
        save.addClickListener(click -> {
            if (Notices.attempt(() -> write(methods, programme, before))) {
                close();
                Notices.done("outing.saved");
                saved.run();
            } else {
                save.setEnabled(true);
            }
        });
        getFooter().add(new Button(getTranslation("action.cancel"), click -> close()), save);
    }

    private void write(MethodService methods, ProgrammeId programme, @Nullable MethodRow before) {
        LocalDate first = starts.day();
        if (first == null) {
            throw new RuleViolation("rule.outing.method-dates");
        }
        var written = new MethodService.Written(name.getValue(), description.getValue(), first, ends.day());
        if (before == null) {
            methods.add(programme, kind.getValue(), written);
        } else {
            methods.change(programme, before, written);
        }
    }
}
