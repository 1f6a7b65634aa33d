package org.visibles.directory.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import java.util.Map;
import java.util.UUID;
import org.visibles.directory.Capacity;
import org.visibles.directory.DirectoryNotes;
import org.visibles.directory.FoundService;
import org.visibles.widgets.Notices;

/** Whether the service has room: what is known, and what one has just heard. */
class CapacityPanel extends Div {

    CapacityPanel(DirectoryNotes notes, FoundService service, Map<UUID, String> organisations, Runnable saved) {
        Capacity known = service.capacity();
        add(new Paragraph(
                known == null ? getTranslation("directory.capacity.none") : Labels.capacity(known, organisations)));
        Select<Capacity.Room> room = new Select<>();
        room.setLabel(getTranslation("directory.room"));
        room.setItems(Capacity.Room.values());
        room.setItemLabelGenerator(each -> getTranslation("directory.room." + each));
        Checkbox shared = new Checkbox(getTranslation("directory.capacity.shared"), true);
        notes.capacity(service.id()).ifPresent(own -> {
            room.setValue(own.room());
            shared.setValue(own.shared());
        });
        Button save = new Button(getTranslation("directory.capacity.save"));
        save.addClickListener(click -> {
            if (room.getValue() == null) {
                room.setErrorMessage(getTranslation("directory.capacity.choose"));
                room.setInvalid(true);
            } else if (Notices.attempt(() -> notes.tell(service.id(), room.getValue(), shared.getValue()))) {
                Notices.done("directory.saved");
                saved.run();
            }
        });
        Div form = new Div(room, shared, save);
        form.addClassName("visibles-filters");
        add(form);
    }
}
