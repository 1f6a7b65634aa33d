package org.visibles.indicators.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import java.util.List;

/** A plain table with a caption and real headers, which scrolls sideways by itself where it is too wide. */
class DataTable extends Div {

    private final NativeTable table = new NativeTable();

    DataTable(String caption, List<String> headers, List<List<String>> rows) {
        this(caption, headers);
        rows.forEach(cells -> row(cells.stream().map(Entry::of).toList()));
    }

    private DataTable(String caption, List<String> headers) {
        addClassName("visibles-table");
        getElement().setAttribute("role", "region");
        getElement().setAttribute("aria-label", caption);
        getElement().setAttribute("tabindex", "0");
        table.setCaptionText(caption);
        NativeTableRow head = new NativeTableRow();
        headers.forEach(text -> header(head.addHeaderCell(), text, "col"));
        table.getHead().add(head);
        add(table);
    }

    /** The same with numbers that lead to what is behind them. */
    static DataTable linked(String caption, List<String> headers, List<List<Entry>> rows) {
        DataTable linked = new DataTable(caption, headers);
        rows.forEach(linked::row);
        return linked;
    }

    private void row(List<Entry> cells) {
        NativeTableRow row = new NativeTableRow();
        header(row.addHeaderCell(), cells.getFirst().text(), "row");
        cells.stream().skip(1).forEach(entry -> row.addDataCell().add(entry.shown()));
        table.getBody().add(row);
    }

    private static void header(NativeTableHeaderCell cell, String text, String scope) {
        cell.setText(text);
        cell.getElement().setAttribute("scope", scope);
    }
}
