package org.visibles.exchange.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.visibles.exchange.sheet.TableFile.Found;
import org.visibles.kernel.RuleViolation;

/** Files that mean harm, or do it: each is refused in words or read, and the heap hardly rises. */
class HostileFileTest {

    private static final long MOST_MB = 96;

    @TempDir
    private Path folder;

    private final List<List<String>> rows = new ArrayList<>();

    @Test
    void a_bomb_is_refused_before_it_is_unpacked() {
        Path file = folder.resolve("bombe.xlsx");
        try (Packed packed = Packed.workbook(file)) {
            String zeros = "<c><v>0</v></c>".repeat(10_000);
            packed.sheet(to -> {
                for (int piece = 0; piece < 150; piece++) { // some 25 MB of one pattern
                    to.write("<row>" + zeros + "</row>");
                }
            });
        }
        assertThat(refused("bomb of cells", file)).isEqualTo("rule.exchange.file.unpacked");
    }

    @Test
    void a_text_without_an_end_is_refused() {
        Path file = folder.resolve("texte.xlsx");
        try (Packed packed = Packed.workbook(file)) {
            Random random = new Random(1904);
            packed.sheet(to -> {
                to.write("<row><c t=\"inlineStr\"><is><t>");
                for (int sign = 0; sign < 3 << 20; sign++) {
                    to.write('a' + random.nextInt(26));
                }
                to.write("</t></is></c></row>");
            });
        }
        assertThat(refused("endless text", file)).isEqualTo("rule.exchange.file.unpacked");
    }

    @Test
    void elements_without_an_end_are_refused() {
        Path file = folder.resolve("profond.ods");
        try (Packed packed = Packed.at(file)) {
            packed.part("content.xml", to -> {
                for (int depth = 0; depth < 500_000; depth++) {
                    to.write("<a>");
                }
            });
        }
        assertThat(refused("endless depth", file)).isEqualTo("rule.exchange.file.unpacked");
    }

    @Test
    void a_million_empty_lines_with_styles_are_passed_over() {
        Path file = folder.resolve("vide.xlsx");
        try (Packed packed = Packed.workbook(file)) {
            packed.sheet(to -> {
                to.write("<row r=\"1\"><c t=\"inlineStr\"><is><t>Nom</t></is></c></row>");
                for (int row = 2; row <= 1_000_000; row++) {
                    to.write("<row r=\"" + row + "\" s=\"3\" customFormat=\"1\"><c r=\"A" + row + "\" s=\"3\"/><c r=\"B"
                            + row + "\" s=\"3\"/></row>");
                }
                to.write("<row r=\"1000001\"><c t=\"str\"><v>Zoé</v></c></row>");
            });
        }
        read("a million empty lines", file);
        assertThat(rows).containsExactly(List.of("Nom"), List.of("Zoé"));
    }

    @Test
    void more_lines_than_a_list_has_are_refused_and_repeated_ones_count() {
        Path file = folder.resolve("repete.ods");
        try (Packed packed = Packed.at(file)) {
            packed.part("content.xml", """
                    <d xmlns:o="o" xmlns:t="t" xmlns:x="x"><o:spreadsheet><t:table t:name="L"><t:table-row t:number-rows-repeated="1048576">
                    <t:table-cell t:number-columns-repeated="8"><x:p>boum</x:p></t:table-cell></t:table-row></t:table></o:spreadsheet></d>""");
        }
        assertThat(refused("repeated lines", file)).isEqualTo("rule.exchange.file.lines");
    }

    @Test
    void entities_are_refused_and_no_file_is_read() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "SECRET");
        String doctype = "<!DOCTYPE d [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>";
        Path file = folder.resolve("entites.ods");
        try (Packed packed = Packed.at(file)) {
            packed.part("content.xml", doctype + """
                    <d xmlns:o="o" xmlns:t="t" xmlns:x="x"><o:spreadsheet><t:table t:name="L"><t:table-row>
                    <t:table-cell><x:p>&x;</x:p></t:table-cell></t:table-row></t:table></o:spreadsheet></d>""");
        }
        assertThat(refused("entities", file)).isEqualTo("rule.exchange.file.entities");
        Path shared = folder.resolve("entites.xlsx");
        try (Packed packed = Packed.workbook(shared)) {
            packed.part("xl/sharedStrings.xml", doctype + "<sst><si><t>&x;</t></si></sst>");
            packed.sheet(to -> to.write("<row><c t=\"s\"><v>0</v></c></row>"));
        }
        assertThat(refused("entities of a workbook", shared)).isEqualTo("rule.exchange.file.entities");
        assertThat(rows).isEmpty();
    }

    @Test
    void a_password_is_asked_for_in_words() throws Exception {
        Path file = folder.resolve("secret.xlsx");
        try (POIFSFileSystem container = new POIFSFileSystem();
                OutputStream out = Files.newOutputStream(file)) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("motdepasse");
            try (OutputStream in = encryptor.getDataStream(container)) {
                in.write(new byte[5_000]);
            }
            container.writeFilesystem(out);
        }
        assertThat(refused("password", file)).isEqualTo("rule.exchange.file.password");
        Path open = folder.resolve("secret.ods");
        try (Packed packed = Packed.at(open)) {
            packed.part("META-INF/manifest.xml", "<m><f><encryption-data/></f></m>")
                    .part("content.xml", "\u0001\u0002");
        }
        assertThat(refused("password of an open document", open)).isEqualTo("rule.exchange.file.password");
    }

    @Test
    void an_old_workbook_and_what_is_no_table_are_told_apart() throws IOException {
        byte[] old = new byte[2_000];
        System.arraycopy(new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0}, 0, old, 0, 4);
        assertThat(refused("old", Files.write(folder.resolve("a.xls"), old))).isEqualTo("rule.exchange.file.old-excel");
        byte[] picture = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0};
        assertThat(refused("picture", Files.write(folder.resolve("photo.xlsx"), picture)))
                .isEqualTo("rule.exchange.file.no-table");
        byte[] program = {0x7f, 'E', 'L', 'F', 0, 0, 1, 2};
        assertThat(refused("program", Files.write(folder.resolve("liste.csv"), program)))
                .isEqualTo("rule.exchange.file.no-table");
        Path text = folder.resolve("lettre.xlsx");
        try (Packed packed = Packed.at(text)) {
            packed.part("word/document.xml", "<w/>");
        }
        assertThat(refused("letter", text)).isEqualTo("rule.exchange.file.no-table");
        Path cut = folder.resolve("coupe.xlsx");
        byte[] whole = Files.readAllBytes(text);
        Files.write(cut, java.util.Arrays.copyOf(whole, whole.length / 2));
        assertThat(refused("cut", cut)).isEqualTo("rule.exchange.file.broken");
        assertThat(refused("blank", Files.writeString(folder.resolve("vide.csv"), "\n ; \n")))
                .isEqualTo("rule.exchange.file.empty");
        assertThat(refused("quote", Files.writeString(folder.resolve("g.csv"), "a;b\n\"c" + ";d\n".repeat(1 << 20))))
                .isEqualTo("rule.exchange.file.quote");
    }

    @Test
    void macros_links_and_formulas_do_nothing_and_are_said() {
        Path file = folder.resolve("macros.xlsm");
        try (Packed packed = Packed.workbook(file)) {
            packed.part("xl/vbaProject.bin", "Sub AutoOpen()")
                    .part("xl/externalLinks/externalLink1.xml", "<externalLink/>")
                    .sheet(to -> to.write("<row><c t=\"str\"><f>WEBSERVICE(\"http://x/\")</f><v>Zoé</v></c>"
                            + "<c><f>1/0</f></c><c t=\"e\"><v>#REF!</v></c><c><v>1e99999999</v></c></row>"));
        }
        Found found = read("macros", file);
        assertThat(rows).containsExactly(List.of("Zoé", "", "", "1e99999999"));
        assertThat(found.remarks())
                .extracting(TableFile.Remark::code)
                .containsExactly("macros", "external-links", "formulas");
    }

    @Test
    void merged_cells_and_hidden_columns_are_said_and_not_counted_one_by_one() {
        Path file = folder.resolve("fusions.xlsx");
        try (Packed packed = Packed.workbook(file)) {
            packed.part("xl/worksheets/sheet1.xml", to -> {
                to.write("<worksheet><cols><col min=\"2\" max=\"16384\" hidden=\"1\"/></cols><sheetData>"
                        + "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>Zoé</v></c><c r=\"B1\" t=\"str\"><v>caché</v></c></row>"
                        + "</sheetData><mergeCells>");
                for (int row = 2; row < 200_000; row++) {
                    to.write("<mergeCell ref=\"A" + row + ":XFD" + row + "\"/>");
                }
                to.write("</mergeCells></worksheet>");
            });
        }
        Found found = read("merged cells and hidden columns", file);
        assertThat(rows).containsExactly(List.of("Zoé", "caché"));
        assertThat(found.hidden()).hasSize(TableFile.MOST_COLUMNS - 1).doesNotContain(0);
        assertThat(found.remarks())
                .contains(TableFile.Remark.of("merged", 199_998, "A2:XFD2, A3:XFD3, A4:XFD4"))
                .extracting(TableFile.Remark::code)
                .containsExactly("merged", "hidden-columns");
    }

    @Test
    void four_hundred_columns_are_read_and_thousands_are_cut_and_said() {
        Path file = folder.resolve("large.xlsx");
        try (Packed packed = Packed.workbook(file)) {
            packed.sheet(to -> {
                for (int row = 0; row < 1_000; row++) {
                    to.write("<row>");
                    for (int column = 0; column < (row == 0 ? 16_384 : 400); column++) {
                        to.write("<c t=\"str\"><v>" + (row * 31 + column) + "</v></c>");
                    }
                    to.write("</row>");
                }
            });
        }
        Found found = read("400 columns", file);
        assertThat(rows.get(0)).hasSize(TableFile.MOST_COLUMNS);
        assertThat(rows.get(1)).hasSize(400).endsWith("430");
        assertThat(found.remarks()).containsExactly(TableFile.Remark.of("wide", TableFile.MOST_COLUMNS));
    }

    @Test
    void days_of_1904_and_what_excel_made_numbers_of_are_what_they_were() {
        Path file = folder.resolve("1904.xlsx");
        try (Packed packed = Packed.at(file)) {
            packed.part("xl/workbook.xml", Packed.WORKBOOK.replace("<sheets>", "<workbookPr date1904=\"1\"/><sheets>"))
                    .part("xl/_rels/workbook.xml.rels", Packed.RELATIONS)
                    .part("xl/styles.xml", "<styleSheet><cellXfs><xf/><xf numFmtId=\"14\"/></cellXfs></styleSheet>")
                    .sheet(to -> {
                        for (int row = 0; row < 100_000; row++) {
                            to.write(
                                    "<row><c s=\"1\"><v>35563</v></c><c><v>612345678</v></c><c><v>3.3612345678E10</v></c>"
                                            + "<c><v>1.0512760123456E13</v></c><c><v>42</v></c></row>");
                        }
                    });
        }
        Found found = read("days of 1904 and numbers", file);
        assertThat(rows.getLast()).containsExactly("2001-05-14", "612345678", "33612345678", "10512760123456", "42");
        assertThat(found.remarks()).extracting(TableFile.Remark::code).containsExactly("since-1904");
    }

    @Test
    void encodings_that_change_from_line_to_line_are_read() throws IOException {
        Path file = folder.resolve("melange.csv");
        byte[] one = "Zoé;Été\n".getBytes(StandardCharsets.UTF_8);
        byte[] other = "Zoé;Été\n".getBytes(java.nio.charset.Charset.forName("windows-1252"));
        try (OutputStream out = new java.io.BufferedOutputStream(Files.newOutputStream(file))) {
            for (int line = 0; line < 100_000; line++) {
                out.write(line % 2 == 0 ? one : other);
            }
        }
        Found found = read("mixed encodings", file);
        assertThat(rows).hasSize(100).containsOnly(List.of("Zoé", "Été"));
        assertThat(found.remarks()).containsExactly(TableFile.Remark.of("mixed-encodings", 2));
    }

    @Test
    void a_workbook_of_many_long_sheets_is_looked_at_from_above() {
        Path file = folder.resolve("feuilles.xlsx");
        StringBuilder sheets = new StringBuilder();
        StringBuilder relations = new StringBuilder();
        for (int sheet = 1; sheet <= 60; sheet++) {
            sheets.append("<sheet name=\"F")
                    .append(sheet)
                    .append("\" id=\"r")
                    .append(sheet)
                    .append("\"/>");
            relations.append("<Relationship Id=\"r").append(sheet).append("\" Target=\"worksheets/sheet1.xml\"/>");
        }
        try (Packed packed = Packed.at(file)) {
            packed.part("xl/workbook.xml", "<workbook><sheets>" + sheets + "</sheets></workbook>")
                    .part("xl/_rels/workbook.xml.rels", "<Relationships>" + relations + "</Relationships>")
                    .sheet(to -> {
                        for (int row = 0; row < 100_000; row++) {
                            to.write("<row><c><v>" + row + "</v></c></row>");
                        }
                    });
        }
        List<Sheet> found = HeapRise.of("many sheets", MOST_MB, () -> TableFile.sheets(file));
        assertThat(found)
                .hasSize(20)
                .allSatisfy(sheet -> assertThat(sheet.first()).hasSize(15));
    }

    @Test
    void two_hundred_thousand_lines_take_no_more_than_two_thousand() {
        Path file = folder.resolve("long.csv");
        long[] count = {0};
        try (var writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            for (int line = 0; line <= 200_000; line++) {
                writer.write("Nom" + line + ";Prénom" + line + ";14/05/2001;0612345678;1 rue " + line + "\n");
            }
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
        HeapRise.of("200,000 lines", MOST_MB, () -> TableFile.read(file, line -> count[0]++));
        assertThat(count[0]).isEqualTo(200_001);
    }

    private String refused(String what, Path file) {
        return catchThrowableOfType(RuleViolation.class, () -> read(what, file)).key();
    }

    private Found read(String what, Path file) {
        return HeapRise.of(
                what,
                MOST_MB,
                () -> TableFile.read(file, line -> {
                    if (rows.size() < 100) {
                        rows.add(line.cells());
                    }
                }));
    }
}
