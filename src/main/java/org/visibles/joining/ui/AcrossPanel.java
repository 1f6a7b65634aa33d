package org.visibles.joining.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.visibles.joining.Introduced;
import org.visibles.joining.JoinOffers;
import org.visibles.kernel.YouthId;
import org.visibles.widgets.EmptyState;
import org.visibles.widgets.Formats;
import org.visibles.widgets.Notices;

/** Whom one was introduced to about the person, and how far the two are with joining their records. */
class AcrossPanel extends Div {

    private final YouthId youth;
    private final JoinOffers offers;
    private final Map<UUID, String> organisations;

    AcrossPanel(YouthId youth, JoinOffers offers, Map<UUID, String> organisations) {
        this.youth = youth;
        this.offers = offers;
        this.organisations = organisations;
        show();
    }

    private void show() {
        removeAll();
        List<Introduced> introduced = offers.introduced(youth);
        if (introduced.isEmpty()) {
            add(new EmptyState(getTranslation("joining.across.empty")));
            return;
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("visibles-todo");
        introduced.forEach(each -> list.add(line(each)));
        add(list);
    }

    private ListItem line(Introduced introduced) {
        String other = organisations.getOrDefault(introduced.other().value(), "–");
        ListItem line = new ListItem(
                new Span(getTranslation("joining.across.since", other, Formats.date(Formats.day(introduced.since())))));
        Introduced.Offer offer = introduced.offer();
        if (offer != null) {
            line.add(new Span(OfferWords.state(offer)));
        }
        if (offer != null && introduced.waitsHere()) {
            line.add(new Anchor(AnswerView.address(offer.id()), getTranslation("joining.offer.answer")));
        } else if (offer != null && introduced.waitsThere()) {
            Button back = new Button(getTranslation("joining.offer.withdraw"), click -> withdraw(offer.id()));
            back.setDisableOnClick(true);
            line.add(back);
        } else if (OfferWords.open(introduced)) {
            line.add(new Anchor(
                    OfferView.address(youth, introduced.introduction()), getTranslation("joining.offer.start")));
        }
        return line;
    }

    private void withdraw(UUID offer) {
        if (Notices.attempt(() -> offers.withdraw(youth, offer))) {
            Notices.done("joining.offer.withdrawn");
        }
        show();
    }
}
