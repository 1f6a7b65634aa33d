package org.visibles.acquaintance.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.visibles.acquaintance.AskingLimits;
import org.visibles.acquaintance.Limits;
import org.visibles.kernel.Permission;
import org.visibles.kernel.RuleViolation;
import org.visibles.privacy.MemberNames;
import org.visibles.widgets.EmptyState;
import org.visibles.widgets.Notices;
import org.visibles.widgets.Page;

/** For an administrator: how often "déjà connu ?" may be asked in each programme, and who set it. */
@Route("limites-deja-connu")
@RolesAllowed(Permission.ORGANISATION_MANAGE)
@Menu(order = 62, icon = "vaadin:timer", title = "acquaintance.limits.menu")
class LimitsView extends Page {

    private final AskingLimits limits;
    private final ObjectProvider<MemberNames> memberNames;

    LimitsView(AskingLimits limits, ObjectProvider<MemberNames> memberNames) {
        super("acquaintance.limits");
        this.limits = limits;
        this.memberNames = memberNames;
        show();
    }

    private void show() {
        clear();
        add(new Paragraph(getTranslation("acquaintance.limits.explain")));
        List<Limits> all = limits.all();
        all.forEach(each -> add(section(each.name(), form(each))));
        if (all.isEmpty()) {
            add(new EmptyState(getTranslation("acquaintance.limits.empty")));
        }
        add(section(getTranslation("acquaintance.limits.changes"), new LimitsHistory(limits.changes(), memberNames)));
    }

    private Div form(Limits now) {
        IntegerField member = number("member", now.memberWeek(), 0, Limits.MOST_OF_MEMBER);
        IntegerField organisation = number("organisation", now.organisationMonth(), 0, Limits.MOST_OF_ORGANISATION);
        IntegerField days = number("days", now.answerDays(), Limits.FEWEST_DAYS, Limits.MOST_DAYS);
        Select<Integer> tick = new Select<>();
        tick.setLabel(getTranslation("acquaintance.limits.tick"));
        tick.setItems(Limits.TICKS);
        tick.setItemLabelGenerator(minutes -> LimitsHistory.every(minutes, this::getTranslation));
        tick.setValue(now.tickMinutes());
        FormLayout fields = new FormLayout(member, organisation, days, tick);
        fields.setResponsiveSteps(new FormLayout.ResponsiveStep("0", 1), new FormLayout.ResponsiveStep("34rem", 2));
        Button save = new Button(getTranslation("action.save"));
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        save.setAriaLabel(getTranslation("action.save") + " – " + now.name());
        save.setDisableOnClick(true);
        save.addClickListener(click -> {
            if (Notices.attempt(() -> limits.set(new Limits(
                    now.programme(),
                    now.name(),
                    value(member),
                    value(organisation),
                    value(days),
                    tick.getValue(),
                    now.version())))) {
                Notices.done("acquaintance.limits.saved");
                show();
            } else {
                save.setEnabled(true); // what was typed stays
            }
        });
        return new Div(fields, save);
    }

    private IntegerField number(String key, int value, int least, int most) {
        IntegerField field = new IntegerField(getTranslation("acquaintance.limits." + key));
        field.setHelperText(getTranslation("acquaintance.limits.between", least, most));
        field.setStepButtonsVisible(true);
        field.setMin(least);
        field.setMax(most);
        field.setValue(value);
        field.setI18n(new IntegerField.IntegerFieldI18n()
                .setBadInputErrorMessage(getTranslation("acquaintance.limits.whole"))
                .setMinErrorMessage(getTranslation("acquaintance.limits.between", least, most))
                .setMaxErrorMessage(getTranslation("acquaintance.limits.between", least, most)));
        return field;
    }

    private static int value(IntegerField field) {
        Integer value = field.getValue();
        if (value == null) {
            throw new RuleViolation("rule.acquaintance.limits.number", field.getLabel());
        }
        return value;
    }
}
