package org.visibles.reporting.print;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.visibles.reporting.ReportContent.Cell;
import org.visibles.reporting.ReportContent.Row;
import org.visibles.reporting.ReportContent.Table;
import org.visibles.reporting.ReportWords;

/** One bar for each row of a table, as SVG: its name before, its number behind, so that nothing depends on colour. */
final class BarPicture {

    /** As many as one takes in at a glance; the table has them all. */
    static final int MOST = 15;

    private static final int WIDTH = 640;
    private static final int NAMES = 210;
    private static final int BARS = 350;
    private static final int LINE = 20;
    private static final int TEXT = 11;
    private static final Font FONT = font();
    private static final FontRenderContext UNSCALED = new FontRenderContext(null, true, true);

    private final ReportWords words;

    BarPicture(ReportWords words) {
        this.words = words;
    }

    void draw(Markup svg, Table table) {
        int column = drawn(table);
        List<Row> rows = rows(table, column);
        double most =
                rows.stream().mapToDouble(row -> number(row, column)).max().orElse(0);
        int height = rows.size() * LINE + 4;
        svg.picture(WIDTH, height, table.sentence());
        for (int index = 0; index < rows.size(); index++) {
            bar(svg, rows.get(index), column, most, index * LINE + 2);
        }
        svg.close();
    }

    private void bar(Markup svg, Row row, int column, double most, int top) {
        Cell cell = row.cells().get(column);
        double length = most == 0 ? 0 : BARS * number(row, column) / most;
        String middle = String.valueOf(top + 14);
        svg.line(
                "text",
                shortened(row.name()),
                "x",
                String.valueOf(NAMES - 8),
                "y",
                middle,
                "text-anchor",
                "end",
                "font-family",
                "Liberation Sans, Arial, sans-serif",
                "font-size",
                String.valueOf(TEXT),
                "fill",
                "#1b1b1b");
        svg.open(
                        "rect",
                        "x",
                        String.valueOf(NAMES),
                        "y",
                        String.valueOf(top + 3),
                        "width",
                        decimal(length),
                        "height",
                        String.valueOf(LINE - 6),
                        "fill",
                        "#2b5d8c")
                .close();
        svg.open(
                        "rect",
                        "x",
                        String.valueOf(NAMES),
                        "y",
                        String.valueOf(top + 1),
                        "width",
                        "1",
                        "height",
                        String.valueOf(LINE - 2),
                        "fill",
                        "#767676")
                .close();
        svg.line(
                "text",
                words.cell(cell),
                "x",
                decimal(NAMES + length + 6),
                "y",
                middle,
                "font-family",
                "Liberation Sans, Arial, sans-serif",
                "font-size",
                String.valueOf(TEXT),
                "fill",
                cell.number() == null ? "#5a5a5a" : "#1b1b1b");
    }

    static int drawn(Table table) {
        return IntStream.range(0, table.columns().size())
                .filter(index -> table.columns().get(index).drawn())
                .findFirst()
                .orElse(0);
    }

    /** In the order of the table; of many, those with the highest numbers. */
    static List<Row> rows(Table table, int column) {
        List<Row> rows = table.rows().stream().filter(row -> !row.isTotal()).toList();
        return rows.size() <= MOST
                ? rows
                : rows.stream()
                        .sorted(Comparator.comparingDouble((Row row) -> -number(row, column)))
                        .limit(MOST)
                        .toList();
    }

    private static double number(Row row, int column) {
        Double number = row.cells().get(column).number();
        return number == null ? 0 : number;
    }

    /** As much of a name as stands before its bar; the table has all of it. */
    static String shortened(String name) {
        String kept = name;
        while (width(kept) > NAMES - 12) {
            String cut = kept.endsWith("…") ? kept.substring(0, kept.length() - 1) : kept;
            kept = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1)).stripTrailing() + "…";
        }
        return kept;
    }

    static double width(String text) {
        return FONT.getStringBounds(text, UNSCALED).getWidth();
    }

    private static Font font() {
        try (InputStream face = ReportPdf.stream("liberation/LiberationSans-Regular.ttf")) {
            return Font.createFont(Font.TRUETYPE_FONT, face).deriveFont((float) TEXT);
        } catch (IOException | FontFormatException missing) {
            throw new IllegalStateException(missing);
        }
    }

    static String decimal(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }
}
