package org.visibles.verification.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.visibles.verification.CheckToAnswer;
import org.visibles.verification.VerificationService;
import org.visibles.widgets.Formats;
import org.visibles.widgets.Notices;
import org.visibles.youth.Choices;
import org.visibles.youth.Choices.Known;

/** One person in the mission locale's list: three answers, one touch; then the answer, which can still be corrected. */
class CheckLine extends ListItem {

    private static final List<Known> ANSWERS = List.of(Known.ACTIVE, Known.KNOWN, Known.UNKNOWN);

    private final CheckToAnswer check;
    private final VerificationService service;
    private final Runnable answered;
    private final Div answers = new Div();

    CheckLine(CheckToAnswer check, VerificationService service, Runnable answered) {
        this.check = check;
        this.service = service;
        this.answered = answered;
        addClassName("visibles-check");
        Div who = new Div();
        who.addClassName("visibles-check-who");
        Element name = new Element("strong");
        name.setText(name());
        who.getElement().appendChild(name);
        who.add(
                new Span(born()),
                new Div(new Span(getTranslation("verification.asked-by", check.asking(), check.days()))));
        answers.addClassName("visibles-check-answers");
        add(who, answers);
        show(check.answer());
    }

    private String name() {
        return check.firstName() + " " + check.lastName();
    }

    private String born() {
        if (check.birthDate() != null) {
            return getTranslation("verification.born", Formats.date(check.birthDate()), check.commune());
        }
        return check.ageBand() == null
                ? check.commune()
                : getTranslation("verification.aged", getTranslation(Choices.key(check.ageBand())), check.commune());
    }

    private void show(@Nullable Known given) {
        answers.removeAll();
        if (given == null) {
            answers.getElement().setAttribute("role", "group");
            answers.getElement().setAttribute("aria-label", name());
            ANSWERS.forEach(answer -> answers.add(button(answer)));
            return;
        }
        Span badge = new Span(getTranslation(Choices.key(given)));
        badge.getElement().getThemeList().add("badge success");
        badge.getElement().setAttribute("role", "status");
        Button correct = new Button(getTranslation("verification.correct"), click -> show(null));
        correct.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        correct.setAriaLabel(getTranslation("verification.correct-of", name()));
        answers.add(badge, correct);
    }

    private Button button(Known answer) {
        Button button = new Button(getTranslation("verification.answer." + answer.name()));
        button.setDisableOnClick(true);
        button.addClickListener(click -> {
            if (Notices.attempt(() -> service.answer(check.youth(), answer))) {
                show(answer);
                answered.run();
            } else {
                button.setEnabled(true);
            }
        });
        return button;
    }
}
