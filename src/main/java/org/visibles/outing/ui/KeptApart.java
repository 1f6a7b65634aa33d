package org.visibles.outing.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.visibles.outing.OutingRow;
import org.visibles.outing.OutingService;
import org.visibles.outing.OutingVersionRow;
import org.visibles.widgets.Formats;
import org.visibles.widgets.Notices;

/** A content that was saved while somebody else had saved: what differs, and the choice. */
class KeptApart extends Section {

    private final OutingService outings;

    KeptApart(OutingRow row, OutingVersionRow apart, OutingWords words, OutingService outings) {
        this.outings = outings;
        addClassNames("visibles-section", "outing-kept-apart");
        Button take = new Button(OutingWords.text("outing.kept-apart.take"), click -> decide(row, apart, true));
        take.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Div buttons = new Div(
                take, new Button(OutingWords.text("outing.kept-apart.drop"), click -> decide(row, apart, false)));
        buttons.addClassName("visibles-page-actions");
        add(
                new H2(OutingWords.text("outing.kept-apart.title")),
                new Paragraph(OutingWords.text("outing.kept-apart.explain", Formats.dateTime(apart.recordedAt()))),
                table(words.lines(row.content()), words.lines(apart.content())),
                buttons);
    }

    private static Div table(Map<String, String> now, Map<String, String> then) {
        NativeTableHeader header = new NativeTableHeader();
        NativeTableRow names = new NativeTableRow();
        for (String key : new String[] {"outing.kept-apart.what", "outing.kept-apart.now", "outing.kept-apart.other"}) {
            NativeTableHeaderCell cell = new NativeTableHeaderCell(OutingWords.text(key));
            cell.getElement().setAttribute("scope", "col");
            names.add(cell);
        }
        header.add(names);
        NativeTableBody body = new NativeTableBody();
        Set<String> keys = new TreeSet<>(now.keySet());
        keys.addAll(then.keySet());
        keys.stream()
                .filter(key -> !Objects.equals(now.get(key), then.get(key)))
                .forEach(key -> {
                    NativeTableHeaderCell name = new NativeTableHeaderCell(OutingWords.text("outing." + key));
                    name.getElement().setAttribute("scope", "row");
                    body.add(new NativeTableRow(
                            name,
                            new NativeTableCell(now.getOrDefault(key, "–")),
                            new NativeTableCell(then.getOrDefault(key, "–"))));
                });
        NativeTable table = new NativeTable(header, body);
        Div scrolled = new Div(table);
        scrolled.addClassNames("visibles-table", "outing-difference");
        return scrolled;
    }

    private void decide(OutingRow row, OutingVersionRow apart, boolean take) {
        if (Notices.attempt(() -> outings.decide(row.id(), apart.id(), take, row.version()))) {
            Notices.done("outing.saved");
        }
        UI.getCurrent().refreshCurrentRoute(false);
    }
}
