package org.visibles.indicators.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.NumberField;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.visibles.indicators.Indicator;
import org.visibles.indicators.TargetService;
import org.visibles.organisation.OrganisationRow;
import org.visibles.widgets.Notices;

/** One target: whose, of which indicator, how much; the one that is there already is changed. */
class TargetForm extends Div {

    private static final double PERCENT = 100;

    private final Select<OrganisationRow> whose = new Select<>();
    private final Select<Indicator> indicator = new Select<>();
    private final NumberField value = new NumberField();

    TargetForm(TargetService service, List<OrganisationRow> participants, Labels labels, Runnable changed) {
        addClassName("indicators-target-form");
        whose.setLabel(labels.text("indicators.targets.whose"));
        whose.setItems(participants);
        whose.setItemLabelGenerator(row -> row == null ? labels.text("indicators.targets.whole") : row.name());
        whose.setEmptySelectionAllowed(true);
        whose.setEmptySelectionCaption(labels.text("indicators.targets.whole"));
        whose.setPlaceholder(labels.text("indicators.targets.whole"));
        indicator.setLabel(labels.text("indicators.indicator"));
        indicator.setItems(TargetService.possible());
        indicator.setItemLabelGenerator(labels::indicator);
        indicator.setValue(Indicator.IDENTIFIED);
        value.setMin(0);
        unit(labels);
        indicator.addValueChangeListener(change -> unit(labels));
        Button save = new Button(labels.text("indicators.targets.save"), click -> save(service, changed));
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        add(whose, indicator, value, save);
    }

    private boolean share() {
        return indicator.getValue().unit() == Indicator.Unit.SHARE;
    }

    private void unit(Labels labels) {
        value.setLabel(labels.text(
                indicator.getValue().lessIsBetter() ? "indicators.targets.value.most" : "indicators.targets.value"));
        value.setSuffixComponent(
                new Span(labels.text(share() ? "indicators.targets.percent" : "indicators.targets.people")));
        value.clear();
    }

    private void save(TargetService service, Runnable changed) {
        @Nullable Double entered = value.getValue();
        if (entered == null) {
            Notices.problem("indicators.targets.value.missing");
            value.focus();
            return;
        }
        @Nullable OrganisationRow row = whose.getValue();
        if (Notices.attempt(() -> service.set(
                row == null ? null : row.id(), indicator.getValue(), share() ? entered / PERCENT : entered))) {
            Notices.done("indicators.targets.saved");
            value.clear();
            changed.run();
        }
    }
}
