package org.visibles.indicators.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import java.util.List;

/** A plain table with a caption and real headers, which scrolls sideways by itself where it is too wide. */
class DataTable extends Div {

    DataTable(String caption, List<String> headers, List<List<String>> rows) {
        addClassName("visibles-table");
        getElement().setAttribute("role", "region");
        getElement().setAttribute("aria-label", caption);
        getElement().setAttribute("tabindex", "0");
        NativeTable table = new NativeTable();
        table.setCaptionText(caption);
        NativeTableRow head = new NativeTableRow();
        headers.forEach(text -> header(head.addHeaderCell(), text, "col"));
        table.getHead().add(head);
        rows.forEach(cells -> {
            NativeTableRow row = new NativeTableRow();
            header(row.addHeaderCell(), cells.getFirst(), "row");
            cells.stream().skip(1).forEach(text -> row.addDataCell().setText(text));
            table.getBody().add(row);
        });
        add(table);
    }

    private static void header(NativeTableHeaderCell cell, String text, String scope) {
        cell.setText(text);
        cell.getElement().setAttribute("scope", scope);
    }
}
