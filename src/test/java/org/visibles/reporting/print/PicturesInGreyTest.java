package org.visibles.reporting.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.geography.GeographyShapes;
import org.visibles.indicators.Value;
import org.visibles.reporting.Progress;
import org.visibles.reporting.ReportContent;
import org.visibles.reporting.ReportContent.Cell;
import org.visibles.reporting.ReportContent.Drawing;
import org.visibles.reporting.ReportContent.Row;
import org.visibles.reporting.ReportContent.Table;
import org.visibles.reporting.ReportContent.Unit;
import org.visibles.reporting.ReportFrame;
import org.visibles.reporting.ReportWords;
import org.visibles.reporting.Reporting;
import org.visibles.testkit.Fixture;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import tools.jackson.databind.json.JsonMapper;

/** What a report's pictures say does not depend on colour: numbers beside bars, shades apart in grey, words that can be read. */
class PicturesInGreyTest extends ReportFrame {

    /** Of words, and of what is no word, by WCAG 2.2 (1.4.3 and 1.4.11). */
    private static final double WORDS = 4.5;

    private static final double MARKS = 3;

    /** Two shades that lie side by side on the map. */
    private static final double APART = 1.3;

    private static final String WHITE = "#ffffff";

    @Autowired
    private Pictures pictures;

    @Autowired
    private GeographyShapes shapes;

    @Autowired
    private ReportWords words;

    @Test
    void each_bar_bears_its_name_and_number_and_all_look_alike() throws Exception {
        List<Table> drawn = tables(Drawing.BARS).filter(pictures::isDrawn).toList();
        assertThat(drawn).hasSizeGreaterThan(4);
        for (Table table : drawn) {
            Element picture = picture(table);
            int column = BarPicture.drawn(table);
            List<Row> rows = BarPicture.rows(table, column);
            List<Element> bars = elements(picture, "rect").stream()
                    .filter(rect -> !rect.getAttribute("width").equals("1"))
                    .toList();
            assertThat(bars).as(table.code()).hasSameSizeAs(rows);
            assertThat(bars)
                    .extracting(bar -> bar.getAttribute("fill"))
                    .as(table.code())
                    .containsOnly(bars.getFirst().getAttribute("fill"));
            assertThat(contrast(bars.getFirst().getAttribute("fill"), WHITE))
                    .as(table.code())
                    .isGreaterThan(MARKS);
            List<Element> texts = elements(picture, "text");
            assertThat(texts)
                    .extracting(Element::getTextContent)
                    .as(table.code())
                    .containsExactlyElementsOf(rows.stream()
                            .flatMap(row ->
                                    List.of(
                                            BarPicture.shortened(row.name()),
                                            words.cell(row.cells().get(column)))
                                            .stream())
                            .toList());
            assertThat(texts)
                    .allSatisfy(text -> assertThat(contrast(text.getAttribute("fill"), WHITE))
                            .isGreaterThan(WORDS));
        }
    }

    @Test
    void the_maps_shades_are_apart_in_grey_and_each_commune_bears_its_number() throws Exception {
        Table table = tables(Drawing.MAP).map(this::everywhere).findFirst().orElseThrow();
        Element picture = picture(table);
        List<String> legend = elements(picture, "rect").stream()
                .map(rect -> rect.getAttribute("fill"))
                .toList();
        String none = legend.getLast();
        List<String> shades = legend.subList(0, legend.size() - 1);
        assertThat(shades).hasSize(5).doesNotContain(none);
        for (int index = 1; index < shades.size(); index++) {
            assertThat(luminance(shades.get(index))).as("darker").isLessThan(luminance(shades.get(index - 1)));
            assertThat(contrast(shades.get(index), shades.get(index - 1)))
                    .as(shades.get(index))
                    .isGreaterThan(APART);
        }
        List<String> communes = elements(picture, "path").stream()
                .map(path -> path.getAttribute("fill"))
                .filter(fill -> !fill.equals(none))
                .toList();
        List<Element> numbers = elements(picture, "text").stream()
                .filter(text -> text.getAttribute("text-anchor").equals("middle"))
                .toList();
        assertThat(numbers).hasSizeGreaterThan(10).hasSameSizeAs(communes);
        for (int index = 0; index < numbers.size(); index++) {
            assertThat(numbers.get(index).getTextContent()).matches("\\d+");
            assertThat(contrast(numbers.get(index).getAttribute("fill"), communes.get(index)))
                    .as(communes.get(index))
                    .isGreaterThan(WORDS);
        }
    }

    private Stream<Table> tables(Drawing drawing) {
        ReportContent content = as(Fixture.COORDINATION, () -> reports.preview(reports.begin(), Progress.NONE));
        return content.parts().stream()
                .flatMap(part -> part.tables().stream())
                .filter(table -> table.drawing() == drawing);
    }

    /** With a row for each commune of the map, and another number in each. */
    private Table everywhere(Table table) {
        String contours = as(Fixture.COORDINATION, () -> shapes.communes(Reporting.KNOWN_ON));
        List<Cell> cells = table.rows().getFirst().cells();
        int column = BarPicture.drawn(table);
        List<Row> rows = new ArrayList<>();
        new JsonMapper().readTree(contours).path("features").forEach(commune -> {
            String code = commune.path("properties").path("code").asString();
            List<Cell> numbered = new ArrayList<>(cells);
            numbered.set(column, new Cell(Unit.COUNT, Value.State.SHOWN, rows.size() + 1.0, null));
            rows.add(new Row(code, code, numbered));
        });
        return new Table(
                table.code(),
                table.caption(),
                table.sentence(),
                table.rowsAre(),
                table.drawing(),
                table.columns(),
                rows);
    }

    private Element picture(Table table) throws Exception {
        Markup svg = new Markup();
        as(Fixture.COORDINATION, () -> {
            pictures.draw(svg, table, Reporting.KNOWN_ON);
            return svg;
        });
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg.toString())))
                .getDocumentElement();
    }

    private static List<Element> elements(Element picture, String name) {
        var found = picture.getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(index -> (Element) found.item(index))
                .toList();
    }

    private static double contrast(String one, String other) {
        double lighter = Math.max(luminance(one), luminance(other));
        double darker = Math.min(luminance(one), luminance(other));
        return (lighter + 0.05) / (darker + 0.05);
    }

    /** How light a colour is in grey, between 0 and 1. */
    private static double luminance(String colour) {
        double[] weights = {0.2126, 0.7152, 0.0722};
        double light = 0;
        for (int part = 0; part < 3; part++) {
            double share = Integer.parseInt(colour.substring(1 + 2 * part, 3 + 2 * part), 16) / 255.0;
            light += weights[part] * (share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4));
        }
        return light;
    }
}
