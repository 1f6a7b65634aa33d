package org.visibles.indicators.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.function.Consumer;
import org.visibles.indicators.Selection;
import org.visibles.indicators.check.AskCheck;
import org.visibles.indicators.check.CheckId;
import org.visibles.indicators.check.CheckReason;
import org.visibles.indicators.check.CheckService;
import org.visibles.indicators.check.InQuestion;
import org.visibles.indicators.check.InQuestion.OfExchanges;
import org.visibles.indicators.check.InQuestion.OfHoursEach;
import org.visibles.indicators.check.InQuestion.OfOutings;
import org.visibles.indicators.check.InQuestion.OfPeople;
import org.visibles.organisation.OrganisationRow;
import org.visibles.widgets.Notices;

/** Why an organisation is to check a number: a reason from the list, and a sentence where one is needed. */
class AskDialog extends Dialog {

    AskDialog(
            Labels labels,
            OrganisationRow organisation,
            Selection selection,
            InQuestion number,
            CheckService checks,
            Consumer<CheckId> done) {
        setHeaderTitle(getTranslation("indicators.check.ask"));
        setWidth("32rem");
        Select<CheckReason> reason = new Select<>();
        reason.setLabel(getTranslation("indicators.check.reason"));
        reason.setItems(List.of(CheckReason.values()));
        reason.setItemLabelGenerator(each -> getTranslation(each.key()));
        reason.setValue(CheckReason.TOO_HIGH);
        reason.setWidthFull();
        TextField remark = new TextField(getTranslation("indicators.check.remark"));
        remark.setMaxLength(AskCheck.REMARK);
        remark.setHelperText(getTranslation("indicators.check.remark.help"));
        remark.setWidthFull();
        Div form = new Div(reason, remark);
        form.addClassName("outing-form");
        add(
                new Paragraph(getTranslation(
                        "indicators.check.ask.explain",
                        organisation.name(),
                        getTranslation(list(number)),
                        labels.number(number))),
                form);
        Button ask = new Button(getTranslation("indicators.check.send"));
        ask.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        ask.setDisableOnClick(true);
        ask.addClickListener(click -> {
            AskCheck question =
                    new AskCheck(organisation.id(), selection, number, reason.getValue(), remark.getValue());
            CheckId[] id = new CheckId[1];
            if (Notices.attempt(() -> id[0] = checks.ask(question))) {
                close();
                Notices.done("indicators.check.sent");
                done.accept(id[0]);
            } else {
                ask.setEnabled(true);
            }
        });
        getFooter().add(new Button(getTranslation("action.cancel"), click -> close()), ask);
    }

    /** Key of what the organisation will find there. */
    private static String list(InQuestion number) {
        return switch (number) {
            case OfPeople people -> "indicators.check.ask.people";
            case OfOutings outings -> "indicators.check.ask.outings";
            case OfExchanges exchanges -> "indicators.check.ask.exchanges";
            case OfHoursEach hours -> "indicators.check.ask.hours-each";
        };
    }
}
