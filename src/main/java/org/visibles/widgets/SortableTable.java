package org.visibles.widgets;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plain table with a caption and real headers, each a button that sorts by its column and, once more, the other way; a
 * long one is shown a page at a time.
 */
public class SortableTable extends Div {

    private static final String WORDS = "visibles-words";

    private final NativeTable table = new NativeTable();
    private final List<NativeTableHeaderCell> heads = new ArrayList<>();
    private final List<Button> buttons = new ArrayList<>();
    private final List<List<Cell>> rows;
    private final Div pages = new Div();
    private int sortedBy;
    private boolean downwards;
    private int page = 1;

    /**
     * One cell.
     *
     * @param order what it is sorted by; texts by the rules of the page's language
     * @param shown instead of the text, such as a link; null for the text
     */
    public record Cell(
            String text, Comparable<?> order, @Nullable Component shown) {

        public static Cell of(String text) {
            return new Cell(text, text, null);
        }

        public static Cell of(double number, String text) {
            return new Cell(text, number, null);
        }

        /** Not the first of its row, which names it. */
        public Cell as(Component other) {
            return new Cell(text, order, other);
        }
    }

    /**
     * @param rows the first cell of each names it; in the order given to begin with the first column upwards
     */
    public SortableTable(String caption, List<String> headers, List<List<Cell>> rows) {
        this.rows = List.copyOf(rows);
        Div region = new Div(table);
        region.addClassNames("visibles-table", "visibles-table-sortable");
        region.getElement().setAttribute("role", "region");
        region.getElement().setAttribute("aria-label", caption);
        region.getElement().setAttribute("tabindex", "0");
        table.setCaptionText(caption);
        NativeTableRow head = new NativeTableRow();
        for (int column = 0; column < headers.size(); column++) {
            int number = column;
            Button button = new Button(headers.get(column), click -> sortBy(number));
            button.addThemeVariants(ButtonVariant.LUMO_TERTIARY_INLINE);
            button.setIconAfterText(true);
            NativeTableHeaderCell cell = head.addHeaderCell();
            cell.getElement().setAttribute("scope", "col");
            cell.add(button);
            cell.setClassName(WORDS, !rows.isEmpty() && isWords(rows.getFirst().get(column)));
            heads.add(cell);
            buttons.add(button);
        }
        table.getHead().add(head);
        add(region, pages);
        fill();
    }

    private static boolean isWords(Cell cell) {
        return cell.order() instanceof String;
    }

    private void sortBy(int column) {
        downwards = column == sortedBy
                ? !downwards
                : !rows.isEmpty() && !isWords(rows.getFirst().get(column)); // numbers from the top
        sortedBy = column;
        page = 1;
        fill();
    }

    private void fill() {
        for (int column = 0; column < heads.size(); column++) {
            boolean sorted = column == sortedBy;
            heads.get(column)
                    .getElement()
                    .setAttribute("aria-sort", sorted ? downwards ? "descending" : "ascending" : "none");
            buttons.get(column)
                    .setIcon(sorted ? (downwards ? VaadinIcon.ARROW_DOWN : VaadinIcon.ARROW_UP).create() : null);
        }
        Comparator<List<Cell>> order = Comparator.comparing(row -> row.get(sortedBy), this::compare);
        table.getBody().removeAll();
        RowPages shown = new RowPages(rows.size(), page);
        shown.of(rows.stream().sorted(downwards ? order.reversed() : order).toList())
                .forEach(cells -> {
                    NativeTableRow row = new NativeTableRow();
                    NativeTableHeaderCell name = row.addHeaderCell();
                    name.setText(cells.getFirst().text());
                    name.getElement().setAttribute("scope", "row");
                    cells.stream().skip(1).forEach(cell -> {
                        NativeTableCell data = row.addDataCell();
                        fill(data, cell);
                        data.setClassName(WORDS, isWords(cell));
                    });
                    table.getBody().add(row);
                });
        pages.removeAll();
        shown.links(this::show).ifPresent(pages::add);
    }

    private static void fill(NativeTableCell data, Cell cell) {
        if (cell.shown() == null) {
            data.setText(cell.text());
        } else {
            data.add(cell.shown());
        }
    }

    private void show(int other) {
        page = other;
        fill();
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private int compare(Cell one, Cell other) {
        if (one.order() instanceof String text && other.order() instanceof String against) {
            return NaturalOrder.in(getLocale()).compare(text, against);
        }
        return ((Comparable) one.order()).compareTo(other.order());
    }
}
