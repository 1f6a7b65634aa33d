package org.visibles.indicators.ui;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.visibles.indicators.Figures;
import org.visibles.indicators.Figures.Line;
import org.visibles.indicators.Figures.Row;
import org.visibles.indicators.Indicator;
import org.visibles.indicators.Variable;
import org.visibles.indicators.check.CheckService;
import org.visibles.indicators.check.InQuestion.OfPeople;
import org.visibles.organisation.OrganisationRow;

/**
 * A line for each row of the figures, as its file has them, those that have left and those put together among them; then
 * the organisations whose number does not stand by itself. Whoever takes part can be asked.
 */
class OrganisationCounts extends Section {

    private static final List<Variable> BY = List.of(Variable.ORGANISATION);

    private final Labels labels;
    private final Figures figures;
    private final CitedAsked asked;
    private final CheckService checks;
    private final Map<String, OrganisationRow> participants = new LinkedHashMap<>();

    OrganisationCounts(
            Labels labels, Figures figures, CitedAsked asked, CheckService checks, List<OrganisationRow> participants) {
        this.labels = labels;
        this.figures = figures;
        this.asked = asked;
        this.checks = checks;
        participants.forEach(each -> this.participants.put(each.id().toString(), each));
        addClassName("visibles-section");
        Indicator indicator = asked.figures().indicator();
        UnorderedList list = new UnorderedList();
        list.addClassName("visibles-todo");
        for (Row row : labels.sorted(figures.rows(), BY, figures.names())) {
            list.add(line(row));
        }
        this.participants.values().stream().filter(each -> !apart(each)).forEach(each -> list.add(together(each)));
        list.add(new ListItem(name(labels.text("indicators.total")), new Span(number(figures.total()))));
        add(
                new H2(labels.indicator(indicator)),
                new Paragraph(labels.text("indicators.counts.explain", labels.part(indicator, asked.part()))),
                list);
    }

    private ListItem line(Row row) {
        String code = row.categories().getFirst();
        String name = labels.categories(BY, row.categories(), figures.names());
        boolean left = figures.left().stream().anyMatch(each -> each.toString().equals(code));
        ListItem line =
                new ListItem(name(left ? labels.text("indicators.counts.left", name) : name), new Span(number(row)));
        OrganisationRow participant = participants.get(code);
        if (participant != null) {
            line.add(ask(participant));
        }
        return line;
    }

    private boolean apart(OrganisationRow organisation) {
        List<String> code = List.of(organisation.id().toString());
        return figures.rows().stream().anyMatch(row -> row.categories().equals(code));
    }

    private ListItem together(OrganisationRow organisation) {
        return new ListItem(
                name(organisation.name()), new Span(labels.text("indicators.counts.together")), ask(organisation));
    }

    private static Span name(String words) {
        Span name = new Span(words);
        name.addClassName("visibles-todo-kind");
        return name;
    }

    private AskButton ask(OrganisationRow organisation) {
        return new AskButton(
                labels,
                organisation,
                figures.selection(),
                new OfPeople(asked.figures().indicator(), asked.part()),
                checks);
    }

    private String number(Row row) {
        return row.line(asked.figures().indicator()).map(this::number).orElseGet(() -> labels.text("indicators.empty"));
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
