package org.visibles.exchange.sheet;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.visibles.kernel.RuleViolation;

/** Walks through a part of a packed file. What declares entities or reaches outside is refused, not resolved. */
final class Xml implements Closeable {

    private static final int DEEPEST = 64;
    private static final int LONGEST_TEXT = 1 << 16;

    private final InputStream in;
    private final XMLStreamReader reader;
    private int depth;

    Xml(InputStream in) throws IOException {
        this.in = in;
        try {
            reader = factory().createXMLStreamReader(in);
        } catch (XMLStreamException broken) {
            in.close();
            throw new RuleViolation("rule.exchange.file.broken");
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory;
    }

    /**
     * To the next begin or end of an element or piece of text.
     *
     * @return false at the end
     */
    boolean next() {
        try {
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        if (++depth > DEEPEST) {
                            throw new RuleViolation("rule.exchange.file.unpacked");
                        }
                        return true;
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        depth--;
                        return true;
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                        return true;
                    }
                    case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                        throw new RuleViolation("rule.exchange.file.entities");
                    default -> {} // comments and the like
                }
            }
            return false;
        } catch (XMLStreamException broken) {
            throw new RuleViolation("rule.exchange.file.broken");
        } catch (RuleViolation told) {
            throw told;
        } catch (RuntimeException strange) { // the parser fails in its own ways on what is no XML
            throw new RuleViolation("rule.exchange.file.broken");
        }
    }

    boolean begins(String name) {
        return reader.isStartElement() && reader.getLocalName().equals(name);
    }

    boolean ends(String name) {
        return reader.isEndElement() && reader.getLocalName().equals(name);
    }

    boolean isText() {
        return reader.isCharacters();
    }

    /** Adds the text where it stands, as far as a cell may be long. */
    void text(StringBuilder to) {
        int room = LONGEST_TEXT - to.length();
        if (room > 0) {
            to.append(reader.getTextCharacters(), reader.getTextStart(), Math.min(room, reader.getTextLength()));
        }
    }

    /** By its local name, whatever its prefix. */
    @Nullable
    String attribute(String name) {
        for (int index = 0; index < reader.getAttributeCount(); index++) {
            if (reader.getAttributeLocalName(index).equals(name)) {
                return reader.getAttributeValue(index);
            }
        }
        return null;
    }

    String attribute(String name, String otherwise) {
        return Objects.requireNonNullElse(attribute(name), otherwise);
    }

    int number(String name, int otherwise) {
        String text = attribute(name);
        try {
            return text == null ? otherwise : Integer.parseInt(text);
        } catch (NumberFormatException broken) {
            throw new RuleViolation("rule.exchange.file.broken");
        }
    }

    boolean truth(String name) {
        String text = attribute(name, "0");
        return text.equals("1") || text.equals("true");
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
