package org.visibles.exchange.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.visibles.exchange.ImportedList;
import org.visibles.exchange.ListImport;
import org.visibles.exchange.ListedRow;
import org.visibles.exchange.ListedRow.Group;
import org.visibles.exchange.column.Field;
import org.visibles.kernel.YouthId;
import org.visibles.widgets.Notices;

/** One row: whom it names, what is wrong with it or whom it seems to be, and what can be done. */
class RowCard extends Div {

    private final ListImport lists;
    private final ImportedList list;
    private final Map<YouthId, String> names;
    private final Runnable changed;

    RowCard(ListImport lists, ImportedList list, ListedRow row, Map<YouthId, String> names, Runnable changed) {
        this.lists = lists;
        this.list = list;
        this.names = names;
        this.changed = changed;
        addClassName("exchange-row");
        show(row);
    }

    private void show(ListedRow row) {
        removeAll();
        String name = who(row); // nothing once it was applied
        Span who = new Span(
                name.isEmpty()
                        ? getTranslation("exchange.row.line", Long.toString(row.number()))
                        : getTranslation("exchange.row", Long.toString(row.number()), name));
        who.addClassName("exchange-who");
        add(who);
        ProblemWords words = new ProblemWords(list, getLocale());
        row.problems().forEach(problem -> add(new Span(words.of(problem))));
        known(row);
        if (row.outcome() != null) {
            add(new Span(getTranslation("exchange.outcome." + row.outcome())));
        } else {
            add(buttons(row));
        }
    }

    private String who(ListedRow row) {
        return Stream.of(
                        Field.LAST_NAME,
                        Field.FIRST_NAME,
                        Field.FULL_NAME,
                        Field.PSEUDONYM,
                        Field.BIRTH_DATE,
                        Field.COMMUNE)
                .flatMap(field -> list.columns().of(field).stream())
                .map(column ->
                        column < row.cells().size() ? row.cells().get(column).strip() : "")
                .filter(cell -> !cell.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private void known(ListedRow row) {
        String reasons = SameBecause.of(row.reasons(), getLocale());
        if (row.known() != null) {
            Anchor record = new Anchor(
                    "jeunes/" + row.known(), names.getOrDefault(row.known(), getTranslation("exchange.known.record")));
            record.setTarget("_blank");
            add(new Span(new Span(getTranslation("exchange.known") + " "), record, new Span(" – " + reasons)));
        } else if (row.sameAs() != null) {
            add(new Span(getTranslation("exchange.same-as", Long.toString(row.sameAs()), reasons)));
        }
    }

    private Div buttons(ListedRow row) {
        Div buttons = new Div();
        buttons.addClassName("visibles-page-actions");
        Button mend = small("exchange.mend", row);
        mend.addClickListener(click -> new MendDialog(lists, list, row, this::mended).open());
        buttons.add(mend);
        if (row.group() != Group.REFUSED) {
            Button choose = small(row.taken() ? "exchange.leave" : "exchange.take", row);
            choose.addClickListener(click -> {
                boolean taken = !row.taken();
                if (Notices.attempt(() -> lists.choose(list.id(), row.number(), taken))) {
                    show(chosen(row, taken));
                    changed.run();
                }
            });
            buttons.add(choose, new Span(getTranslation(row.taken() ? "exchange.will-take" : "exchange.left")));
        }
        return buttons;
    }

    private Button small(String key, ListedRow row) {
        Button button = new Button(getTranslation(key));
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        button.setAriaLabel(
                getTranslation(key) + " : " + getTranslation("exchange.row.line", Long.toString(row.number())));
        return button;
    }

    private static ListedRow chosen(ListedRow row, boolean taken) {
        return new ListedRow(
                row.number(),
                row.cells(),
                row.group(),
                row.problems(),
                row.known(),
                row.sameAs(),
                row.reasons(),
                taken,
                row.outcome());
    }

    private void mended(ListedRow row) {
        show(row);
        add(new Span(getTranslation("exchange.now." + row.group())));
        changed.run();
    }
}
