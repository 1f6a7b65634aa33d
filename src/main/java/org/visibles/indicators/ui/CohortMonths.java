package org.visibles.indicators.ui;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.ArrayList;
import java.util.List;
import org.visibles.indicators.CohortTable;
import org.visibles.indicators.CohortTable.Month;
import org.visibles.indicators.Within;
import org.visibles.indicators.Within.Stage;
import org.visibles.widgets.Chart;
import org.visibles.widgets.EmptyState;

/** The table of months × stages of one cohort, with a sentence and the bars of those mobilised; months to come stay empty. */
class CohortMonths extends Section {

    private final Labels labels;
    private final CohortTable table;
    private final Behind behind;

    CohortMonths(Labels labels, CohortTable table, Behind behind) {
        this.labels = labels;
        this.table = table;
        this.behind = behind;
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
        add(DataTable.linked(
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
                number(month, Stage.MOBILISED),
                number(month, Stage.CONNECTED),
                number(month, Stage.EXITED));
    }

    private Chart.Bar bar(Month month) {
        return new Chart.Bar(
                labels.text("indicators.cohort.bar", month.months()),
                (double) month.mobilised() / table.people(),
                number(month, Stage.MOBILISED));
    }

    private List<Entry> row(Month month) {
        List<Entry> cells = new ArrayList<>(List.of(Entry.of(labels.text("indicators.cohort.within", month.months()))));
        for (Stage stage : Stage.values()) {
            cells.add(behind.within(number(month, stage), month.people(stage), new Within(month.months(), stage)));
        }
        return cells;
    }

    private String number(Month month, Stage stage) {
        if (!month.lived()) {
            return "";
        }
        int people = month.people(stage);
        return labels.text("indicators.bar", labels.whole(people), labels.share((double) people / table.people()));
    }
}
