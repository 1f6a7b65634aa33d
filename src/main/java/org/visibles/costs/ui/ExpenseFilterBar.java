package org.visibles.costs.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.visibles.costs.CategoryRow;
import org.visibles.costs.ExpenseFilter;
import org.visibles.costs.ExpenseService;
import org.visibles.kernel.OrganisationId;
import org.visibles.organisation.OrganisationRow;
import org.visibles.widgets.DayField;

/** Chooses what is looked at; each choice opens the address that holds it. */
class ExpenseFilterBar extends Div {

    private final Select<OrganisationRow> organisation = new Select<>();
    private final Select<CategoryRow> category = new Select<>();
    private final MonthField from;
    private final MonthField until;
    private final DayField known = new DayField(getTranslation("costs.known"));

    /**
     * @param organisations to choose from; without a choice nothing is offered
     */
    ExpenseFilterBar(
            ExpenseFilter asked,
            List<OrganisationRow> organisations,
            CostWords words,
            ExpenseService.Period period,
            LocalDate today,
            Consumer<ExpenseFilter> chosen) {
        addClassNames("visibles-filters", "costs-filters");
        organisation.setItems(organisations);
        organisation.setItemLabelGenerator(each -> each == null ? "" : each.name());
        all(organisation, "costs.organisation", "costs.all-organisations");
        category.setItems(words.categories());
        category.setItemLabelGenerator(each -> each == null ? "" : CostWords.category(each));
        all(category, "costs.category", "costs.all-categories");
        from = new MonthField(getTranslation("costs.from"), period);
        until = new MonthField(getTranslation("costs.until"), period);
        from.setClearButtonVisible(true);
        until.setClearButtonVisible(true);
        known.setMax(today);
        known.setClearButtonVisible(true);
        known.setPlaceholder(getTranslation("costs.known.today"));
        show(asked, organisations, words);
        if (organisations.size() > 1) {
            add(organisation);
        }
        add(category, from, until, known);
        organisation.addValueChangeListener(change -> chosen.accept(filter()));
        category.addValueChangeListener(change -> chosen.accept(filter()));
        from.addValueChangeListener(change -> chosen.accept(filter()));
        until.addValueChangeListener(change -> chosen.accept(filter()));
        known.whenSettled(day -> chosen.accept(filter()));
    }

    private void all(Select<?> select, String label, String none) {
        select.setLabel(getTranslation(label));
        select.setEmptySelectionAllowed(true);
        select.setEmptySelectionCaption(getTranslation(none));
        select.setPlaceholder(getTranslation(none));
    }

    private void show(ExpenseFilter asked, List<OrganisationRow> organisations, CostWords words) {
        organisations.stream()
                .filter(each -> each.id().equals(asked.organisation()))
                .findFirst()
                .ifPresent(organisation::setValue);
        words.categories().stream()
                .filter(each -> each.code().equals(asked.category()))
                .findFirst()
                .ifPresent(category::setValue);
        from.setValue(asked.from());
        until.setValue(asked.until());
        known.setValue(asked.knownOn());
    }

    private ExpenseFilter filter() {
        OrganisationRow chosen = organisation.getValue();
        CategoryRow kind = category.getValue();
        OrganisationId of = chosen == null ? null : chosen.id();
        return new ExpenseFilter(
                of,
                kind == null ? null : Objects.requireNonNull(kind.code()),
                from.getValue(),
                until.getValue(),
                known.settled());
    }
}
