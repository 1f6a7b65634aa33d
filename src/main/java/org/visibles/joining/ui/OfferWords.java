package org.visibles.joining.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.stream.Stream;
import org.visibles.joining.Introduced;
import org.visibles.joining.JoiningService;
import org.visibles.joining.Reopening;
import org.visibles.widgets.Formats;

/** How a proposal to another organisation stands, and what it would do. */
final class OfferWords {

    private OfferWords() {}

    static String state(Introduced.Offer offer) {
        String key = "joining.offer.state." + offer.state();
        return I18NProvider.translate(
                offer.state() == Introduced.State.WAITING ? key + (offer.here() ? ".there" : ".here") : key,
                Formats.date(Formats.day(offer.at())),
                Formats.date(Formats.day(offer.endsAt())));
    }

    /** Whether it may be proposed, as far as what passed before tells. */
    static boolean open(Introduced introduced) {
        Introduced.Offer offer = introduced.offer();
        return offer == null
                || !(offer.state() == Introduced.State.WAITING || offer.state() == Introduced.State.DIFFERENT);
    }

    static String key(Reopening reason) {
        return "joining.offer.reopening." + reason;
    }

    /** What happens once both agree. */
    static Div after() {
        UnorderedList list = new UnorderedList();
        Stream.of("one", "values", "moves", "reads", "notes", "undo")
                .forEach(what -> list.add(
                        new ListItem(I18NProvider.translate("joining.offer.after." + what, JoiningService.UNDO_DAYS))));
        return new Div(list);
    }
}
