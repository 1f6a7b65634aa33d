package org.visibles.indicators.ui;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.List;
import java.util.function.ToIntFunction;
import org.visibles.indicators.CohortTable;
import org.visibles.indicators.CohortTable.Month;
import org.visibles.widgets.Chart;
import org.visibles.widgets.EmptyState;

/** The table of months × stages of one cohort, with a sentence and the bars of those mobilised; months to come stay empty. */
class CohortMonths extends Section {

    private final Labels labels;
    private final CohortTable table;

    CohortMonths(Labels labels, CohortTable table) {
        this.labels = labels;
        this.table = table;
        addClassName("visibles-section");
        String title = labels.text("indicators.cohort.heading", labels.day(table.from()), labels.day(table.until()));
        add(new H2(title));
        if (table.people() == 0) {
            add(new EmptyState(labels.text("indicators.cohort.nobody")));
            return;
        }
        List<Month> lived = table.months().stream().filter(Month::lived).toList();
        String sentence = sentence(lived.getLast());
        add(new Paragraph(sentence));
        add(new Chart(sentence, 1, lived.stream().map(this::bar).toList()));
        add(new DataTable(
                title,
                List.of(
                        labels.text("indicators.cohort.months"),
                        labels.text("indicators.step.mobilised"),
                        labels.text("indicators.step.connected"),
                        labels.text("indicators.step.exited")),
                table.months().stream().map(this::row).toList()));
        if (lived.size() < table.months().size()) {
            add(new Paragraph(labels.text("indicators.cohort.not-lived", table.lived())));
        }
    }

    private String sentence(Month month) {
        return labels.text(
                "indicators.cohort.sentence",
                table.people(),
                month.months(),
                number(month, Month::mobilised),
                number(month, Month::connected),
                number(month, Month::exited));
    }

    private Chart.Bar bar(Month month) {
        return new Chart.Bar(
                labels.text("indicators.cohort.bar", month.months()),
                (double) month.mobilised() / table.people(),
                number(month, Month::mobilised));
    }

    private List<String> row(Month month) {
        return List.of(
                labels.text("indicators.cohort.within", month.months()),
                number(month, Month::mobilised),
                number(month, Month::connected),
                number(month, Month::exited));
    }

    private String number(Month month, ToIntFunction<Month> count) {
        if (!month.lived()) {
            return "";
        }
        int people = count.applyAsInt(month);
        return labels.text("indicators.bar", labels.whole(people), labels.share((double) people / table.people()));
    }
}
