package org.tocsin.cap.xml;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tocsin.cap.Finding;
import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.XMLFilterImpl;

/**
 * Passes on only what stands in the one {@code alert} of CAP 1.2 (CAP-02). A second alert inside the first, even in a
 * signature's object, is how signed content gets swapped for forged content, so it is refused wherever it stands.
 */
final class RootCheck extends XMLFilterImpl {
    static final String CAP_1_2 = "urn:oasis:names:tc:emergency:cap:1.2";
    private static final String CAP_1_1 = "urn:oasis:names:tc:emergency:cap:1.1";
    private static final String CAP_1_0 = "http://www.incident.com/cap/1.0";

    private @Nullable Finding fault;
    private boolean rootSeen;

    RootCheck(ContentHandler next) {
        setContentHandler(next);
    }

    Optional<Finding> fault() {
        return Optional.ofNullable(fault);
    }

    @Override
    public void startElement(String uri, String name, String qName, Attributes attributes) throws SAXException {
        if (fault == null) {
            fault = rootSeen ? second(uri, name) : wrongRoot(uri, name);
        }
        rootSeen = true;
        if (fault == null) {
            super.startElement(uri, name, qName, attributes);
        }
    }

    @Override
    public void endElement(String uri, String name, String qName) throws SAXException {
        if (fault == null) {
            super.endElement(uri, name, qName);
        }
    }

    @Override
    public void characters(char[] text, int start, int length) throws SAXException {
        if (fault == null) {
            super.characters(text, start, length);
        }
    }

    @Override
    public void endDocument() throws SAXException {
        if (fault == null) {
            super.endDocument();
        }
    }

    private static @Nullable Finding second(String uri, String name) {
        return name.equals("alert") && uri.equals(CAP_1_2)
                ? fault("The message holds a second alert element; send each alert as a message of its own.")
                : null;
    }

    private static @Nullable Finding wrongRoot(String uri, String name) {
        if (!name.equals("alert")) {
            return fault("The root element is " + name + "; a CAP message is one alert element.");
        }
        return switch (uri) {
            case CAP_1_2 -> null;
            case CAP_1_1 ->
                fault("This is CAP 1.1; this version of the gateway reads CAP 1.2, so send it as " + CAP_1_2 + ".");
            case CAP_1_0 ->
                fault("This is CAP 1.0; this version of the gateway reads CAP 1.2, so send it as " + CAP_1_2 + ".");
            case "" -> fault("The alert element has no namespace; declare xmlns=\"" + CAP_1_2 + "\".");
            default -> fault("The alert element is in the namespace " + uri + "; CAP 1.2 is " + CAP_1_2 + ".");
        };
    }

    private static Finding fault(String message) {
        return Finding.error("CAP-02", "/", message);
    }
}
