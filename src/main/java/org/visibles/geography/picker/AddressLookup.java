package org.visibles.geography.picker;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.LocalDate;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.visibles.geography.AddressAnswer;
import org.visibles.geography.AddressAnswer.Found;
import org.visibles.geography.AddressAnswer.State;
import org.visibles.geography.AddressService;
import org.visibles.geography.Place;

/**
 * Looks up the address typed in a field, when asked, and offers what was found with its commune and quarter. Invisible
 * where this installation names no service; saving never waits for it.
 */
public class AddressLookup extends Div {

    private final PlaceFinder finder;
    private final LocalDate day;
    private final Button ask;
    private final Div answer = new Div();
    private Consumer<Chosen> chosen = one -> {};

    /** @param place null for an address outside of all contours held */
    public record Chosen(String label, @Nullable Place place) {}

    /**
     * @param typed the line to look up
     * @param day whose list of quarters holds
     */
    public AddressLookup(PlaceFinder finder, Supplier<String> typed, LocalDate day) {
        this.finder = finder;
        this.day = day;
        ask = new Button(getTranslation("geography.address.ask"), VaadinIcon.SEARCH.create());
        ask.setDisableOnClick(true);
        ask.addClickListener(click -> {
            answer.removeAll();
            show(finder.addresses().find(typed.get()));
            ask.setEnabled(true);
        });
        answer.getElement().setAttribute("aria-live", "polite");
        addClassName("geography-lookup");
        add(ask, answer);
        setVisible(finder.addresses().isConfigured());
    }

    public void whenChosen(Consumer<Chosen> listener) {
        chosen = listener;
    }

    /** Closed while the address itself may not be typed; what was found is forgotten. */
    public void setOpen(boolean open) {
        ask.setEnabled(open);
        if (!open) {
            answer.removeAll();
        }
    }

    private void show(AddressAnswer found) {
        answer.add(new Paragraph(getTranslation("geography.address." + found.state(), AddressService.SOURCE)));
        if (found.state() == State.FOUND) {
            UnorderedList list = new UnorderedList();
            found.found().forEach(each -> list.add(offer(each)));
            answer.add(list);
        }
    }

    private ListItem offer(Found found) {
        Place place = finder.positions()
                .placeAt(found.latitude(), found.longitude(), day)
                .orElse(null);
        Button take = new Button(found.label(), click -> {
            answer.removeAll();
            answer.add(new Paragraph(getTranslation("geography.address.taken", AddressService.SOURCE, words(place))));
            chosen.accept(new Chosen(found.label(), place));
        });
        take.addThemeVariants(ButtonVariant.LUMO_TERTIARY_INLINE);
        take.addClassName("visibles-notice");
        return new ListItem(take, new Paragraph(words(place)));
    }

    private String words(@Nullable Place place) {
        return place == null ? getTranslation("geography.place.outside") : PlaceTexts.place(place);
    }
}
