package org.visibles.exchange.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.visibles.exchange.ImportedList;
import org.visibles.exchange.ListImport;
import org.visibles.exchange.ListedRow;
import org.visibles.exchange.column.Columns;
import org.visibles.exchange.column.Field;
import org.visibles.exchange.column.Terms;
import org.visibles.widgets.Notices;
import org.visibles.widgets.Page;

/** What each column holds, with what stands in it, and what the people of the list were told. */
class MappingPanel extends Div {

    private static final int SAMPLE = 20;
    private static final int VALUES = 3;
    private static final int LONGEST = 40;
    /** More columns than these are listed when somebody asks for them. */
    private static final int SHOWN = 30;

    private final ListImport lists;
    private final ImportedList list;
    private final Runnable done;
    private final List<ListedRow> sample;
    private final Map<Integer, Field> fields = new TreeMap<>();
    private final TermsFields terms;

    MappingPanel(ListImport lists, ImportedList list, Runnable done) {
        this.lists = lists;
        this.list = list;
        this.done = done;
        sample = lists.sample(list.id(), SAMPLE);
        fields.putAll(list.columns().fields());
        terms = new TermsFields(list);
        setWidthFull();
        addClassName("exchange-panels");
        add(new FilePanel(list), columns(), Page.section(getTranslation("exchange.terms"), terms), buttons());
    }

    private Div columns() {
        Div read = new Div();
        Div others = new Div();
        read.addClassName("exchange-columns");
        others.addClassName("exchange-columns");
        int left = 0;
        for (int column = 0; column < list.header().size(); column++) {
            boolean shown = list.columns().fields().containsKey(column);
            (shown ? read : others).add(column(column));
            left += shown ? 0 : 1;
        }
        Div panel = new Div(new Paragraph(getTranslation("exchange.columns.explain")), read);
        if (left > 0) {
            Details details = new Details(getTranslation("exchange.columns.others", left), others);
            details.setOpened(list.columns().fields().isEmpty() && left <= SHOWN);
            panel.add(details);
        }
        return new Div(Page.section(getTranslation("exchange.columns"), panel));
    }

    private Div column(int column) {
        Select<Field> select = new Select<>();
        select.setLabel(list.columnName(column));
        select.setEmptySelectionAllowed(true);
        select.setEmptySelectionCaption(getTranslation("exchange.field.none"));
        select.setItemLabelGenerator(field ->
                field == null ? getTranslation("exchange.field.none") : getTranslation("exchange.field." + field));
        select.setItems(Field.values());
        select.setValue(fields.get(column));
        select.addValueChangeListener(change -> put(column, change.getValue()));
        Span values = new Span(values(column));
        values.addClassName("exchange-sample");
        Div line = new Div(select, values);
        if (list.hidden().contains(column)) {
            line.add(new Span(getTranslation("exchange.columns.hidden")));
        }
        return line;
    }

    private void put(int column, @Nullable Field field) {
        if (field == null) {
            fields.remove(column);
        } else {
            fields.put(column, field);
        }
    }

    private String values(int column) {
        String values = sample.stream()
                .map(row ->
                        column < row.cells().size() ? row.cells().get(column).strip() : "")
                .filter(cell -> !cell.isEmpty())
                .distinct()
                .limit(VALUES)
                .map(cell -> cell.length() > LONGEST ? cell.substring(0, LONGEST) + "…" : cell)
                .collect(Collectors.joining(" · "));
        return values.isEmpty() ? getTranslation("exchange.columns.empty") : values;
    }

    private Div buttons() {
        Button check = new Button(getTranslation("exchange.check"), click -> {
            if (!check()) {
                click.getSource().setEnabled(true);
            }
        });
        check.setDisableOnClick(true);
        check.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Button discard = new Button(getTranslation("exchange.discard"), click -> {
            if (Notices.attempt(() -> lists.discard(list.id()))) {
                done.run();
            }
        });
        Div buttons = new Div(check, discard, new Span(getTranslation("exchange.nothing-yet")));
        buttons.addClassName("visibles-page-actions");
        return buttons;
    }

    private boolean check() {
        Terms said = terms.terms();
        if (said == null || !Notices.attempt(() -> lists.map(list.id(), new Columns(new TreeMap<>(fields)), said))) {
            return false;
        }
        done.run();
        return true;
    }

    /** What the file is, and what should be known of it. */
    static final class FilePanel extends Div {

        FilePanel(ImportedList list) {
            setWidthFull();
            String kind = list.layout() == null
                    ? getTranslation("exchange.layout.unknown")
                    : getTranslation("exchange.layout." + list.layout());
            add(new Paragraph(getTranslation(
                    "exchange.file." + list.format(), String.valueOf(list.detail()), list.total(), kind)));
            UnorderedList remarks = new UnorderedList();
            list.remarks()
                    .forEach(remark -> remarks.add(new ListItem(getTranslation(
                            "exchange.remark." + remark.code(), ProblemWords.numbers(remark.arguments())))));
            if (!list.remarks().isEmpty()) {
                Div banner = new Div(remarks);
                banner.addClassName("youth-banner");
                add(banner);
            }
        }
    }
}
