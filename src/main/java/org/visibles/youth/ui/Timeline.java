package org.visibles.youth.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.Comparator;
import java.util.List;
import org.visibles.widgets.EmptyState;
import org.visibles.widgets.Formats;
import org.visibles.youth.TimelineEntry;

/** Everything that happened, the latest first; twenty lines, then the rest on request. */
class Timeline extends Div {

    private static final int FIRST = 20;

    Timeline(List<TimelineEntry> entries) {
        if (entries.isEmpty()) {
            add(new EmptyState(getTranslation("youth.timeline.empty")));
            return;
        }
        List<TimelineEntry> sorted = entries.stream()
                .sorted(Comparator.comparing(TimelineEntry::at).reversed())
                .toList();
        OrderedList list = new OrderedList();
        list.addClassName("youth-timeline");
        sorted.stream().limit(FIRST).forEach(entry -> list.add(line(entry)));
        add(list);
        if (sorted.size() > FIRST) {
            Button more = new Button(getTranslation("youth.timeline.more", sorted.size() - FIRST));
            more.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
            more.addClickListener(click -> {
                sorted.stream().skip(FIRST).forEach(entry -> list.add(line(entry)));
                more.removeFromParent();
            });
            add(more);
        }
    }

    private static ListItem line(TimelineEntry entry) {
        Icon icon = VaadinIcon.valueOf(entry.icon()).create();
        icon.getElement().setAttribute("aria-hidden", "true");
        Span when = new Span(Formats.date(Formats.day(entry.at())));
        when.addClassName("youth-timeline-when");
        Span by = new Span(entry.by());
        by.addClassName("youth-timeline-by");
        return new ListItem(icon, when, new Span(entry.what()), by);
    }
}
