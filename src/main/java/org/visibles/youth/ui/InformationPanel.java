package org.visibles.youth.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import java.time.LocalDate;
import java.util.List;
import org.visibles.kernel.YouthId;
import org.visibles.widgets.DayField;
import org.visibles.widgets.Formats;
import org.visibles.widgets.Notices;
import org.visibles.youth.AgreementKind;
import org.visibles.youth.AgreementRow;
import org.visibles.youth.Agreements;
import org.visibles.youth.Choices;
import org.visibles.youth.Choices.Means;
import org.visibles.youth.YouthDetails;
import org.visibles.youth.YouthRecord;

/** When and how the person was informed, and what it agreed to. */
class InformationPanel extends Div {

    private final Agreements agreements;
    private final YouthId youth;
    private final LocalDate today;
    private final Runnable reload;

    InformationPanel(YouthRecord record, Agreements agreements, boolean mayWrite, LocalDate today, Runnable reload) {
        this.agreements = agreements;
        this.youth = record.id();
        this.today = today;
        this.reload = reload;
        YouthDetails details = record.details();
        if (details.informedOn() != null && details.informedMeans() != null && record.noticeVersion() != null) {
            add(new Paragraph(getTranslation(
                    "youth.informed",
                    Formats.date(details.informedOn()),
                    getTranslation(Choices.key(details.informedMeans())),
                    record.noticeVersion())));
        } else {
            add(new Paragraph(getTranslation("youth.informed.not")));
        }
        add(new Details(
                getTranslation("youth.notice"),
                new Paragraph(getTranslation("privacy.notice.text")),
                new Paragraph(getTranslation("privacy.notice.minor"))));
        UnorderedList list = new UnorderedList();
        agreements.all(youth).forEach(row -> list.add(line(row, mayWrite)));
        if (list.getComponentCount() == 0) {
            add(new Paragraph(getTranslation("youth.agreement.none")));
        } else {
            add(list);
        }
        if (mayWrite) {
            add(new Button(getTranslation("youth.agreement.add"), click -> ask()));
        }
    }

    private ListItem line(AgreementRow row, boolean mayWrite) {
        String kind = row.about() == null
                ? getTranslation("youth.agreementKind." + row.kind())
                : getTranslation("youth.agreement.about", row.about());
        if (row.withdrawnOn() != null) {
            return new ListItem(getTranslation(
                    "youth.agreement.withdrawn", kind, Formats.date(row.givenOn()), Formats.date(row.withdrawnOn())));
        }
        ListItem item =
                new ListItem(new Span(getTranslation("youth.agreement.given", kind, Formats.date(row.givenOn()))));
        if (mayWrite) {
            Button withdraw = new Button(getTranslation("youth.agreement.withdraw"));
            withdraw.setAriaLabel(getTranslation("youth.agreement.withdraw") + " – " + kind);
            withdraw.setDisableOnClick(true);
            withdraw.addClickListener(click -> finish(withdraw, () -> agreements.withdraw(youth, row.id(), today)));
            item.add(withdraw);
        }
        return item;
    }

    private void ask() {
        Select<AgreementKind> kind = new Select<>();
        kind.setLabel(getTranslation("youth.agreement.kind"));
        kind.setItems(AgreementKind.values());
        kind.setItemLabelGenerator(each -> getTranslation("youth.agreementKind." + each));
        kind.setValue(AgreementKind.REFERRAL);
        Select<Means> means = Fields.choice("agreementMeans", Means.values());
        means.setEmptySelectionAllowed(false);
        means.setValue(Means.ORAL);
        DayField day = Fields.day("agreementOn", today);
        day.setValue(today);
        Dialog dialog = new Dialog(new FormLayout(kind, means, day));
        dialog.setHeaderTitle(getTranslation("youth.agreement.add"));
        Button save = new Button(getTranslation("action.save"));
        save.setDisableOnClick(true);
        save.addClickListener(click -> {
            LocalDate given = day.getValue() == null ? today : day.getValue();
            if (!Fields.readable(List.of(day))) {
                save.setEnabled(true);
            } else if (finish(save, () -> agreements.record(youth, kind.getValue(), given, means.getValue()))) {
                dialog.close();
            }
        });
        dialog.getFooter().add(new Button(getTranslation("action.cancel"), click -> dialog.close()), save);
        dialog.open();
    }

    private boolean finish(Button button, Runnable useCase) {
        if (Notices.attempt(useCase)) {
            Notices.done("youth.saved");
            reload.run();
            return true;
        }
        button.setEnabled(true);
        return false;
    }
}
