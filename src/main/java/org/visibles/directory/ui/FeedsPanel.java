package org.visibles.directory.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.visibles.directory.feed.DirectoryImport;
import org.visibles.directory.feed.FeedRow;
import org.visibles.kernel.Ids;
import org.visibles.widgets.EmptyState;
import org.visibles.widgets.Formats;
import org.visibles.widgets.Notices;

/** The addresses from which the directory is fetched, by hand or every so often. */
class FeedsPanel extends Div {

    private static final List<Integer> PAUSES = List.of(1, 7, 30);

    private final DirectoryImport importer;
    private final Runnable begun;
    private final Div held = new Div();
    private final TextField url = new TextField();
    private final Select<Integer> every = new Select<>();

    FeedsPanel(DirectoryImport importer, Runnable begun) {
        this.importer = importer;
        this.begun = begun;
        url.setLabel(getTranslation("directory.feed.url"));
        url.setMaxLength(2_000);
        every.setLabel(getTranslation("directory.feed.every"));
        every.setItems(PAUSES);
        every.setEmptySelectionAllowed(true);
        every.setEmptySelectionCaption(pause(null));
        every.setItemLabelGenerator(this::pause);
        Button add = new Button(getTranslation("directory.feed.add"), click -> add());
        Div form = new Div(url, every, add);
        form.addClassName("visibles-filters");
        add(new Paragraph(getTranslation("directory.feeds.help")), held, form);
        refresh();
    }

    private String pause(@Nullable Integer days) {
        return getTranslation(days == null ? "directory.feed.by-hand" : "directory.feed.every." + days);
    }

    private void add() {
        FeedRow feed = new FeedRow(Ids.next(), url.getValue(), every.getValue(), null, null);
        if (Notices.attempt(() -> importer.save(feed))) {
            url.clear();
            refresh();
        }
    }

    private void refresh() {
        held.removeAll();
        List<FeedRow> feeds = importer.feeds();
        if (feeds.isEmpty()) {
            held.add(new EmptyState(getTranslation("directory.feeds.none")));
            return;
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("directory-list");
        feeds.forEach(feed -> list.add(line(feed)));
        held.add(list);
    }

    private ListItem line(FeedRow feed) {
        Span name = new Span(feed.url());
        name.addClassName("directory-card-name");
        Button fetch = new Button(getTranslation("directory.feed.fetch"), click -> fetch(feed.id()));
        Button remove = new Button(getTranslation("action.delete"), click -> {
            importer.remove(feed.id());
            refresh();
        });
        remove.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        Div buttons = new Div(fetch, remove);
        buttons.addClassName("visibles-page-actions");
        ListItem line = new ListItem(
                name,
                new Paragraph(
                        feed.lastStartedAt() == null
                                ? pause(feed.everyDays())
                                : getTranslation(
                                        "directory.feed.last",
                                        pause(feed.everyDays()),
                                        Formats.dateTime(feed.lastStartedAt()))),
                buttons);
        line.addClassName("directory-card");
        return line;
    }

    private void fetch(UUID feed) {
        if (Notices.attempt(() -> importer.fetch(feed))) {
            begun.run();
        }
    }
}
