package org.visibles.reporting.print;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes XHTML and SVG; whatever is text is escaped by the writer beneath. */
final class Markup {

    private final StringWriter out = new StringWriter();
    private final XMLStreamWriter xml;

    Markup() {
        try {
            xml = XMLOutputFactory.newInstance().createXMLStreamWriter(out);
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private interface Step {
        void write(XMLStreamWriter xml) throws XMLStreamException;
    }

    private Markup step(Step step) {
        try {
            step.write(xml);
            return this;
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * @param attributes names and values in turn
     */
    Markup open(String name, String... attributes) {
        step(writer -> writer.writeStartElement(name));
        for (int index = 0; index < attributes.length; index += 2) {
            String key = attributes[index];
            String value = attributes[index + 1];
            step(writer -> writer.writeAttribute(key, value));
        }
        return this;
    }

    /** An SVG element, to be closed, that says the sentence to whoever does not see it. */
    Markup picture(int width, int height, String sentence) {
        return open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "viewBox",
                "0 0 " + width + " " + height,
                "width",
                String.valueOf(width),
                "height",
                String.valueOf(height),
                "alt",
                sentence,
                "role",
                "img",
                "aria-label",
                sentence);
    }

    Markup text(String text) {
        return step(writer -> writer.writeCharacters(text));
    }

    Markup close() {
        return step(XMLStreamWriter::writeEndElement);
    }

    /** An element with nothing but text in it. */
    Markup line(String name, String text, String... attributes) {
        return open(name, attributes).text(text).close();
    }

    @Override
    public String toString() {
        step(XMLStreamWriter::flush);
        return out.toString();
    }
}
