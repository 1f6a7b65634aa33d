package org.visibles.exchange.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.visibles.exchange.ImportedList;
import org.visibles.exchange.ListImport;
import org.visibles.exchange.ListedRow;
import org.visibles.exchange.column.Problem;
import org.visibles.widgets.Notices;

/** Mends the cells of one row that are read; it is checked anew. */
class MendDialog extends Dialog {

    private static final int LONGEST = 1_000;

    private final Map<Integer, TextField> fields = new LinkedHashMap<>();

    MendDialog(ListImport lists, ImportedList list, ListedRow row, Consumer<ListedRow> mended) {
        setHeaderTitle(getTranslation("exchange.row.line", Long.toString(row.number())));
        Div form = new Div();
        form.addClassName("exchange-mend");
        list.columns().fields().keySet().forEach(column -> {
            TextField field = new TextField(list.columnName(column));
            field.setMaxLength(LONGEST);
            field.setWidthFull();
            field.setValue(column < row.cells().size() ? row.cells().get(column) : "");
            fields.put(column, field);
            form.add(field);
        });
        for (Problem problem : row.problems()) {
            TextField field = fields.get(problem.column());
            if (field != null) {
                field.setHelperText(new ProblemWords(list, getLocale()).why(problem));
            }
        }
        add(form);
        Button save = new Button(getTranslation("exchange.mend.save"), click -> {
            ListedRow[] now = new ListedRow[1];
            if (Notices.attempt(() -> now[0] = lists.correct(list.id(), row.number(), values()))) {
                close();
                mended.accept(now[0]);
            }
        });
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("action.cancel"), click -> close()), save);
    }

    private Map<Integer, String> values() {
        Map<Integer, String> values = new HashMap<>();
        fields.forEach((column, field) -> values.put(column, field.getValue()));
        return values;
    }
}
