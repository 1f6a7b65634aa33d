package org.visibles.reporting.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import java.util.List;

/** A table with a caption and real headers, which scrolls sideways by itself where it is too wide. */
class PlainTable extends Div {

    /** Longer cells are read as text, from the left. */
    private static final int WORDS = 25;

    /** One row. */
    record Line(String name, List<String> cells, boolean total) {}

    PlainTable(String caption, String rowsAre, List<String> columns, List<Line> lines) {
        addClassName("visibles-table");
        getElement().setAttribute("role", "region");
        getElement().setAttribute("aria-label", caption);
        getElement().setAttribute("tabindex", "0");
        NativeTable table = new NativeTable();
        table.setCaptionText(caption);
        NativeTableRow head = new NativeTableRow();
        header(head.addHeaderCell(), rowsAre, "col");
        columns.forEach(column -> header(head.addHeaderCell(), column, "col"));
        table.getHead().add(head);
        lines.forEach(line -> {
            NativeTableRow row = new NativeTableRow();
            row.setClassName("reporting-total", line.total());
            header(row.addHeaderCell(), line.name(), "row");
            line.cells().forEach(text -> {
                NativeTableCell cell = row.addDataCell();
                cell.setText(text);
                cell.setClassName("visibles-words", text.length() > WORDS);
            });
            table.getBody().add(row);
        });
        add(table);
    }

    private static void header(NativeTableHeaderCell cell, String text, String scope) {
        cell.setText(text);
        cell.getElement().setAttribute("scope", scope);
    }
}
