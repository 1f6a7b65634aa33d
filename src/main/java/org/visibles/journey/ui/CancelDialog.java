package org.visibles.journey.ui;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import org.visibles.journey.JourneyEvent;
import org.visibles.journey.JourneyService;
import org.visibles.kernel.YouthId;

/** Takes a stage back, and asks why. */
class CancelDialog extends FormDialog {

    private static final int MAX = 500;

    private final TextArea why = new TextArea();
    private final JourneyService journeys;
    private final YouthId youth;
    private final JourneyEvent event;
    private final Runnable cancelled;

    CancelDialog(JourneyService journeys, YouthId youth, JourneyEvent event, Runnable cancelled) {
        super("journey.cancel", "journey.cancel");
        this.journeys = journeys;
        this.youth = youth;
        this.event = event;
        this.cancelled = cancelled;
        why.setLabel(getTranslation("journey.why"));
        why.setHelperText(getTranslation("journey.why.hint"));
        why.setMaxLength(MAX);
        why.setRequiredIndicatorVisible(true);
        why.setErrorMessage(getTranslation("journey.required"));
        fields(new Paragraph(getTranslation("journey.cancel.hint", EventWords.what(event))), why);
    }

    @Override
    boolean valid() {
        why.setInvalid(why.getValue().isBlank());
        return !why.isInvalid();
    }

    @Override
    void save() {
        journeys.cancel(youth, event.id(), why.getValue());
    }

    @Override
    void saved() {
        cancelled.run();
    }
}
