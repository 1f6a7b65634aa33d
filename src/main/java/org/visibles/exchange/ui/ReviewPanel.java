package org.visibles.exchange.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.visibles.exchange.ImportedList;
import org.visibles.exchange.ListCounts;
import org.visibles.exchange.ListImport;
import org.visibles.exchange.ListUndo;
import org.visibles.exchange.ListedRow.Group;
import org.visibles.widgets.Notices;
import org.visibles.youth.YouthLabels;

/** The rows in their four groups, to be mended and decided; and the button that makes records of them. */
class ReviewPanel extends Div {

    private final ListImport lists;
    private final ListUndo undo;
    private final YouthLabels labels;
    private final ImportedList list;
    private final Runnable done;
    private final Button apply = new Button();
    private final Span told = new Span();
    private final Div content = new Div();
    private final Map<Group, Button> buttons = new EnumMap<>(Group.class);

    ReviewPanel(ListImport lists, ListUndo undo, YouthLabels labels, ImportedList list, Runnable done) {
        this.lists = lists;
        this.undo = undo;
        this.labels = labels;
        this.list = list;
        this.done = done;
        setWidthFull();
        addClassName("exchange-panels");
        ListCounts counts = lists.counts(list.id());
        Div groups = new Div();
        groups.addClassName("visibles-page-actions");
        groups.getElement().setAttribute("role", "group").setAttribute("aria-label", getTranslation("exchange.groups"));
        for (Group group : Group.values()) {
            Button button = new Button("", click -> open(group));
            buttons.put(group, button);
            groups.add(button);
        }
        content.setWidthFull();
        apply.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        apply.setDisableOnClick(true);
        apply.addClickListener(click -> apply());
        Div actions = new Div(apply, refused(), columns(), discard(counts));
        actions.addClassName("visibles-page-actions");
        told.getElement().setAttribute("aria-live", "polite");
        add(new MappingPanel.FilePanel(list), groups, content, told, actions);
        show(counts);
        open(Group.NEW);
    }

    private void show(ListCounts counts) {
        buttons.forEach((group, button) -> button.setText(getTranslation("exchange.group." + group, counts.of(group))));
        apply.setText(getTranslation("exchange.apply", counts.open()));
        apply.setEnabled(counts.open() > 0);
        told.setText(
                getTranslation(counts.created() > 0 ? "exchange.stopped" : "exchange.nothing-yet", counts.created()));
    }

    /** Read when it is opened. */
    private void open(Group group) {
        buttons.forEach((each, button) -> {
            button.getElement().setAttribute("aria-pressed", Boolean.toString(each == group));
            button.removeThemeVariants(ButtonVariant.LUMO_PRIMARY);
        });
        Objects.requireNonNull(buttons.get(group)).addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        content.removeAll();
        content.add(new RowList(lists, labels, list, group, this::recount));
    }

    private void recount() {
        show(lists.counts(list.id()));
    }

    private void apply() {
        if (Notices.attempt(() -> lists.apply(list.id()))) {
            done.run();
        } else {
            apply.setEnabled(true);
        }
    }

    private Anchor refused() {
        return RefusedLink.of(lists, list, new ProblemWords(list, getLocale()));
    }

    private Button columns() {
        return new Button(getTranslation("exchange.columns.change"), click -> {
            removeAll();
            add(new MappingPanel(lists, list, done));
        });
    }

    private Button discard(ListCounts counts) {
        Button discard =
                new Button(getTranslation(counts.created() > 0 ? "exchange.undo" : "exchange.discard"), click -> {
                    boolean gone = Notices.attempt(() -> {
                        if (counts.created() > 0) {
                            undo.undo(list.id());
                        } else {
                            lists.discard(list.id());
                        }
                    });
                    if (gone) {
                        done.run();
                    }
                });
        discard.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        return discard;
    }
}
