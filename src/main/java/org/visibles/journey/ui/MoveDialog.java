package org.visibles.journey.ui;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import com.vaadin.flow.component.select.Select;
import java.time.LocalDate;
import org.visibles.journey.Connection;
import org.visibles.journey.JourneyRecord;
import org.visibles.journey.JourneyService;
import org.visibles.journey.MoveJourney;
import org.visibles.journey.OutOfScopeReason;
import org.visibles.journey.Outcome;
import org.visibles.journey.Stage;
import org.visibles.kernel.YouthId;
import org.visibles.widgets.DayField;

/** Moves a journey on: only what can follow is offered, in plain words. */
class MoveDialog extends FormDialog {

    private final RadioButtonGroup<Stage> stage = new RadioButtonGroup<>();
    private final DayField day;
    private final Select<Connection> connection =
            choice("journey.connection", "journey.connection.", Connection.values());
    private final Select<Outcome> outcome = choice("journey.outcome", "journey.outcome.", Outcome.values());
    private final Select<OutOfScopeReason> reason =
            choice("journey.reason", "journey.reason.", OutOfScopeReason.values());
    private final JourneyService journeys;
    private final YouthId youth;
    private final JourneyRecord journey;
    private final Runnable moved;

    MoveDialog(JourneyService journeys, YouthId youth, JourneyRecord journey, LocalDate today, Runnable moved) {
        super("journey.move", "action.save");
        this.journeys = journeys;
        this.youth = youth;
        this.journey = journey;
        this.moved = moved;
        stage.setLabel(getTranslation("journey.move.to"));
        stage.addThemeVariants(RadioGroupVariant.LUMO_VERTICAL);
        stage.setItems(journey.next());
        stage.setItemLabelGenerator(each -> getTranslation("journey.move." + each.name()));
        stage.setRequiredIndicatorVisible(true);
        stage.setErrorMessage(getTranslation("journey.required"));
        stage.addValueChangeListener(chosen -> ask(chosen.getValue()));
        day = day("journey.day", journey.since(), today);
        fields(stage);
        if (journey.blockedBy() != null) {
            fields(new Paragraph(getTranslation(journey.blockedBy())));
        }
        fields(connection, outcome, reason, day);
        ask(null);
    }

    /** Offers one stage alone, such as the one a partner proposed. */
    MoveDialog only(Stage proposed) {
        stage.setItems(proposed);
        stage.setValue(proposed);
        return this;
    }

    private void ask(@org.jspecify.annotations.Nullable Stage chosen) {
        connection.setVisible(chosen == Stage.CONNECTED);
        outcome.setVisible(chosen == Stage.EXITED);
        reason.setVisible(chosen == Stage.OUT_OF_SCOPE);
    }

    @Override
    boolean valid() {
        stage.setInvalid(stage.isEmpty());
        boolean filled = day.filled() & filled(connection) & filled(outcome) & filled(reason);
        return filled && !stage.isEmpty();
    }

    @Override
    void save() {
        Stage to = stage.getValue();
        journeys.move(new MoveJourney(
                youth,
                journey.version(),
                to,
                day.getValue(),
                to == Stage.CONNECTED ? connection.getValue() : null,
                to == Stage.EXITED ? outcome.getValue() : null,
                to == Stage.OUT_OF_SCOPE ? reason.getValue() : null));
    }

    @Override
    void saved() {
        moved.run();
    }
}
