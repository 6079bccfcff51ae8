package org.tocsin.cap.xml;

import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.XMLFilterImpl;

/**
 * Leaves out the signatures of the root, which the schemas of CAP 1.0 and 1.1 have no slot for although signed messages
 * exist. What is verified is the original bytes, not this.
 */
final class WithoutSignature extends XMLFilterImpl {
    private int depth;
    private int signatureDepth;

    WithoutSignature(ContentHandler next) {
        setContentHandler(next);
    }

    @Override
    public void startElement(String uri, String name, String qName, Attributes attributes) throws SAXException {
        depth++;
        boolean signature = depth == 2 && uri.equals(FaultWording.SIGNATURE_NAMESPACE) && name.equals("Signature");
        if (signatureDepth > 0 || signature) {
            signatureDepth++;
        } else {
            super.startElement(uri, name, qName, attributes);
        }
    }

    @Override
    public void endElement(String uri, String name, String qName) throws SAXException {
        depth--;
        if (signatureDepth > 0) {
            signatureDepth--;
        } else {
            super.endElement(uri, name, qName);
        }
    }

    @Override
    public void characters(char[] text, int start, int length) throws SAXException {
        if (signatureDepth == 0) {
            super.characters(text, start, length);
        }
    }
}
