package org.visibles.reporting.print;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.visibles.reporting.ReportContent;
import org.visibles.reporting.ReportContent.Column;
import org.visibles.reporting.ReportContent.Part;
import org.visibles.reporting.ReportContent.Row;
import org.visibles.reporting.ReportContent.Table;
import org.visibles.reporting.ReportContent.Unit;
import org.visibles.reporting.ReportWords;
import org.visibles.reporting.Section;

/** A report as one XHTML page, to be printed. */
final class ReportPage {

    /** More columns are written smaller. */
    private static final int MANY_COLUMNS = 7;

    /** So many stay on one page with what is said of them and the picture. */
    private static final int FEW_ROWS = 14;

    /** And so many without a picture. */
    private static final int FEW_ROWS_ALONE = 26;

    /** Of a table that goes over pages so many rows at least stand on the last one. */
    private static final int LAST_ROWS = 3;

    private final ReportWords words;
    private final Pictures pictures;
    private final ReportContent content;
    private final Seal seal;
    private final Markup page = new Markup();

    ReportPage(ReportWords words, Pictures pictures, Seal seal) {
        this.words = words;
        this.pictures = pictures;
        this.content = seal.content();
        this.seal = seal;
    }

    String write(String style) {
        page.open("html", "xmlns", "http://www.w3.org/1999/xhtml", "lang", "fr", "xml:lang", "fr");
        page.open("head");
        page.line("title", seal.title() + " – " + seal.of());
        page.open("meta", "name", "subject", "content", String.join(", ", seal.about()))
                .close();
        page.line("style", style);
        page.open("bookmarks");
        content.parts()
                .forEach(part -> page.open("bookmark", "name", heading(part), "href", "#" + id(part))
                        .close());
        page.close();
        page.close();
        page.open("body");
        page.line("div", seal.title() + " – " + seal.of(), "class", "running");
        cover();
        contents();
        content.parts().forEach(this::part);
        page.close();
        page.close();
        return page.toString();
    }

    private void cover() {
        page.open("div", "class", "cover");
        page.line("p", seal.of(), "class", "of");
        page.line("h1", seal.title());
        page.open("div", "class", "about");
        seal.about().forEach(line -> page.line("p", line));
        page.close();
        page.open("div", "class", "seal");
        seal.seal().forEach(line -> page.line("p", line));
        page.close();
        page.line("p", words.text("reporting.cover.suppressed"), "class", "rule");
        page.close();
    }

    private void contents() {
        page.open("div", "class", "contents");
        page.line("h2", words.text("reporting.contents"));
        page.open("ul");
        content.parts()
                .forEach(part -> page.open("li")
                        .line("a", heading(part), "href", "#" + id(part), "title", heading(part))
                        .close());
        page.close();
        page.close();
    }

    private String heading(Part part) {
        return words.text(part.section().key());
    }

    private static String id(Part part) {
        return part.section().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void part(Part part) {
        page.open("div", "class", begins(part) ? "part begins" : "part");
        boolean alone =
                part.text().isEmpty() && part.note() == null && !part.tables().isEmpty();
        if (alone) {
            page.open("div", "class", "figure"); // a heading stays with what it heads
        }
        page.line("h2", heading(part), "id", id(part));
        prose(part.text());
        String note = part.note();
        if (note != null) {
            page.line("p", note, "class", "note");
        }
        for (Table table : part.tables()) {
            boolean first = table == part.tables().getFirst();
            if (!alone || !first) {
                page.open("div", "class", "figure");
            }
            figure(table);
            boolean together = table.rows().size() <= (pictures.isDrawn(table) ? FEW_ROWS : FEW_ROWS_ALONE);
            if (together) {
                cells(table);
            }
            page.close();
            if (!together) {
                cells(table);
            }
        }
        page.close();
    }

    /** On a page of its own: what one looks for by itself. */
    private boolean begins(Part part) {
        return EnumSet.of(Section.KEY_FIGURES, Section.EFFECT, Section.TERRITORY, Section.DEFINITIONS)
                .contains(part.section());
    }

    private void prose(String text) {
        if (text.isEmpty()) {
            return;
        }
        page.open("div", "class", "prose");
        for (Prose.Block block : Prose.blocks(text)) {
            if (block.list()) {
                page.open("ul");
                block.lines().forEach(line -> page.line("li", line));
                page.close();
            } else {
                page.open("p");
                for (int line = 0; line < block.lines().size(); line++) {
                    if (line > 0) {
                        page.open("br").close();
                    }
                    page.text(block.lines().get(line));
                }
                page.close();
            }
        }
        page.close();
    }

    private void figure(Table table) {
        page.line("h3", table.caption());
        page.line("p", table.sentence(), "class", "sentence");
        if (pictures.isDrawn(table)) {
            page.open("div", "class", "picture");
            pictures.draw(page, table, content.knownOn());
            page.close();
            if (pictures.isPart(table)) {
                page.line("p", words.text("reporting.picture.part", BarPicture.MOST), "class", "small");
            }
        }
    }

    private void cells(Table table) {
        List<Column> columns = table.columns();
        page.open("table", "class", columns.size() >= MANY_COLUMNS ? "many" : "few", "id", "table-" + table.code());
        page.open("thead").open("tr");
        page.line("th", table.rowsAre(), "class", "name", "scope", "col");
        for (int index = 0; index < columns.size(); index++) {
            page.line(
                    "th",
                    columns.get(index).name(),
                    "class",
                    side(table, index) + " " + columns.get(index).code(),
                    "scope",
                    "col");
        }
        page.close().close().open("tbody");
        List<Row> rows = table.rows();
        for (int number = 0; number < rows.size(); number++) {
            if (number == rows.size() - LAST_ROWS && number > 0) {
                page.close().open("tbody", "class", "last");
            }
            row(table, rows.get(number));
        }
        page.close().close();
    }

    private void row(Table table, Row row) {
        page.open("tr", "class", row.isTotal() ? "total" : "row");
        page.line("th", row.name(), "class", "name", "scope", "row");
        for (int index = 0; index < table.columns().size(); index++) {
            page.line("td", words.cell(row.cells().get(index)), "class", side(table, index));
        }
        page.close();
    }

    /** Words begin at the left, numbers end at the right. */
    private static String side(Table table, int column) {
        return table.rows().stream().anyMatch(row -> row.cells().get(column).unit() != Unit.TEXT) ? "number" : "words";
    }
}
