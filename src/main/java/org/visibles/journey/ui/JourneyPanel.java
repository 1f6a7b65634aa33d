package org.visibles.journey.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.LocalDate;
import org.visibles.journey.JourneyProposal;
import org.visibles.journey.JourneyRecord;
import org.visibles.journey.JourneyService;
import org.visibles.journey.OutcomeCheck;
import org.visibles.journey.Stage;
import org.visibles.kernel.YouthId;
import org.visibles.widgets.Formats;
import org.visibles.widgets.Notices;

/** Where one journey stands, what a partner proposes, what is to be checked, and how it came here. */
class JourneyPanel extends Div {

    private final JourneyService journeys;
    private final YouthId youth;
    private final JourneyRecord journey;
    private final LocalDate today;
    private final boolean mayMove;

    JourneyPanel(JourneyService journeys, YouthId youth, LocalDate today, boolean mayMove) {
        this.journeys = journeys;
        this.youth = youth;
        this.journey = journeys.of(youth);
        this.today = today;
        this.mayMove = mayMove;
        addClassName("journey");
        add(now(), new StageLine(journey));
        journey.proposals().forEach(proposal -> add(proposed(proposal)));
        if (journey.check() != null) {
            add(check(journey.check()));
        }
        if (mayMove) {
            Button move = new Button(
                    getTranslation("journey.move"), VaadinIcon.ARROW_RIGHT.create(), click -> dialog().open());
            move.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            add(move);
        }
        add(new JourneyHistory(
                journey,
                mayMove
                        ? event -> new CancelDialog(journeys, youth, event, () -> done("journey.cancel.done")).open()
                        : null));
    }

    private Paragraph now() {
        Icon icon = EventWords.icon(journey.stage()).create();
        icon.getElement().setAttribute("aria-hidden", "true");
        Span stage = new Span(EventWords.stage(journey.stage()));
        stage.addClassName("journey-stage");
        return new Paragraph(icon, stage, new Span(getTranslation("journey.since", Formats.date(journey.since()))));
    }

    private MoveDialog dialog() {
        return new MoveDialog(journeys, youth, journey, today, () -> done("journey.moved"));
    }

    private Div proposed(JourneyProposal proposal) {
        Div card = card(getTranslation(
                "journey.proposal." + proposal.state().name(), proposal.organisation(), Formats.date(proposal.on())));
        boolean possible = journey.next().contains(Stage.CONNECTED);
        if (!possible) {
            card.add(new Paragraph(getTranslation("journey.proposal.not-yet")));
        }
        if (mayMove) {
            Button take = new Button(
                    getTranslation("journey.proposal.take"),
                    VaadinIcon.CHECK.create(),
                    click -> dialog().only(Stage.CONNECTED).open());
            take.setEnabled(possible);
            Button dismiss = new Button(getTranslation("journey.proposal.dismiss"), VaadinIcon.CLOSE_SMALL.create());
            dismiss.setDisableOnClick(true);
            dismiss.addClickListener(click -> {
                if (Notices.attempt(() -> journeys.dismiss(youth, proposal.id()))) {
                    done("journey.proposal.dismissed");
                } else {
                    dismiss.setEnabled(true);
                }
            });
            card.add(buttons(take, dismiss));
        }
        return card;
    }

    private Div check(OutcomeCheck check) {
        if (check.still() != null && check.checkedOn() != null) {
            return withCheckButton(
                    card(getTranslation("journey.checked." + check.still().name(), Formats.date(check.checkedOn()))),
                    "journey.check.again",
                    check);
        }
        if (check.dueOn().isAfter(today)) {
            return card(getTranslation("journey.check.later", Formats.date(check.dueOn())));
        }
        return withCheckButton(
                card(getTranslation("journey.check.due", Formats.date(check.dueOn()))), "journey.check", check);
    }

    private Div withCheckButton(Div card, String textKey, OutcomeCheck check) {
        if (mayMove) {
            card.add(buttons(new Button(
                    getTranslation(textKey),
                    VaadinIcon.CALENDAR_CLOCK.create(),
                    click -> new CheckDialog(journeys, youth, check, today, () -> done("journey.check.done")).open())));
        }
        return card;
    }

    private static Div buttons(Button... buttons) {
        Div row = new Div(buttons);
        row.addClassName("visibles-page-actions");
        return row;
    }

    private static Div card(String text) {
        Div card = new Div(new Paragraph(text));
        card.addClassName("journey-card");
        return card;
    }

    /** The whole page tells of it: the list's stage, the timeline. */
    private static void done(String key) {
        Notices.done(key);
        UI.getCurrent().refreshCurrentRoute(false);
    }
}
