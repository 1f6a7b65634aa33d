package org.visibles.costs.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.visibles.costs.ExpenseService;

/** A month of the programme, the latest first. */
class MonthField extends ComboBox<YearMonth> {

    MonthField(String label, ExpenseService.Period period) {
        super(label);
        List<YearMonth> months = period.last().isBefore(period.first())
                ? List.of()
                : Stream.iterate(period.last(), month -> !month.isBefore(period.first()), month -> month.minusMonths(1))
                        .toList();
        setItems(months);
        setItemLabelGenerator(month -> CostWords.month(month, getLocale()));
    }
}
