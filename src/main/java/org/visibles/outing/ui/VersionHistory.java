package org.visibles.outing.ui;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.visibles.outing.OutingVersionRow;
import org.visibles.widgets.Formats;

/** Every content that was saved, and what each changed. */
class VersionHistory extends Details {

    /**
     * @param versions the latest first
     */
    VersionHistory(List<OutingVersionRow> versions, OutingWords words) {
        super(OutingWords.text("outing.versions"));
        UnorderedList list = new UnorderedList();
        list.addClassName("outing-versions");
        for (OutingVersionRow version : versions) {
            list.add(line(version, versions, words));
        }
        add(list);
    }

    private static ListItem line(OutingVersionRow version, List<OutingVersionRow> all, OutingWords words) {
        ListItem line = new ListItem(new Span(OutingWords.text(
                        "outing.version.by",
                        OutingWords.text("outing.version." + version.state()),
                        Formats.dateTime(version.recordedAt()))
                + " – " + words.colleague(version.member().value())));
        if (version.deviceAt() != null) {
            line.add(new Paragraph(OutingWords.text("outing.version.device", Formats.dateTime(version.deviceAt()))));
        }
        if (version.baseVersion() == null) {
            line.add(new Paragraph(OutingWords.text("outing.version.first")));
            return line;
        }
        all.stream()
                .filter(each -> Objects.equals(each.version(), version.baseVersion()))
                .findFirst()
                .ifPresent(base -> changes(words.lines(base.content()), words.lines(version.content()), line));
        return line;
    }

    private static void changes(Map<String, String> before, Map<String, String> after, ListItem line) {
        TreeSet<String> keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        keys.stream()
                .filter(key -> !Objects.equals(before.get(key), after.get(key)))
                .forEach(key -> line.add(new Paragraph(OutingWords.text(
                        "outing.version.change",
                        OutingWords.text("outing." + key),
                        before.getOrDefault(key, "–"),
                        after.getOrDefault(key, "–")))));
    }
}
