package org.visibles.indicators.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import org.visibles.indicators.Figures;
import org.visibles.indicators.Figures.Line;
import org.visibles.indicators.Indicator;
import org.visibles.indicators.check.CheckService;
import org.visibles.organisation.OrganisationRow;

/** A line for each organisation that takes part: its number where that stands by itself, and the button that asks. */
class OrganisationCounts extends Section {

    private final Labels labels;
    private final Figures figures;
    private final CitedAsked asked;

    OrganisationCounts(
            Labels labels, Figures figures, CitedAsked asked, CheckService checks, List<OrganisationRow> participants) {
        this.labels = labels;
        this.figures = figures;
        this.asked = asked;
        addClassName("visibles-section");
        Indicator indicator = asked.figures().indicator();
        UnorderedList list = new UnorderedList();
        list.addClassName("visibles-todo");
        participants.forEach(each -> list.add(line(each, checks)));
        add(
                new H2(labels.indicator(indicator)),
                new Paragraph(labels.text("indicators.counts.explain", labels.part(indicator, asked.part()))),
                list);
    }

    private ListItem line(OrganisationRow organisation, CheckService checks) {
        Span name = new Span(organisation.name());
        name.addClassName("visibles-todo-kind");
        Span number = new Span(number(organisation));
        Button ask = new Button(labels.text("indicators.check.ask"));
        ask.addThemeVariants(ButtonVariant.LUMO_SMALL);
        ask.addClassName("visibles-todo-due");
        ask.setAriaLabel(labels.text("indicators.check.ask-of", organisation.name()));
        ask.addClickListener(click -> new AskDialog(
                        labels,
                        organisation,
                        figures.selection(),
                        asked,
                        checks,
                        id -> UI.getCurrent().navigate(CheckService.ROUTE + "/" + id))
                .open());
        return new ListItem(name, number, ask);
    }

    private String number(OrganisationRow organisation) {
        String code = organisation.id().toString();
        return figures.rows().stream()
                .filter(row -> row.categories().equals(List.of(code)))
                .flatMap(row -> row.line(asked.figures().indicator()).stream())
                .map(this::number)
                .findFirst()
                .orElse(labels.text("indicators.counts.together"));
    }

    private String number(Line line) {
        return switch (asked.part()) {
            case NUMERATOR ->
                line.indicator().unit() == Indicator.Unit.DAYS ? labels.result(line) : labels.count(line.numerator());
            case DENOMINATOR -> labels.count(line.denominator());
            case NOT_STATED -> labels.share(line.notStated());
            case TO_RECONFIRM -> labels.share(line.toReconfirm());
        };
    }
}
