package org.visibles.acquaintance.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.dom.Element;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.visibles.acquaintance.Limits;
import org.visibles.acquaintance.LimitsChange;
import org.visibles.privacy.MemberNames;
import org.visibles.widgets.Formats;

/** Who set the limits of "déjà connu ?" when, and to what. */
class LimitsHistory extends Div {

    private static final int HOUR = 60;

    LimitsHistory(List<LimitsChange> changes, ObjectProvider<MemberNames> memberNames) {
        if (changes.isEmpty()) {
            add(new Paragraph(getTranslation("acquaintance.limits.never")));
            return;
        }
        Map<UUID, String> names = new HashMap<>();
        memberNames.ifAvailable(source -> names.putAll(source.names(changes.stream()
                .map(LimitsChange::by)
                .filter(Objects::nonNull)
                .distinct()
                .toList())));
        UnorderedList list = new UnorderedList();
        list.addClassName("visibles-todo");
        list.getElement().setAttribute("aria-label", getTranslation("acquaintance.limits.changes"));
        changes.forEach(each -> list.add(line(each, names)));
        add(list);
    }

    private ListItem line(LimitsChange change, Map<UUID, String> names) {
        Limits limits = change.limits();
        Element title = new Element("strong");
        title.setText(limits.name());
        String who = change.by() == null
                ? getTranslation("acquaintance.limits.by-database")
                : names.getOrDefault(change.by(), change.by().toString());
        Div part = new Div();
        part.addClassName("visibles-check-who");
        part.getElement().appendChild(title);
        part.add(
                new Span(words(limits, this::getTranslation)),
                new Div(new Span(getTranslation("acquaintance.limits.set", Formats.dateTime(change.at()), who))));
        return new ListItem(part);
    }

    static String words(Limits limits, Introductions.Translation text) {
        return text.of(
                "acquaintance.limits.words",
                limits.memberWeek(),
                limits.organisationMonth(),
                limits.answerDays(),
                every(limits.tickMinutes(), text));
    }

    static String every(int minutes, Introductions.Translation text) {
        return minutes < HOUR
                ? text.of("acquaintance.limits.every-minutes", minutes)
                : text.of("acquaintance.limits.every-hours", minutes / HOUR);
    }
}
