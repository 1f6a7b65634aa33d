package org.visibles.outing.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.visibles.geography.GeographyService;
import org.visibles.kernel.Ids;
import org.visibles.outing.OutingService;
import org.visibles.outing.SpotRow;
import org.visibles.outing.SpotService;
import org.visibles.widgets.EmptyState;
import org.visibles.widgets.Notices;

/** The places where the organisation often goes: a new one, another name, closed, opened again. */
class SpotsDialog extends Dialog {

    private final OutingService outings;
    private final SpotService spots;
    private final Div list = new Div();
    private final TextField name = new TextField(OutingWords.text("outing.spot.name"));
    private final PlaceFields place;
    private final Button save = new Button(getTranslation("action.save"));
    private @Nullable SpotRow edited;
    private UUID next = Ids.next();

    SpotsDialog(OutingService outings, SpotService spots, GeographyService geography) {
        this.outings = outings;
        this.spots = spots;
        place = new PlaceFields(geography, () -> null);
        setHeaderTitle(OutingWords.text("outing.spots"));
        setWidth("40rem");
        list.addClassName("outing-spots");
        name.setMaxLength(SpotService.NAME_LENGTH);
        name.setWidthFull();
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        save.addClickListener(click -> save());
        Div form = new Div(name, place, save);
        form.addClassName("outing-form");
        add(list, form);
        getFooter().add(new Button(getTranslation("action.close"), click -> close()));
        refresh();
    }

    private void refresh() {
        list.removeAll();
        List<SpotRow> all = outings.spots();
        if (all.isEmpty()) {
            list.add(new EmptyState(OutingWords.text("outing.spots.empty")));
        }
        all.forEach(spot -> list.add(line(spot)));
    }

    private Div line(SpotRow spot) {
        Span text = new Span(spot.active() ? spot.name() : OutingWords.text("outing.spot.closed", spot.name()));
        Button edit = new Button(VaadinIcon.PENCIL.create(), click -> edit(spot));
        edit.setAriaLabel(OutingWords.text("outing.spot.edit", spot.name()));
        Button toggle = new Button(
                OutingWords.text(spot.active() ? "outing.spot.close" : "outing.spot.reopen"),
                click -> write(
                        new SpotRow(
                                spot.id(),
                                spot.name(),
                                spot.commune(),
                                spot.qpv(),
                                spot.position(),
                                !spot.active(),
                                spot.version()),
                        spot.version()));
        toggle.setAriaLabel(
                OutingWords.text(spot.active() ? "outing.spot.close" : "outing.spot.reopen") + " : " + spot.name());
        Div line = new Div(text, edit, toggle);
        line.addClassName("outing-line");
        return line;
    }

    private void edit(SpotRow spot) {
        edited = spot;
        name.setValue(spot.name());
        place.fill(spot.commune(), spot.qpv());
        name.focus();
    }

    private void save() {
        SpotRow before = edited;
        SpotRow spot = new SpotRow(
                before == null ? next : before.id(),
                name.getValue(),
                place.commune(),
                place.qpv(),
                before == null ? null : before.position(),
                before == null || before.active(),
                0);
        if (write(spot, before == null ? null : before.version())) {
            edited = null;
            next = Ids.next();
            name.clear();
            place.fill(null, null);
        }
    }

    private boolean write(SpotRow spot, @Nullable Long version) {
        if (!Notices.attempt(() -> spots.save(spot, version))) {
            return false;
        }
        Notices.done("outing.saved");
        refresh();
        return true;
    }
}
