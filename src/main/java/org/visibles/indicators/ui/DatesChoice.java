package org.visibles.indicators.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.visibles.indicators.Figures;
import org.visibles.widgets.DayField;

/**
 * The two dates of the figures: when people were identified, and as known on which day. Free for an organisation's own
 * rows, ends of months for the others; open where either is chosen.
 */
class DatesChoice extends Details {

    private final Labels labels;
    private final FiguresAsked asked;
    private final Figures figures;
    private final Consumer<FiguresAsked> open;

    DatesChoice(Labels labels, FiguresAsked asked, Figures figures, Consumer<FiguresAsked> open) {
        this.labels = labels;
        this.asked = asked;
        this.figures = figures;
        this.open = open;
        setSummaryText(labels.text(figures.suppressed() ? "indicators.dates.past" : "indicators.dates.free"));
        setOpened(asked.period() != null || asked.knownOn() != null);
        setWidthFull();
        Div fields = new Div();
        fields.addClassName("visibles-filters");
        if (figures.suppressed()) {
            fields.add(monthEnds());
        } else {
            fields.add(period());
            fields.add(knownOn());
        }
        if (isOpened()) {
            fields.add(new Button(
                    labels.text("indicators.dates.today"),
                    click -> open.accept(asked.during(null).asKnownOn(null))));
        }
        add(new Paragraph(labels.text("indicators.dates.explain")), fields);
    }

    private DayField[] period() {
        DayField[] both = Days.period(
                labels.text("indicators.dates.from"),
                labels.text("indicators.dates.until"),
                figures.selection().period(),
                period -> open.accept(asked.during(period)));
        for (DayField each : both) {
            each.setInitialPosition(figures.knownOn());
        }
        return both;
    }

    private DayField knownOn() {
        LocalDate shown = asked.knownOn() == null ? null : figures.knownOn();
        DayField day = Days.field(
                labels.text("indicators.dates.known"), shown, chosen -> open.accept(asked.asKnownOn(chosen)));
        day.setInitialPosition(figures.knownOn());
        day.setClearButtonVisible(shown != null);
        return day;
    }

    private Select<LocalDate> monthEnds() {
        Select<LocalDate> select = new Select<>();
        select.setLabel(labels.text("indicators.dates.known"));
        List<LocalDate> ends = ends();
        select.setItems(ends);
        select.setItemLabelGenerator(end -> end == null ? labels.text("indicators.dates.latest") : labels.day(end));
        select.setEmptySelectionAllowed(true);
        select.setEmptySelectionCaption(labels.text("indicators.dates.latest"));
        select.setPlaceholder(labels.text("indicators.dates.latest"));
        if (asked.knownOn() != null && ends.contains(figures.knownOn())) {
            select.setValue(figures.knownOn());
        }
        select.addValueChangeListener(change -> open.accept(asked.asKnownOn(change.getValue())));
        return select;
    }

    /** From the latest on, back to the programme's first. */
    private List<LocalDate> ends() {
        YearMonth last = YearMonth.from(figures.latest());
        YearMonth latest = last.atEndOfMonth().isAfter(figures.latest()) ? last.minusMonths(1) : last;
        return Stream.iterate(
                        latest, month -> !month.atEndOfMonth().isBefore(figures.since()), month -> month.minusMonths(1))
                .map(YearMonth::atEndOfMonth)
                .toList();
    }
}
