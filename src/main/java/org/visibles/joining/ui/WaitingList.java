package org.visibles.joining.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.visibles.joining.Introduced;
import org.visibles.joining.JoiningService;
import org.visibles.joining.Unshared;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.YouthId;
import org.visibles.organisation.OrganisationDirectory;
import org.visibles.widgets.EmptyState;
import org.visibles.widgets.Formats;
import org.visibles.youth.YouthLabels;

/** What waits for a decision between two organisations: the others' proposals, and what the person no longer agrees to. */
class WaitingList extends Div {

    WaitingList(
            List<Introduced> waiting,
            JoiningService joining,
            YouthLabels labels,
            OrganisationDirectory organisations,
            OrganisationId own) {
        List<Unshared> unshared = joining.unshared();
        Map<UUID, String> names = organisations.names();
        Map<YouthId, String> called = labels.labels(Stream.concat(
                        waiting.stream().map(Introduced::youth),
                        unshared.stream().map(Unshared::youth))
                .toList());
        setWidthFull();
        if (!unshared.isEmpty()) {
            add(
                    new H2(getTranslation("joining.unshared.title")),
                    new UnsharedList(unshared, joining, own, called, names));
        }
        if (!waiting.isEmpty()) {
            add(proposals(waiting, called, names));
        } else if (unshared.isEmpty()) {
            add(new EmptyState(getTranslation("joining.answer.empty")));
        }
    }

    private UnorderedList proposals(List<Introduced> waiting, Map<YouthId, String> called, Map<UUID, String> names) {
        UnorderedList list = new UnorderedList();
        list.addClassName("visibles-todo");
        list.getElement().setAttribute("aria-label", getTranslation("joining.answer.title"));
        for (Introduced each : waiting) {
            Introduced.Offer offer = Objects.requireNonNull(each.offer());
            list.add(new ListItem(
                    new Anchor(
                            AnswerView.address(offer.id()),
                            getTranslation(
                                    "joining.answer.of",
                                    called.getOrDefault(each.youth(), ""),
                                    names.getOrDefault(each.other().value(), ""))),
                    new Span(getTranslation("joining.answer.until", Formats.date(Formats.day(offer.endsAt()))))));
        }
        return list;
    }
}
