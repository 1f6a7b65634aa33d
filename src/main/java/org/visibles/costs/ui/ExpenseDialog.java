package org.visibles.costs.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.text.NumberFormat;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.visibles.costs.CategoryRow;
import org.visibles.costs.Euros;
import org.visibles.costs.ExpenseContent;
import org.visibles.costs.ExpenseId;
import org.visibles.costs.ExpenseRow;
import org.visibles.costs.ExpenseService;
import org.visibles.costs.NewExpense;
import org.visibles.kernel.RuleViolation;
import org.visibles.organisation.OrganisationRow;
import org.visibles.widgets.Notices;

/** Enters an expense, one after the other where one likes, or corrects one. */
class ExpenseDialog extends Dialog {

    private final ExpenseService expenses;
    private final @Nullable ExpenseRow before;
    private final Runnable saved;
    private final ComboBox<OrganisationRow> organisation = new ComboBox<>();
    private final Select<CategoryRow> category = new Select<>();
    private final MonthField month;
    private final TextField amount = new TextField();
    private final TextField label = new TextField();
    private final TextField reference = new TextField();
    private final TextField reason = new TextField();
    /** Of what is being typed: the same while it is saved again. */
    private ExpenseId id = ExpenseId.next();

    /**
     * @param before null for a new one
     */
    ExpenseDialog(ExpenseService expenses, CostWords words, @Nullable ExpenseRow before, Runnable saved) {
        this.expenses = expenses;
        this.before = before;
        this.saved = saved;
        setHeaderTitle(getTranslation(before == null ? "costs.new" : "costs.correct"));
        setWidth("34rem");
        setCloseOnOutsideClick(false);
        month = new MonthField(getTranslation("costs.month"), expenses.period());
        List<OrganisationRow> choice = before == null ? expenses.organisations() : List.of();
        fields(words, choice);
        Div form = new Div();
        form.addClassName("outing-form");
        if (choice.size() > 1) {
            form.add(organisation);
        }
        form.add(category, month, amount, label, reference);
        if (before != null) {
            form.add(reason);
        }
        add(form);
        Button save = save("action.save", false);
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("action.cancel"), click -> close()));
        if (before == null) {
            getFooter().add(save("costs.save-next", true));
        }
        getFooter().add(save);
    }

    private void fields(CostWords words, List<OrganisationRow> choice) {
        organisation.setLabel(getTranslation("costs.organisation"));
        organisation.setItems(choice);
        organisation.setItemLabelGenerator(OrganisationRow::name);
        if (choice.size() == 1) {
            organisation.setValue(choice.getFirst());
        }
        category.setLabel(getTranslation("costs.category"));
        category.setItems(words.categories().stream()
                .filter(each -> !each.closed()
                        || (before != null
                                && each.code().equals(before.content().category())))
                .toList());
        category.setItemLabelGenerator(CostWords::category);
        text(amount, "costs.amount", "costs.amount.help", 30);
        text(label, "costs.label", "costs.label.help", ExpenseContent.LABEL_LENGTH);
        text(reference, "costs.reference", "costs.reference.help", ExpenseContent.REFERENCE_LENGTH);
        text(reason, "costs.reason", "costs.reason.help", ExpenseService.REASON_LENGTH);
        if (before != null) {
            ExpenseContent content = before.content();
            words.categories().stream()
                    .filter(each -> each.code().equals(content.category()))
                    .findFirst()
                    .ifPresent(category::setValue);
            month.setValue(content.month());
            amount.setValue(plain(content.cents()));
            label.setValue(content.label());
            reference.setValue(Objects.requireNonNullElse(content.reference(), ""));
        }
    }

    private void text(TextField field, String key, String help, int longest) {
        field.setLabel(getTranslation(key));
        field.setHelperText(getTranslation(help));
        field.setMaxLength(longest);
        field.setWidthFull();
    }

    private String plain(long cents) {
        NumberFormat format = NumberFormat.getNumberInstance(getLocale());
        format.setGroupingUsed(false);
        format.setMinimumFractionDigits(2);
        return format.format(cents / 100.0);
    }

    private Button save(String key, boolean next) {
        Button save = new Button(getTranslation(key));
        save.setDisableOnClick(true);
        save.addClickListener(click -> {
            if (!Notices.attempt(this::write)) {
                save.setEnabled(true);
                return;
            }
            Notices.done("costs.saved");
            saved.run();
            if (next) {
                begin();
                save.setEnabled(true);
            } else {
                close();
            }
        });
        return save;
    }

    /** The next one: of the same organisation, category and month, as documents come. */
    private void begin() {
        id = ExpenseId.next();
        amount.clear();
        label.clear();
        reference.clear();
        amount.focus();
    }

    private void write() {
        if (before != null) {
            expenses.correct(before.id(), before.version(), content(), reason.getValue());
            return;
        }
        OrganisationRow chosen = organisation.getValue();
        if (chosen == null) {
            throw new RuleViolation("rule.costs.organisation");
        }
        expenses.enter(List.of(new NewExpense(id, chosen.id(), content())));
    }

    private ExpenseContent content() {
        CategoryRow kind = category.getValue();
        YearMonth when = month.getValue();
        if (kind == null) {
            throw new RuleViolation("rule.costs.category");
        }
        if (when == null) {
            throw new RuleViolation("rule.costs.month-missing");
        }
        return new ExpenseContent(
                kind.code(), when, Euros.cents(amount.getValue()), label.getValue(), reference.getValue());
    }
}
