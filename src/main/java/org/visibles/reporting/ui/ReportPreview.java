package org.visibles.reporting.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import org.visibles.reporting.ReportContent.Part;
import org.visibles.reporting.ReportContent.Table;
import org.visibles.reporting.print.Pictures;
import org.visibles.reporting.print.Prose;
import org.visibles.reporting.print.Seal;

/** A report on the screen: the same words, numbers and pictures as in its PDF. */
class ReportPreview extends Div {

    private final Seal seal;
    private final Pictures pictures;

    ReportPreview(Seal seal, Pictures pictures) {
        this.seal = seal;
        this.pictures = pictures;
        addClassName("reporting-preview");
        getElement().setAttribute("lang", "fr");
        Paragraph of = new Paragraph(seal.of());
        of.addClassName("reporting-of");
        add(of);
        if (seal.frozen() == null) {
            seal.seal().forEach(line -> add(new Paragraph(line)));
        }
        seal.about().forEach(line -> add(new Paragraph(line)));
        add(new Paragraph(seal.words().text("reporting.cover.suppressed")));
        seal.content().parts().forEach(this::part);
    }

    private void part(Part part) {
        add(new H3(seal.words().text(part.section().key())));
        for (Prose.Block block : Prose.blocks(part.text())) {
            if (block.list()) {
                UnorderedList list = new UnorderedList();
                block.lines().forEach(line -> list.add(new ListItem(line)));
                add(list);
            } else {
                Paragraph paragraph = new Paragraph(String.join("\n", block.lines()));
                paragraph.addClassName("reporting-prose");
                add(paragraph);
            }
        }
        String note = part.note();
        if (note != null) {
            add(new Paragraph(note));
        }
        part.tables().forEach(this::table);
    }

    private void table(Table table) {
        Paragraph sentence = new Paragraph(table.sentence());
        sentence.addClassName("reporting-sentence");
        add(sentence);
        if (pictures.isDrawn(table)) {
            Div picture =
                    new Div(new Image(pictures.address(table, seal.content().knownOn()), table.sentence()));
            picture.addClassName("reporting-picture");
            picture.getElement().setAttribute("role", "region");
            picture.getElement().setAttribute("aria-label", table.caption());
            picture.getElement().setAttribute("tabindex", "0");
            add(picture);
        }
        add(new PlainTable(
                table.caption(),
                table.rowsAre(),
                table.columns().stream().map(column -> column.name()).toList(),
                table.rows().stream()
                        .map(row -> new PlainTable.Line(
                                row.name(),
                                row.cells().stream().map(seal.words()::cell).toList(),
                                row.isTotal()))
                        .toList()));
    }
}
