package org.visibles.journey.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.function.Consumer;
import org.visibles.journey.JourneyEvent;
import org.visibles.journey.JourneyRecord;
import org.visibles.widgets.Formats;

/** Every event, the latest first; what was taken back stays, and says so. */
class JourneyHistory extends Details {

    private final JourneyRecord journey;

    /**
     * @param cancel asked to take an event back; null for who may not
     */
    JourneyHistory(JourneyRecord journey, @org.jspecify.annotations.Nullable Consumer<JourneyEvent> cancel) {
        this.journey = journey;
        setSummaryText(getTranslation(
                "journey.history", journey.events().size() + journey.beside().size()));
        UnorderedList list = new UnorderedList();
        list.addClassName("journey-history");
        for (JourneyEvent event : journey.events()) {
            ListItem line = new ListItem(words(event));
            if (cancel != null && cancellable(event)) {
                Button button = new Button(getTranslation("journey.cancel"), click -> cancel.accept(event));
                button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
                button.setAriaLabel(getTranslation("journey.cancel.label", EventWords.what(event)));
                line.add(button);
            }
            list.add(line);
        }
        add(list);
        if (!journey.beside().isEmpty()) {
            UnorderedList beside = new UnorderedList();
            beside.addClassName("journey-history");
            journey.beside().forEach(event -> beside.add(new ListItem(words(event))));
            add(new Paragraph(getTranslation("journey.history.beside")), beside);
        }
    }

    private boolean cancellable(JourneyEvent event) {
        return event.stage() != null
                && event.number() > 1
                && !journey.cancelled().contains(event.id());
    }

    private Span words(JourneyEvent event) {
        Span what = new Span(getTranslation(
                "journey.history.line", Formats.date(event.effectiveOn()), EventWords.what(event), event.by()));
        if (event.cancels() != null) {
            journey.events().stream()
                    .filter(each -> each.id().equals(event.cancels()))
                    .findFirst()
                    .ifPresent(taken -> what.setText(getTranslation(
                            "journey.history.cancelled",
                            Formats.date(event.effectiveOn()),
                            EventWords.what(taken),
                            event.by(),
                            String.valueOf(event.why()))));
        } else if (journey.cancelled().contains(event.id())) {
            what.setText(what.getText() + " – " + getTranslation("journey.history.taken-back"));
            what.addClassName("journey-cancelled");
        }
        return what;
    }
}
