package org.visibles.joining.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.visibles.joining.DuplicateRow;
import org.visibles.joining.Duplicates;
import org.visibles.kernel.Permission;
import org.visibles.matching.ReasonWords;
import org.visibles.widgets.EmptyState;
import org.visibles.widgets.Formats;
import org.visibles.widgets.Notices;
import org.visibles.widgets.Page;
import org.visibles.widgets.PagedList;

/** Pairs of the own records that may be of one person: a person compares them, or says that they are two. */
@Route("doublons")
@RolesAllowed(Permission.DUPLICATE_JUDGE)
@Menu(order = 24, icon = "vaadin:copy-o", title = "joining.duplicates.title")
class DuplicatesView extends Page {

    private final Duplicates duplicates;
    private final Div list = new Div();

    DuplicatesView(Duplicates duplicates) {
        super("joining.duplicates.title");
        this.duplicates = duplicates;
        list.setWidthFull();
        add(new Paragraph(getTranslation("joining.duplicates.hint")), new SearchState(duplicates, this::show), list);
        show();
    }

    private void show() {
        list.removeAll();
        list.add(new PagedList<>(
                getTranslation("joining.duplicates.title"),
                duplicates::page,
                row -> List.of(row.one().id(), row.other().id()),
                this::line,
                new EmptyState(getTranslation("joining.duplicates.empty"))));
    }

    private ListItem line(DuplicateRow row) {
        Div who = new Div(side(row.one()), new Span(getTranslation("joining.duplicates.and")), side(row.other()));
        who.addClassName("joining-pair");
        Span why = new Span(ReasonWords.of(row.reasons(), getLocale()));
        why.addClassName("joining-why");
        Span bits = new Span(getTranslation("joining.duplicates.weight", ReasonWords.bits(row.bits(), getLocale())));
        bits.addClassName("joining-weight");
        ListItem line = new ListItem();
        Anchor compare = new Anchor(
                JoinView.address(row.one().id(), row.other().id()), getTranslation("joining.duplicates.compare"));
        compare.getElement()
                .setAttribute(
                        "aria-label",
                        getTranslation(
                                "joining.duplicates.compare.of",
                                row.one().label(),
                                row.other().label()));
        Button two = new Button(
                getTranslation("joining.duplicates.two"), VaadinIcon.SPLIT.create(), click -> judged(row, line));
        two.addThemeVariants(ButtonVariant.LUMO_SMALL);
        two.setDisableOnClick(true);
        Div decide = new Div(compare, two);
        decide.addClassName("joining-buttons");
        line.add(new Div(who, why), new Div(bits, decide));
        line.addClassName("joining-duplicate");
        return line;
    }

    private void judged(DuplicateRow row, ListItem line) {
        if (Notices.attempt(
                () -> duplicates.different(row.one().id(), row.other().id()))) {
            line.removeFromParent();
            Notices.done("joining.duplicates.two.done");
        }
    }

    private Div side(DuplicateRow.Side side) {
        Div part = new Div(new Anchor("jeunes/" + side.id(), side.label()));
        if (side.lastContact() != null) {
            part.add(new Span(getTranslation("joining.find.last", Formats.date(side.lastContact()))));
        }
        return part;
    }
}
