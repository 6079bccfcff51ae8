package org.tocsin.cap.xml;

import org.tocsin.cap.CapVersion;
import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.XMLFilterImpl;

/** Leaves out elements of other namespaces with all they hold: a signature is checked on the bytes, never bound. */
final class CapOnly extends XMLFilterImpl {
    private int foreignDepth;

    CapOnly(ContentHandler next) {
        setContentHandler(next);
    }

    @Override
    public void startDocument() throws SAXException {
        foreignDepth = 0;
        super.startDocument();
    }

    @Override
    public void startElement(String uri, String name, String qName, Attributes attributes) throws SAXException {
        if (foreignDepth > 0 || !uri.equals(CapVersion.V1_2.namespace())) {
            foreignDepth++;
        } else {
            super.startElement(uri, name, qName, attributes);
        }
    }

    @Override
    public void endElement(String uri, String name, String qName) throws SAXException {
        if (foreignDepth > 0) {
            foreignDepth--;
        } else {
            super.endElement(uri, name, qName);
        }
    }

    @Override
    public void characters(char[] text, int start, int length) throws SAXException {
        if (foreignDepth == 0) {
            super.characters(text, start, length);
        }
    }
}
