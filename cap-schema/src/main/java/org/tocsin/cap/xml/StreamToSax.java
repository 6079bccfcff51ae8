package org.tocsin.cap.xml;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.tocsin.cap.Finding;
import org.tocsin.cap.Limits;
import org.xml.sax.ContentHandler;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;

/**
 * Turns one document's stream events into SAX events and stops at the first thing that is forbidden or too much. All names
 * are interned: those of the parser are.
 */
final class StreamToSax implements Locator {
    private final XMLStreamReader in;
    private final ContentHandler out;
    private final Limits limits;
    private final AttributesImpl attributes = new AttributesImpl();
    private int depth;
    private int elements;
    private int textLength;

    StreamToSax(XMLStreamReader in, ContentHandler out, Limits limits) {
        this.in = in;
        this.out = out;
        this.limits = limits;
    }

    void run() throws XMLStreamException, SAXException, RefusedXml {
        out.setDocumentLocator(this);
        out.startDocument();
        while (in.hasNext()) {
            forward(in.next());
        }
        out.endDocument();
    }

    private void forward(int event) throws SAXException, RefusedXml {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> start();
            case XMLStreamConstants.END_ELEMENT -> end();
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> text();
            case XMLStreamConstants.DTD ->
                throw new RefusedXml(
                        "CAP-01",
                        "The message has a DOCTYPE, which CAP does not need and this gateway never reads; remove it.",
                        place());
            case XMLStreamConstants.ENTITY_REFERENCE ->
                throw new RefusedXml(
                        "XML",
                        "The message refers to an entity that XML does not define; write the character itself or its number.",
                        place());
            // They say nothing in CAP; text goes on behind them.
            case XMLStreamConstants.COMMENT, XMLStreamConstants.PROCESSING_INSTRUCTION -> aside(event);
            default -> {
                // Nothing else is left that could stand in a document without DOCTYPE.
            }
        }
    }

    private void start() throws SAXException, RefusedXml {
        textLength = 0;
        check("depth", ++depth, limits.depth());
        check("elements", ++elements, limits.elements());
        check("attributes", in.getNamespaceCount(), limits.attributes());
        for (int i = 0; i < in.getNamespaceCount(); i++) {
            out.startPrefixMapping(orEmpty(in.getNamespacePrefix(i)), orEmpty(in.getNamespaceURI(i)));
        }
        collectAttributes();
        out.startElement(
                orEmpty(in.getNamespaceURI()),
                in.getLocalName(),
                qualified(in.getPrefix(), in.getLocalName()),
                attributes);
    }

    private void collectAttributes() {
        attributes.clear();
        for (int i = 0; i < in.getAttributeCount(); i++) {
            String name = in.getAttributeLocalName(i);
            attributes.addAttribute(
                    orEmpty(in.getAttributeNamespace(i)),
                    name,
                    qualified(in.getAttributePrefix(i), name),
                    "CDATA",
                    in.getAttributeValue(i));
        }
    }

    private void end() throws SAXException {
        textLength = 0;
        depth--;
        out.endElement(orEmpty(in.getNamespaceURI()), in.getLocalName(), qualified(in.getPrefix(), in.getLocalName()));
        for (int i = 0; i < in.getNamespaceCount(); i++) {
            out.endPrefixMapping(orEmpty(in.getNamespacePrefix(i)));
        }
    }

    private void text() throws SAXException, RefusedXml {
        if (depth == 0) {
            return;
        }
        textLength += in.getTextLength();
        check("textLength", textLength, limits.textLength());
        out.characters(in.getTextCharacters(), in.getTextStart(), in.getTextLength());
    }

    private void aside(int event) {
        if (out instanceof Asides asides && event == XMLStreamConstants.COMMENT) {
            asides.comment();
        } else if (out instanceof Asides asides) {
            asides.instruction(in.getPITarget(), orEmpty(in.getPIData()));
        }
    }

    private void check(String name, int value, int limit) throws RefusedXml {
        if (value > limit) {
            throw new RefusedXml(
                    "CAP-01",
                    "The message is refused unread: it exceeds the limit of " + name + ", " + limit
                            + "; send less of it.",
                    place());
        }
    }

    private Finding.Place place() {
        return new Finding.Place(getLineNumber(), getColumnNumber());
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String qualified(@Nullable String prefix, String name) {
        return prefix == null || prefix.isEmpty() ? name : (prefix + ":" + name).intern();
    }

    @Override
    public @Nullable String getPublicId() {
        return null;
    }

    @Override
    public @Nullable String getSystemId() {
        return null;
    }

    @Override
    public int getLineNumber() {
        return in.getLocation().getLineNumber();
    }

    @Override
    public int getColumnNumber() {
        return in.getLocation().getColumnNumber();
    }
}
