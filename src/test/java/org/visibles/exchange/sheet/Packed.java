package org.visibles.exchange.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes packed files by hand, as no honest program would. */
public final class Packed implements AutoCloseable {

    public static final String WORKBOOK = """
            <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
              xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
              <sheets><sheet name="Liste" sheetId="1" r:id="r1"/></sheets></workbook>""";
    public static final String RELATIONS = """
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
              <Relationship Id="r1" Type="worksheet" Target="worksheets/sheet1.xml"/></Relationships>""";

    private final ZipOutputStream zip;

    interface Content {
        void write(Writer to) throws IOException;
    }

    private Packed(Path file) throws IOException {
        OutputStream out = Files.newOutputStream(file);
        zip = new ZipOutputStream(out);
    }

    /** With all parts that a workbook needs but its sheet. */
    static Packed workbook(Path file) {
        return at(file).part("xl/workbook.xml", WORKBOOK).part("xl/_rels/workbook.xml.rels", RELATIONS);
    }

    static Packed at(Path file) {
        try {
            return new Packed(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Packed part(String name, String content) {
        return part(name, to -> to.write(content));
    }

    Packed sheet(Content rows) {
        return part("xl/worksheets/sheet1.xml", to -> {
            to.write("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
            rows.write(to);
            to.write("</sheetData></worksheet>");
        });
    }

    Packed part(String name, Content content) {
        try {
            zip.putNextEntry(new ZipEntry(name));
            Writer writer = new OutputStreamWriter(zip, StandardCharsets.UTF_8);
            content.write(writer);
            writer.flush();
            zip.closeEntry();
            return this;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
