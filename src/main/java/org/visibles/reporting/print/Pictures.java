package org.visibles.reporting.print;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import org.springframework.stereotype.Component;
import org.visibles.geography.GeographyShapes;
import org.visibles.reporting.ReportContent.Drawing;
import org.visibles.reporting.ReportContent.Table;
import org.visibles.reporting.ReportWords;

/** Draws the tables that are drawn: the same SVG for the page and the PDF. */
@Component
public class Pictures {

    private final ReportWords words;
    private final GeographyShapes shapes;

    Pictures(ReportWords words, GeographyShapes shapes) {
        this.words = words;
        this.shapes = shapes;
    }

    /** @param knownOn day of knowledge: which communes there were */
    void draw(Markup svg, Table table, LocalDate knownOn) {
        switch (table.drawing()) {
            case NONE -> {}
            case BARS -> new BarPicture(words).draw(svg, table);
            case MAP -> new MapPicture(words, shapes.communes(knownOn)).draw(svg, table);
        }
    }

    /** Whether there is anything to see: a picture of nothing but zeros or hidden numbers is none. */
    public boolean isDrawn(Table table) {
        if (table.drawing() == Drawing.NONE) {
            return false;
        }
        int column = BarPicture.drawn(table);
        return table.rows().stream()
                .map(row -> row.cells().get(column).number())
                .anyMatch(number -> number != null && number > 0);
    }

    /** Whether the picture leaves some rows to the table. */
    public boolean isPart(Table table) {
        return table.drawing() == Drawing.BARS
                && table.rows().stream().filter(row -> !row.isTotal()).count() > BarPicture.MOST;
    }

    /** The picture as an address that an image takes. */
    public String address(Table table, LocalDate knownOn) {
        Markup svg = new Markup();
        draw(svg, table, knownOn);
        return "data:image/svg+xml;base64,"
                + Base64.getEncoder().encodeToString(svg.toString().getBytes(StandardCharsets.UTF_8));
    }
}
