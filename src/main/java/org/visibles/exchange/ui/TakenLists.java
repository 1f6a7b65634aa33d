package org.visibles.exchange.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.visibles.exchange.TakenList;
import org.visibles.organisation.MemberDirectory;
import org.visibles.widgets.Formats;

/** Which lists left the program lately: when, what for, how many records, and who took them. */
class TakenLists extends Div {

    TakenLists(List<TakenList> taken, MemberDirectory members) {
        if (taken.isEmpty()) {
            add(new Paragraph(getTranslation("exchange.taken.none")));
            return;
        }
        Map<UUID, String> names = members.names(
                taken.stream().map(each -> each.member().value()).distinct().toList());
        UnorderedList list = new UnorderedList();
        list.addClassName("visibles-todo");
        taken.forEach(each -> list.add(new ListItem(getTranslation(
                "exchange.taken.line",
                Formats.dateTime(each.begunAt()),
                getTranslation(each.purpose().key()),
                each.people() == null
                        ? getTranslation("exchange.taken.unfinished")
                        : getTranslation("exchange.taken.people", each.people()),
                getTranslation("exchange.export.format." + each.format()),
                names.getOrDefault(each.member().value(), "–")))));
        add(list);
    }
}
