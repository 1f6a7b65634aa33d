package org.visibles.indicators.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.visibles.indicators.Dates;
import org.visibles.indicators.DaysOfKnowledge;
import org.visibles.widgets.DayField;

/**
 * The two dates of the figures: when people were identified, and as known on which day. Free for an organisation's own
 * rows, ends of months for the others; open where either is chosen, or one that the part leaves aside.
 */
class DatesChoice extends Details {

    private final Labels labels;
    private final DatesAsked asked;
    private final Dates dates;
    private final Consumer<DatesAsked> open;

    /** @param aside what the part does not know; it is kept for the others */
    private DatesChoice(
            Labels labels, DatesAsked asked, DatesAsked aside, Dates dates, boolean both, Consumer<DatesAsked> open) {
        this.labels = labels;
        this.asked = asked;
        this.dates = dates;
        this.open = open;
        boolean free = both && !dates.suppressed();
        setSummaryText(labels.text(free ? "indicators.dates.free" : "indicators.dates.past"));
        Optional<String> kept = labels.kept(aside);
        boolean chosen = asked.knownOn() != null || both && asked.period() != null;
        setOpened(chosen || kept.isPresent());
        setWidthFull();
        Div fields = new Div();
        fields.addClassName("visibles-filters");
        if (free) {
            fields.add(period());
        }
        fields.add(dates.suppressed() ? monthEnds() : knownOn());
        if (chosen) {
            DatesAsked today = both ? asked.today() : asked.asKnownOn(null);
            fields.add(new Button(labels.text("indicators.dates.today"), click -> open.accept(today)));
        }
        kept.map(Paragraph::new).ifPresent(this::add);
        add(new Paragraph(labels.text(both ? "indicators.dates.explain" : "indicators.dates.explain.day")), fields);
    }

    static DatesChoice both(Labels labels, DatesAsked asked, Dates dates, Consumer<DatesAsked> open) {
        return new DatesChoice(labels, asked, DatesAsked.NONE, dates, true, open);
    }

    /** For a part that shows all quarters of a period. */
    static DatesChoice withoutQuarter(Labels labels, DatesAsked asked, Dates dates, Consumer<DatesAsked> open) {
        return new DatesChoice(labels, asked, asked.besidePeriod(), dates, true, open);
    }

    /** For a part whose figures have no period of their own. */
    static DatesChoice dayAlone(Labels labels, DatesAsked asked, Dates dates, Consumer<DatesAsked> open) {
        return new DatesChoice(labels, asked, asked.besideDay(), dates, false, open);
    }

    private DayField[] period() {
        DayField[] both = Days.period(
                labels.text("indicators.dates.from"),
                labels.text("indicators.dates.until"),
                dates.period(),
                period -> open.accept(asked.during(period)));
        for (DayField each : both) {
            each.setInitialPosition(dates.knownOn());
        }
        return both;
    }

    private DayField knownOn() {
        LocalDate shown = asked.knownOn() == null ? null : dates.knownOn();
        DayField day = Days.field(
                labels.text("indicators.dates.known"), shown, chosen -> open.accept(asked.asKnownOn(chosen)));
        day.setInitialPosition(dates.knownOn());
        day.setClearButtonVisible(shown != null);
        return day;
    }

    private Select<LocalDate> monthEnds() {
        Select<LocalDate> select = new Select<>();
        select.setLabel(labels.text("indicators.dates.known"));
        List<LocalDate> ends = DaysOfKnowledge.between(dates.since(), dates.latest());
        select.setItems(ends);
        select.setItemLabelGenerator(end -> end == null ? labels.text("indicators.dates.latest") : labels.day(end));
        select.setEmptySelectionAllowed(true);
        select.setEmptySelectionCaption(labels.text("indicators.dates.latest"));
        select.setPlaceholder(labels.text("indicators.dates.latest"));
        if (asked.knownOn() != null && ends.contains(dates.knownOn())) {
            select.setValue(dates.knownOn());
        }
        select.addValueChangeListener(change -> open.accept(asked.asKnownOn(change.getValue())));
        return select;
    }
}
