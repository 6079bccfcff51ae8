package org.tocsin.cap.xml;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tocsin.cap.CapVersion;
import org.tocsin.cap.Finding;
import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Passes on only what stands in the one {@code alert} of CAP, to the handler for the version that its namespace names
 * (CAP-02). A second alert inside the first, even in a signature's object, is how signed content gets swapped for forged
 * content, so it is refused wherever it stands.
 */
final class RootCheck extends DefaultHandler {
    private final Function<CapVersion, ContentHandler> handlers;
    private final Map<String, String> prefixes = new LinkedHashMap<>();
    private @Nullable Locator locator;
    private @Nullable ContentHandler next;
    private @Nullable CapVersion version;
    private @Nullable Finding fault;

    /** @param handlers what takes the document in, from its start; asked once the root is seen and good */
    RootCheck(Function<CapVersion, ContentHandler> handlers) {
        this.handlers = handlers;
    }

    Optional<Finding> fault() {
        return Optional.ofNullable(fault);
    }

    /** Empty when the root is none of CAP's. */
    Optional<CapVersion> version() {
        return Optional.ofNullable(version);
    }

    @Override
    public void setDocumentLocator(Locator documentLocator) {
        locator = documentLocator;
    }

    @Override
    public void startPrefixMapping(String prefix, String uri) throws SAXException {
        if (next != null) {
            next.startPrefixMapping(prefix, uri);
        } else {
            prefixes.put(prefix, uri);
        }
    }

    @Override
    public void startElement(String uri, String name, String qName, Attributes attributes) throws SAXException {
        if (fault == null && next == null) {
            root(uri, name);
        } else if (name.equals("alert") && CapVersion.ofNamespace(uri).isPresent()) {
            refuse("The message holds a second alert element; send each alert as a message of its own.");
        }
        if (next != null) {
            next.startElement(uri, name, qName, attributes);
        }
    }

    @Override
    public void endElement(String uri, String name, String qName) throws SAXException {
        if (next != null) {
            next.endElement(uri, name, qName);
        }
    }

    @Override
    public void endPrefixMapping(String prefix) throws SAXException {
        if (next != null) {
            next.endPrefixMapping(prefix);
        }
    }

    @Override
    public void characters(char[] text, int start, int length) throws SAXException {
        if (next != null) {
            next.characters(text, start, length);
        }
    }

    @Override
    public void endDocument() throws SAXException {
        if (next != null) {
            next.endDocument();
        }
    }

    private void root(String uri, String name) throws SAXException {
        Optional<CapVersion> named = CapVersion.ofNamespace(uri);
        if (!name.equals("alert")) {
            refuse("The root element is " + name + "; a CAP message is one alert element.");
        } else if (named.isEmpty()) {
            String newest = CapVersion.V1_2.namespace();
            refuse(
                    uri.isEmpty()
                            ? "The alert element has no namespace; declare xmlns=\"" + newest + "\"."
                            : "The alert element is in the namespace " + Texts.quoted(uri) + "; CAP 1.2 is " + newest
                                    + ".");
        } else {
            version = named.get();
            begin(handlers.apply(named.get()));
        }
    }

    private void begin(ContentHandler handler) throws SAXException {
        if (locator != null) {
            handler.setDocumentLocator(locator);
        }
        handler.startDocument();
        for (Map.Entry<String, String> mapping : prefixes.entrySet()) {
            handler.startPrefixMapping(mapping.getKey(), mapping.getValue());
        }
        next = handler;
    }

    private void refuse(String message) {
        if (fault == null) {
            fault = Finding.error("CAP-02", "/", message);
        }
        next = null;
    }
}
