package org.visibles.journey.ui;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import java.time.LocalDate;
import org.visibles.journey.JourneyService;
import org.visibles.journey.OutcomeCheck;
import org.visibles.journey.Still;
import org.visibles.kernel.YouthId;
import org.visibles.widgets.DayField;

/** Whether the outcome still holds, six months later. */
class CheckDialog extends FormDialog {

    private final Select<Still> still = choice("journey.still", "journey.still.", Still.values());
    private final DayField day;
    private final JourneyService journeys;
    private final YouthId youth;
    private final Runnable checked;

    CheckDialog(JourneyService journeys, YouthId youth, OutcomeCheck check, LocalDate today, Runnable checked) {
        super("journey.check", "action.save");
        this.journeys = journeys;
        this.youth = youth;
        this.checked = checked;
        day = day("journey.check.day", check.dueOn(), today);
        fields(new Paragraph(getTranslation("journey.check.hint")), still, day);
    }

    @Override
    boolean valid() {
        return filled(still) & day.filled();
    }

    @Override
    void save() {
        journeys.check(youth, still.getValue(), day.getValue());
    }

    @Override
    void saved() {
        checked.run();
    }
}
