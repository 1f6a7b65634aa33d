package org.visibles.exchange.out;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.visibles.exchange.out.TableOut.Format;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What is written is read again by other programs, and nothing in it is ever a formula. */
class TableOutTest {

    private static final List<String> NAMES = List.of("Nom", "Remarque", "N°");
    private static final List<List<String>> LINES = List.of(
            List.of("=1+1", "été; \"œuvre\"", "0612345678"),
            List.of("+33612345678", "deux\nlignes", ""),
            List.of("-SUM(A1)", "@cmd", "\tTAB"),
            List.of("\u0007cloche", "<b>&amp;</b>", "00001"));

    /** What OpenDocument has elements for. */
    private static final String UNSEEN = "[\\t\\r\\n]";

    private static final List<String> LIKE_FORMULAS =
            List.of("=1+1", "+33612345678", "-SUM(A1)", "@SUM(1;2)", "\t=2+2", "\r=3+3", "=HYPERLINK(\"http://x\")");

    @Test
    void a_workbook_holds_texts_alone() throws Exception {
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(written(Format.XLSX)))) {
            var sheet = workbook.getSheetAt(0);
            assertThat(sheet.getSheetName()).isEqualTo("Jeunes");
            for (int row = 1; row <= LINES.size(); row++) {
                for (int column = 0; column < NAMES.size(); column++) {
                    var cell = sheet.getRow(row).getCell(column);
                    String text = LINES.get(row - 1).get(column);
                    if (text.isEmpty()) {
                        assertThat(cell).isNull();
                    } else {
                        assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
                        assertThat(cell.getStringCellValue()).isEqualTo(text.replace("\u0007", ""));
                    }
                }
            }
        }
    }

    @Test
    void a_text_file_is_defused_where_it_could_be_a_formula() throws Exception {
        String text = new String(written(Format.CSV), StandardCharsets.UTF_8);
        assertThat(text).startsWith("\uFEFFNom;Remarque;N°");
        List<List<String>> read = CsvReader.builder().fieldSeparator(';').ofCsvRecord(text.substring(1)).stream()
                .map(record -> List.copyOf(record.getFields()))
                .toList();
        assertThat(read.get(1)).containsExactly("'=1+1", "été; \"œuvre\"", "0612345678");
        assertThat(read.get(2)).containsExactly("'+33612345678", "deux\nlignes", "");
        assertThat(read.get(3)).containsExactly("'-SUM(A1)", "'@cmd", "'\tTAB");
    }

    @Test
    void an_open_document_begins_with_its_type_and_holds_texts_alone() throws Exception {
        byte[] file = written(Format.ODS);
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            ZipEntry first = zip.getNextEntry();
            assertThat(first.getName()).isEqualTo("mimetype");
            assertThat(first.getMethod()).isEqualTo(ZipEntry.STORED);
            assertThat(new String(zip.readAllBytes(), StandardCharsets.US_ASCII))
                    .isEqualTo(Format.ODS.mediaType());
            while (!zip.getNextEntry().getName().equals("content.xml")) {}
            Element root = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(zip.readAllBytes()))
                    .getDocumentElement();
            NodeList rows = root.getElementsByTagName("table:table-row");
            assertThat(rows.getLength()).isEqualTo(LINES.size() + 1);
            assertThat(cells((Element) rows.item(1))).containsExactlyElementsOf(LINES.get(0));
            assertThat(cells((Element) rows.item(2))).containsExactlyElementsOf(LINES.get(1));
            assertThat(cells((Element) rows.item(4))).containsExactly(" cloche", "<b>&amp;</b>", "00001");
            assertThat(root.getElementsByTagName("*")).isNotNull();
            NodeList all = root.getElementsByTagName("table:table-cell");
            for (int cell = 0; cell < all.getLength(); cell++) {
                assertThat(((Element) all.item(cell)).hasAttribute("table:formula"))
                        .isFalse();
            }
        }
    }

    /** Where the office is installed it opens what was written: all cells are texts, and say the same. */
    @Test
    void cells_that_begin_like_a_formula_stay_text_in_libre_office(@TempDir Path folder) throws Exception {
        Path office = Path.of("/usr/bin/soffice");
        Assumptions.assumeTrue(Files.isExecutable(office), "LibreOffice is not installed");
        List<String> command = new ArrayList<>(List.of(
                office.toString(),
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--headless",
                "--infilter=CSV:59,34,76",
                "--convert-to",
                "fods",
                "--outdir",
                folder.toString()));
        for (Format format : Format.values()) {
            command.add(Files.write(
                            folder.resolve(format + "." + format.extension()),
                            written(format, NAMES, List.of(LIKE_FORMULAS)))
                    .toString());
        }
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        for (Format format : Format.values()) {
            Element root = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(folder.resolve(format + ".fods").toFile())
                    .getDocumentElement();
            NodeList cells = root.getElementsByTagName("table:table-cell");
            List<String> texts = new ArrayList<>();
            for (int place = 0; place < cells.getLength(); place++) {
                Element cell = (Element) cells.item(place);
                assertThat(cell.hasAttribute("table:formula"))
                        .as(format + ": " + cell.getTextContent())
                        .isFalse();
                if (cell.hasAttribute("office:value-type")) {
                    assertThat(cell.getAttribute("office:value-type")).isEqualTo("string");
                    texts.add(cell.getTextContent().replaceAll(UNSEEN, "").strip());
                }
            }
            assertThat(texts.subList(NAMES.size(), texts.size()))
                    .as(format.name())
                    .containsExactlyElementsOf(LIKE_FORMULAS.stream()
                            .map(text -> format == Format.CSV ? "'" + text : text)
                            .map(text -> text.replaceAll(UNSEEN, ""))
                            .toList());
        }
    }

    @Test
    void many_lines_are_written_as_they_come() throws Exception {
        for (Format format : Format.values()) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (TableOut table = format.begin(out, "Jeunes", NAMES)) {
                for (int line = 0; line < 3_000; line++) {
                    table.line(List.of("Nom " + line, "x".repeat(40), String.valueOf(line)));
                }
            }
            assertThat(out.size()).as(format.name()).isGreaterThan(10_000);
        }
    }

    private static byte[] written(Format format) throws IOException {
        return written(format, NAMES, LINES);
    }

    private static byte[] written(Format format, List<String> names, List<List<String>> lines) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TableOut table = format.begin(out, "Jeunes", names)) {
            for (List<String> line : lines) {
                table.line(line);
            }
        }
        return out.toByteArray();
    }

    private static List<String> cells(Element row) {
        List<String> texts = new ArrayList<>();
        NodeList cells = row.getElementsByTagName("table:table-cell");
        for (int cell = 0; cell < cells.getLength(); cell++) {
            NodeList paragraphs = ((Element) cells.item(cell)).getElementsByTagName("text:p");
            texts.add(String.join(
                    "\n",
                    IntStream.range(0, paragraphs.getLength())
                            .mapToObj(each -> paragraphs.item(each).getTextContent())
                            .toList()));
        }
        return texts;
    }
}
