package org.visibles.joining.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import org.jspecify.annotations.Nullable;
import org.visibles.joining.JoinOffers;
import org.visibles.joining.OfferedRecord;
import org.visibles.youth.DisclosedField;
import org.visibles.youth.DisclosedTexts;

/** What the other organisation shows of its record, beside what the own one says there; what differs is marked in words. */
class SideBySide extends Div {

    private final DisclosedTexts texts;

    SideBySide(OfferedRecord offered, String other, DisclosedTexts texts) {
        this.texts = texts;
        NativeTableRow head = new NativeTableRow(
                column(getTranslation("joining.answer.field")),
                column(getTranslation("joining.answer.ours")),
                column(other),
                column(getTranslation("joining.answer.verdict")));
        NativeTableBody body = new NativeTableBody();
        for (DisclosedField field : JoinOffers.FIELDS) {
            String theirs = offered.theirs().get(field);
            if (theirs != null) {
                body.add(row(field, offered.ours().get(field), theirs, other));
            }
        }
        NativeTable table = new NativeTable(new NativeTableHeader(head), body);
        table.addClassName("joining-beside");
        add(table);
    }

    private NativeTableRow row(DisclosedField field, @Nullable String ours, String theirs, String other) {
        NativeTableHeaderCell name = column(texts.name(field, getLocale()));
        name.getElement().setAttribute("scope", "row");
        boolean same = theirs.equalsIgnoreCase(ours);
        NativeTableCell verdict = cell(
                getTranslation("joining.answer.verdict"),
                getTranslation(
                        ours == null ? "joining.answer.new" : same ? "joining.answer.same" : "joining.answer.differs"));
        if (ours != null && !same) {
            verdict.addClassName("joining-differs");
        }
        return new NativeTableRow(
                name,
                cell(
                        getTranslation("joining.answer.ours"),
                        ours == null ? getTranslation("common.not-stated") : texts.value(field, ours, getLocale())),
                cell(other, texts.value(field, theirs, getLocale())),
                verdict);
    }

    private static NativeTableHeaderCell column(String text) {
        NativeTableHeaderCell cell = new NativeTableHeaderCell(text);
        cell.getElement().setAttribute("scope", "col");
        return cell;
    }

    /** On a phone the heads of the columns are not there: each cell says whose it is. */
    private static NativeTableCell cell(String whose, String text) {
        NativeTableCell cell = new NativeTableCell(text);
        cell.getElement().setAttribute("data-whose", whose);
        return cell;
    }
}
