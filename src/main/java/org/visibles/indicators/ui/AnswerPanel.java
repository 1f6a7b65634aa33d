package org.visibles.indicators.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import org.visibles.indicators.check.AskCheck;
import org.visibles.indicators.check.CheckId;
import org.visibles.indicators.check.CheckOutcome;
import org.visibles.indicators.check.CheckService;
import org.visibles.widgets.Notices;

/** What the organisation found, in two words and a sentence. */
class AnswerPanel extends Section {

    AnswerPanel(CheckService checks, CheckId id, Runnable answered) {
        addClassName("visibles-section");
        RadioButtonGroup<CheckOutcome> outcome = new RadioButtonGroup<>(getTranslation("indicators.check.outcome"));
        outcome.setItems(List.of(CheckOutcome.values()));
        outcome.setItemLabelGenerator(each -> getTranslation(each.key()));
        outcome.setErrorMessage(getTranslation("indicators.check.outcome.choose"));
        TextField word = new TextField(getTranslation("indicators.check.word"));
        word.setMaxLength(AskCheck.REMARK);
        word.setHelperText(getTranslation("indicators.check.word.help"));
        word.setWidthFull();
        Button answer = new Button(getTranslation("indicators.check.answer"));
        answer.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        answer.setDisableOnClick(true);
        answer.addClickListener(click -> {
            outcome.setInvalid(outcome.getValue() == null);
            if (outcome.getValue() != null
                    && Notices.attempt(() -> checks.answer(id, outcome.getValue(), word.getValue()))) {
                Notices.done("indicators.check.answer.sent");
                answered.run();
            } else {
                answer.setEnabled(true);
            }
        });
        Div form = new Div(outcome, word, new Div(answer));
        form.addClassName("outing-form");
        add(new H2(getTranslation("indicators.check.your-answer")), form);
    }
}
