package org.visibles.widgets;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** A plain list that grows by a page at a time: one statement a page. */
public class PagedList<T> extends Div {

    public static final int PAGE = 25;

    /** Reads rows, newest first. */
    public interface Source<T> {
        List<T> page(int offset, int limit);
    }

    private final Source<T> source;
    private final Function<T, Object> id;
    private final Function<T, ListItem> line;
    private final UnorderedList list = new UnorderedList();
    private final Button more = new Button();
    private final Set<Object> shown = new HashSet<>();

    public PagedList(
            String label, Source<T> source, Function<T, Object> id, Function<T, ListItem> line, Component empty) {
        this.source = source;
        this.id = id;
        this.line = line;
        setWidthFull();
        list.addClassName("visibles-todo");
        list.getElement().setAttribute("aria-label", label);
        more.setText(getTranslation("widgets.more"));
        more.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        more.setDisableOnClick(true);
        more.addClickListener(click -> {
            addPage();
            more.setEnabled(true);
        });
        addPage();
        add(shown.isEmpty() ? empty : list, more);
    }

    private void addPage() {
        List<T> rows = source.page(shown.size(), PAGE + 1); // one more, to know whether there is more
        rows.stream().limit(PAGE).filter(row -> shown.add(id.apply(row))).forEach(row -> list.add(line.apply(row)));
        more.setVisible(rows.size() > PAGE);
    }

    /** Puts what has come since on top, and leaves the rest as it is: who reads must not lose the place. */
    public void addNewest() {
        List<ListItem> fresh = source.page(0, PAGE).stream()
                .filter(row -> shown.add(id.apply(row)))
                .map(line)
                .toList();
        if (!fresh.isEmpty() && list.getParent().isEmpty()) {
            replace(getComponentAt(0), list);
        }
        for (int index = 0; index < fresh.size(); index++) {
            list.addComponentAtIndex(index, fresh.get(index));
        }
    }

    /** Reads again as many rows as were shown. */
    public void reload() {
        int rows = Math.max(PAGE, shown.size());
        shown.clear();
        list.removeAll();
        source.page(0, rows).forEach(row -> {
            shown.add(id.apply(row));
            list.add(line.apply(row));
        });
    }
}
