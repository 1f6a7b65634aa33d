package org.visibles.directory.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import org.jspecify.annotations.Nullable;
import org.visibles.directory.Addition;
import org.visibles.directory.DirectoryNotes;
import org.visibles.directory.StructureId;
import org.visibles.widgets.Notices;

/** What one's own organisation knows of a structure: read by it alone, and out of the reach of imports. */
class AdditionPanel extends Div {

    private final DirectoryNotes notes;
    private final StructureId structure;
    private final Checkbox works = new Checkbox();
    private final TextField name = new TextField();
    private final TextField phone = new TextField();
    private final EmailField email = new EmailField();
    private final TextArea note = new TextArea();
    private @Nullable Long version;

    AdditionPanel(DirectoryNotes notes, StructureId structure) {
        this.notes = notes;
        this.structure = structure;
        works.setLabel(getTranslation("directory.addition.works"));
        name.setLabel(getTranslation("directory.addition.name"));
        name.setMaxLength(DirectoryNotes.NAME_LENGTH);
        phone.setLabel(getTranslation("directory.addition.phone"));
        phone.setMaxLength(DirectoryNotes.PHONE_LENGTH);
        email.setLabel(getTranslation("directory.addition.email"));
        email.setMaxLength(DirectoryNotes.EMAIL_LENGTH);
        note.setLabel(getTranslation("directory.addition.note"));
        note.setHelperText(getTranslation("directory.addition.note.help"));
        note.setMaxLength(DirectoryNotes.NOTE_LENGTH);
        FormLayout form = new FormLayout(works, name, phone, email, note);
        form.setResponsiveSteps(new FormLayout.ResponsiveStep("0", 1), new FormLayout.ResponsiveStep("40rem", 2));
        form.setColspan(works, 2);
        form.setColspan(note, 2);
        Button save = new Button(getTranslation("action.save"), click -> save());
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        add(new Paragraph(getTranslation("directory.addition.help")), form, save);
        fill();
    }

    private void fill() {
        Addition held = notes.of(structure);
        works.setValue(held.worksWith());
        name.setValue(text(held.contactName()));
        phone.setValue(text(held.contactPhone()));
        email.setValue(text(held.contactEmail()));
        note.setValue(text(held.note()));
        version = held.version();
    }

    private static String text(@Nullable String held) {
        return held == null ? "" : held;
    }

    private void save() {
        Addition typed = new Addition(
                name.getValue(), phone.getValue(), email.getValue(), note.getValue(), works.getValue(), version);
        if (Notices.attempt(() -> notes.save(structure, typed))) {
            Notices.done("directory.saved");
            fill();
        }
    }
}
