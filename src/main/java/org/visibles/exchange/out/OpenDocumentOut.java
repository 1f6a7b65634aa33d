package org.visibles.exchange.out;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A spreadsheet of OpenDocument 1.2 (OASIS) with one table of texts: no library on Maven Central writes one line by line. */
final class OpenDocumentOut implements TableOut {

    private static final String OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    private static final String TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    private static final String TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
    private static final String MANIFEST = """
            <?xml version="1.0" encoding="UTF-8"?>
            <manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">
            <manifest:file-entry manifest:full-path="/" manifest:version="1.2" manifest:media-type="%1$s"/>
            <manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
            </manifest:manifest>
            """.formatted(Format.ODS.mediaType());

    private final ZipOutputStream zip;
    private final XMLStreamWriter xml;

    OpenDocumentOut(OutputStream to, String name) throws IOException {
        zip = new ZipOutputStream(to);
        stored("mimetype", Format.ODS.mediaType());
        zip.putNextEntry(new ZipEntry("META-INF/manifest.xml"));
        zip.write(MANIFEST.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
        zip.putNextEntry(new ZipEntry("content.xml"));
        try {
            xml = XMLOutputFactory.newFactory().createXMLStreamWriter(zip, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("office", "document-content", OFFICE);
            xml.writeNamespace("office", OFFICE);
            xml.writeNamespace("table", TABLE);
            xml.writeNamespace("text", TEXT);
            xml.writeAttribute("office", OFFICE, "version", "1.2");
            xml.writeStartElement("office", "body", OFFICE);
            xml.writeStartElement("office", "spreadsheet", OFFICE);
            xml.writeStartElement("table", "table", TABLE);
            xml.writeAttribute("table", TABLE, "name", name);
        } catch (XMLStreamException failed) {
            throw new IOException(failed);
        }
    }

    /** First and not compressed, so that a program can tell the file by its first bytes. */
    private void stored(String name, String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(bytes);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(sum.getValue());
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }

    @Override
    public void line(List<String> cells) throws IOException {
        try {
            xml.writeStartElement("table", "table-row", TABLE);
            for (String cell : cells) {
                if (cell.isEmpty()) {
                    xml.writeEmptyElement("table", "table-cell", TABLE);
                } else {
                    text(cell);
                }
            }
            xml.writeEndElement();
        } catch (XMLStreamException failed) {
            throw new IOException(failed);
        }
    }

    private void text(String cell) throws XMLStreamException {
        xml.writeStartElement("table", "table-cell", TABLE);
        xml.writeAttribute("office", OFFICE, "value-type", "string");
        for (String paragraph : cell.split("\\R", -1)) {
            xml.writeStartElement("text", "p", TEXT);
            xml.writeCharacters(allowed(paragraph));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    /** XML has no place for control characters. */
    private static String allowed(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\t]]|[\\uFFFE\\uFFFF]", " ");
    }

    @Override
    public void close() throws IOException {
        try {
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException failed) {
            throw new UncheckedIOException(new IOException(failed));
        }
        zip.closeEntry();
        zip.finish();
    }
}
