package org.visibles.indicators.ui;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.visibles.indicators.Selection;
import org.visibles.indicators.check.CheckService;
import org.visibles.indicators.check.InQuestion;
import org.visibles.organisation.OrganisationRow;
import org.visibles.widgets.NaturalOrder;

/** A number of the work in the field, a line for each organisation by name, and the total; whoever takes part can be asked. */
class OrganisationLines extends UnorderedList {

    /**
     * Whom one may ask, about what.
     *
     * @param selection the quarter and the day of knowledge
     */
    record Asking(CheckService checks, List<OrganisationRow> participants, InQuestion number, Selection selection) {

        private Optional<AskButton> button(Labels labels, String organisation) {
            return participants.stream()
                    .filter(each -> each.id().toString().equals(organisation))
                    .findFirst()
                    .map(each -> new AskButton(labels, each, selection, number, checks));
        }
    }

    /**
     * @param numbers in words, by id of the organisation
     * @param names of organisations, by id
     */
    OrganisationLines(
            Labels labels, Map<String, String> numbers, Map<String, String> names, String total, Asking asking) {
        addClassName("visibles-todo");
        numbers.keySet().stream()
                .sorted(Comparator.comparing(id -> names.getOrDefault(id, id), NaturalOrder.in(labels.locale())))
                .forEach(id -> {
                    ListItem line = line(names.getOrDefault(id, id), numbers.getOrDefault(id, ""));
                    asking.button(labels, id).ifPresent(line::add);
                    add(line);
                });
        add(line(labels.text("indicators.total"), total));
    }

    private static ListItem line(String name, String number) {
        Span whose = new Span(name);
        whose.addClassName("visibles-todo-kind");
        return new ListItem(whose, new Span(number));
    }
}
