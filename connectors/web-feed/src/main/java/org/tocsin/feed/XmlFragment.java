package org.tocsin.feed;

import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A piece of XML under construction. Names are written with their prefix ({@code cap:event}); the root of the page
 * declares the prefixes, so that the bytes of an entry can be made once and stand in any page. What would make an empty
 * optional element is left out. Not safe for concurrent use.
 */
final class XmlFragment {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    // Buffered not for speed: the JDK's writer asks a bare OutputStreamWriter for its encoder and then splits
    // surrogates.
    private final Writer text = new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8));
    private final XMLStreamWriter xml;

    XmlFragment() {
        try {
            // A factory each: the platform does not promise that one may be shared among threads.
            this.xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("no XML writer", e);
        }
    }

    static XmlFragment document() {
        XmlFragment document = new XmlFragment();
        document.write(() -> document.text.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"));
        return document;
    }

    XmlFragment open(String name) {
        return write(() -> xml.writeStartElement(name));
    }

    XmlFragment attribute(String name, String value) {
        return write(() -> xml.writeAttribute(name, XmlText.line(value)));
    }

    XmlFragment close() {
        return write(() -> {
            xml.writeEndElement();
            xml.writeCharacters("\n");
        });
    }

    /** Line breaks are kept. */
    XmlFragment element(String name, String value) {
        String clean = XmlText.clean(value);
        return clean.isEmpty() ? this : open(name).characters(clean).close();
    }

    XmlFragment element(String name, Optional<String> value) {
        return element(name, value.orElse(""));
    }

    /** An element of attributes alone, given as name, value, name, value. */
    XmlFragment empty(String name, String... attributes) {
        write(() -> xml.writeEmptyElement(name));
        for (int i = 0; i < attributes.length; i += 2) {
            attribute(attributes[i], attributes[i + 1]);
        }
        return write(() -> xml.writeCharacters("\n"));
    }

    XmlFragment characters(String value) {
        return write(() -> xml.writeCharacters(value));
    }

    /** Bytes that another fragment made. */
    XmlFragment raw(byte[] fragment) {
        return write(() -> {
            xml.writeCharacters("");
            xml.flush();
            text.flush();
            bytes.write(fragment);
        });
    }

    byte[] bytes() {
        write(() -> {
            xml.flush();
            text.flush();
        });
        return bytes.toByteArray();
    }

    private XmlFragment write(Step step) {
        try {
            step.run();
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException("memory cannot refuse XML", e);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot refuse", e);
        }
    }

    @FunctionalInterface
    private interface Step {
        void run() throws XMLStreamException, IOException;
    }
}
