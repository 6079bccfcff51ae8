package org.tocsin.cap.xml;

import org.jspecify.annotations.Nullable;
import org.tocsin.cap.CapVersion;
import org.tocsin.cap.Finding;
import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;
import org.xml.sax.helpers.XMLFilterImpl;

/**
 * Gives the elements of CAP 1.0 and 1.1 the shape of 1.2: its namespace, no password, and one-string codes
 * {@code name=value} as valueName and value. What their texts mean otherwise is for the conversion. Nothing of this touches
 * the bytes of the message.
 */
final class VersionUpgrade extends XMLFilterImpl {
    private static final Attributes NONE = new AttributesImpl();
    private static final String NEWEST = CapVersion.V1_2.namespace();

    private final Notes notes;
    private final String namespace;
    private @Nullable StringBuilder code;
    private int passwordDepth;

    VersionUpgrade(Notes notes, ContentHandler next) {
        this.notes = notes;
        this.namespace = notes.version().namespace();
        setContentHandler(next);
    }

    @Override
    public void startElement(String uri, String name, String qName, Attributes attributes) throws SAXException {
        if (passwordDepth > 0 || isPassword(uri, name)) {
            startPassword();
            return;
        }
        // A child where CAP 1.0 has a string: the schema tells that, and it is read as the later versions have it.
        code = isCode(uri, name) ? new StringBuilder() : null;
        super.startElement(upgraded(uri), name, qName, attributes);
    }

    @Override
    public void characters(char[] text, int start, int length) throws SAXException {
        if (passwordDepth > 0) {
            return;
        }
        if (code != null) {
            code.append(text, start, length);
        } else {
            super.characters(text, start, length);
        }
    }

    @Override
    public void endElement(String uri, String name, String qName) throws SAXException {
        if (passwordDepth > 0) {
            passwordDepth--;
            return;
        }
        if (code != null) {
            named(code.toString());
            code = null;
        }
        super.endElement(upgraded(uri), name, qName);
    }

    private void named(String text) throws SAXException {
        int equals = text.indexOf('=');
        element("valueName", text.substring(0, Math.max(equals, 0)));
        element("value", text.substring(equals + 1));
    }

    private void element(String name, String text) throws SAXException {
        super.startElement(NEWEST, name, name, NONE);
        super.characters(text.toCharArray(), 0, text.length());
        super.endElement(NEWEST, name, name);
    }

    private void startPassword() {
        if (passwordDepth++ == 0) {
            notes.assumed(
                    Finding.Level.WARNING,
                    "VERSION-01",
                    "/alert/password",
                    "The message holds a password, which is not used here and stays in the message for all to see; leave it"
                            + " out, and change it.");
        }
    }

    private boolean isPassword(String uri, String name) {
        return notes.version() == CapVersion.V1_0 && uri.equals(namespace) && name.equals("password");
    }

    private boolean isCode(String uri, String name) {
        return notes.version() == CapVersion.V1_0
                && uri.equals(namespace)
                && (name.equals("eventCode") || name.equals("parameter") || name.equals("geocode"));
    }

    private String upgraded(String uri) {
        return uri.equals(namespace) ? NEWEST : uri;
    }
}
