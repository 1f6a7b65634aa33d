package org.visibles.reporting.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.indicators.Value;
import org.visibles.reporting.FrozenReport;
import org.visibles.reporting.Progress;
import org.visibles.reporting.ReportContent;
import org.visibles.reporting.ReportContent.Cell;
import org.visibles.reporting.ReportContent.Row;
import org.visibles.reporting.ReportContent.Table;
import org.visibles.reporting.ReportContent.Unit;
import org.visibles.reporting.ReportFrame;
import org.visibles.reporting.ReportId;
import org.visibles.reporting.ReportWords;
import org.visibles.reporting.Section;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.Office;

/** The files of a frozen report, opened with other libraries, show the numbers that it keeps. */
class ReportFilesTest extends ReportFrame {

    private static final Path PICTURES = Path.of("target", "reports");
    private static final float DPI = 60;
    private static final String TEXT = "Premier <b>paragraphe</b> & suite.\n\n- un point\n- un autre";

    @Autowired
    private ReportPdf pdf;

    @Autowired
    private ReportWorkbook workbook;

    @Autowired
    private ReportWords words;

    @Test
    void the_pdf_holds_every_number_is_tagged_and_looks_like_a_report() throws IOException {
        FrozenReport report = report();
        byte[] bytes = as(Fixture.COORDINATION, () -> pdf.write(seal(report)));
        Files.createDirectories(PICTURES);
        Files.write(PICTURES.resolve("programme.pdf"), bytes);

        try (PDDocument document = Loader.loadPDF(bytes)) {
            assertThat(document.getDocumentCatalog().getStructureTreeRoot().getKids())
                    .isNotEmpty();
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("fr");
            assertThat(document.getDocumentCatalog().getViewerPreferences().displayDocTitle())
                    .isTrue();
            assertThat(document.getDocumentInformation().getTitle())
                    .isEqualTo("Rapport de l'expérimentation – Invisibles");
            assertThat(document.getDocumentCatalog()
                            .getDocumentOutline()
                            .getFirstChild()
                            .getTitle())
                    .isEqualTo("Introduction");
            fontsAreInIt(document);
            Tagged.check(document);
            String text = plain(new PDFTextStripper().getText(document));
            assertThat(text)
                    .contains(
                            "Rapport n° " + report.row().reference(),
                            report.row().sha256())
                    .contains("Premier <b>paragraphe</b> & suite.", "un point");
            for (Table table : tables(report.content())) {
                for (Row row : table.rows()) {
                    assertThat(text).as(table.code()).contains(line(row));
                }
            }
            pictures(document, "programme");
        }
    }

    /** Long words, names, texts and tables: looked at by whoever changes the look. */
    @Test
    void an_organisations_pdf_with_much_in_it_is_whole_and_tagged() throws IOException {
        ReportContent content = as(Fixture.RESPONSABLE_ROUEN, () -> {
            ReportId draft = reports.begin();
            Section.written()
                    .forEach(section -> reports.write(
                            draft,
                            section,
                            ("Mot ".repeat(90) + "\n\n- " + "point ".repeat(30) + "\n").repeat(2)
                                    + "https://example.org/" + "a".repeat(160),
                            -1));
            return reports.preview(draft, Progress.NONE);
        });
        List<ReportContent.Part> parts = content.parts().stream()
                .map(part -> new ReportContent.Part(
                        part.section(),
                        part.text(),
                        part.note(),
                        part.tables().stream().map(ReportFilesTest::longer).toList()))
                .toList();
        ReportContent longer = new ReportContent(
                content.format(),
                content.kind(),
                content.programme(),
                content.organisation(),
                content.quarter(),
                content.from(),
                content.until(),
                content.knownOn(),
                parts);
        byte[] bytes = as(Fixture.RESPONSABLE_ROUEN, () -> pdf.write(new Seal(words, longer, null)));
        Files.createDirectories(PICTURES);
        Files.write(PICTURES.resolve("structure.pdf"), bytes);
        try (PDDocument document = Loader.loadPDF(bytes)) {
            Tagged.check(document);
            assertThat(document.getDocumentInformation().getTitle())
                    .isEqualTo("Rapport de la structure – Ville de Rouen – Invisibles");
            String text = plain(new PDFTextStripper().getText(document));
            for (Table table : tables(longer)) {
                assertThat(text).contains(plain(table.sentence()));
                table.rows()
                        .forEach(row ->
                                assertThat(text).contains(plain(row.name()).split(" ")[0]));
            }
            pictures(document, "structure");
        }
    }

    /** With forty more rows, whose names are long, where organisations or places stand; and with something done everywhere. */
    private static Table longer(Table table) {
        List<Row> rows = new ArrayList<>();
        if (table.code().equals("by-commune") || table.code().equals("what-works")) {
            for (int copy = 0; copy < 40; copy++) {
                rows.add(new Row(
                        "9" + copy,
                        copy + "-MISSION LOCALE DE L'AGGLOMÉRATION ROUENNAISE ET DES COMMUNES",
                        table.rows().getFirst().cells()));
            }
        }
        boolean done = table.code().startsWith("territory") || table.code().startsWith("field");
        table.rows().forEach(row -> rows.add(done ? done(row, rows.size() + 1) : row));
        return new Table(
                table.code(),
                table.caption(),
                table.sentence(),
                table.rowsAre(),
                table.drawing(),
                table.columns(),
                rows);
    }

    private static Row done(Row row, double outings) {
        List<Cell> cells = new ArrayList<>(row.cells());
        cells.set(0, new Cell(Unit.COUNT, Value.State.SHOWN, outings, null));
        return new Row(row.code(), row.name(), cells);
    }

    @Test
    void a_name_before_its_bar_is_cut_where_it_would_not_fit() {
        for (String name :
                List.of("WWWWWWWWWWWWWWWWWWWWWWWWWWWWWW", "iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii", "Rouen")) {
            String kept = BarPicture.shortened(name);
            assertThat(BarPicture.width(kept)).isLessThan(202);
            assertThat(kept.equals(name)).isEqualTo(BarPicture.width(name) <= 198);
        }
    }

    /** As it is read out: the name, then cell after cell; of a name that takes two lines the first cells alone. */
    private String line(Row row) {
        StringBuilder line = new StringBuilder(row.name());
        for (Cell cell : row.cells()) {
            if (cell.unit() == Unit.TEXT) {
                return plain(row.name()).split(" ")[0];
            }
            line.append(' ').append(words.cell(cell));
        }
        return plain(row.name().length() > 18 ? words.cell(row.cells().getFirst()) : line.toString());
    }

    private static String plain(String text) {
        return text.replaceAll("[\\s\\u00a0\\u202f]+", " ");
    }

    private static void fontsAreInIt(PDDocument document) throws IOException {
        for (PDPage page : document.getPages()) {
            for (var name : page.getResources().getFontNames()) {
                var font = page.getResources().getFont(name);
                assertThat(font.isEmbedded()).as(font.getName()).isTrue();
            }
        }
    }

    private static void pictures(PDDocument document, String name) throws IOException {
        PDFRenderer renderer = new PDFRenderer(document);
        assertThat(document.getNumberOfPages()).isBetween(8, 30);
        for (int page = 0; page < document.getNumberOfPages(); page++) {
            BufferedImage image = renderer.renderImageWithDPI(page, DPI, ImageType.GRAY);
            ImageIO.write(
                    image,
                    "png",
                    PICTURES.resolve(name + "-" + (page + 1) + ".png").toFile());
            assertThat(ink(image)).as("page " + (page + 1)).isBetween(0.002, 0.5);
        }
    }

    /** Which part of the page is not white. */
    private static double ink(BufferedImage image) {
        long dark = 0;
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                dark += (image.getRGB(x, y) & 0xff) < 200 ? 1 : 0;
            }
        }
        return (double) dark / image.getWidth() / image.getHeight();
    }

    @Test
    void the_workbook_holds_numbers_as_numbers_and_says_what_is_hidden() throws IOException {
        FrozenReport report = report();
        same(report, workbook.write(seal(report)));
    }

    @Test
    void libre_office_shows_the_same_numbers(@TempDir Path folder) throws Exception {
        FrozenReport report = report();
        same(report, Files.readAllBytes(Office.opened(folder, "rapport.xlsx", workbook.write(seal(report)), "")));
    }

    private void same(FrozenReport report, byte[] bytes) throws IOException {
        List<Table> tables = tables(report.content());
        int numbers = 0;
        int hidden = 0;
        try (XSSFWorkbook opened = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            assertThat(opened.getNumberOfSheets()).isEqualTo(tables.size() + 2);
            for (int index = 0; index < tables.size(); index++) {
                Sheet sheet = opened.getSheet(ReportWorkbook.name(index, tables.get(index)));
                List<Row> rows = tables.get(index).rows();
                for (int row = 0; row < rows.size(); row++) {
                    assertThat(sheet.getRow(row + 1).getCell(0).getStringCellValue())
                            .isEqualTo(rows.get(row).name());
                    for (int column = 0; column < rows.get(row).cells().size(); column++) {
                        Cell kept = rows.get(row).cells().get(column);
                        var cell = sheet.getRow(row + 1).getCell(column + 1);
                        if (kept.number() != null) {
                            assertThat(cell.getCellType()).isEqualTo(CellType.NUMERIC);
                            assertThat(cell.getNumericCellValue())
                                    .isCloseTo(kept.number(), within(1e-12)); // LibreOffice writes fifteen digits
                            numbers++;
                        } else {
                            assertThat(cell.getStringCellValue()).isEqualTo(words.cell(kept));
                            hidden += kept.unit() == Unit.TEXT ? 0 : 1;
                        }
                    }
                }
            }
            assertThat(opened.getSheetAt(tables.size() + 1).getRow(0).getCell(1).getStringCellValue())
                    .isEqualTo(TEXT);
        }
        assertThat(numbers).isGreaterThan(100);
        assertThat(hidden).isPositive();
    }

    @Test
    void a_text_becomes_paragraphs_and_lists() {
        assertThat(Prose.blocks("Un\ndeux\n\n- trois\n– quatre\ncinq"))
                .containsExactly(
                        new Prose.Block(false, List.of("Un", "deux")),
                        new Prose.Block(true, List.of("trois", "quatre")),
                        new Prose.Block(false, List.of("cinq")));
        assertThat(Prose.blocks("\n \n")).isEmpty();
    }

    private FrozenReport report() {
        return as(Fixture.COORDINATION, () -> {
            ReportId draft = reports.begin();
            reports.write(draft, Section.INTRODUCTION, TEXT, -1);
            return frozen.get(frozen.freeze(draft, Progress.NONE));
        });
    }

    private Seal seal(FrozenReport report) {
        return new Seal(words, report.content(), report.row());
    }

    private static List<Table> tables(ReportContent content) {
        return content.parts().stream().flatMap(part -> part.tables().stream()).toList();
    }
}
