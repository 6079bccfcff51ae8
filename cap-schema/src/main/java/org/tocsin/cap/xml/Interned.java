package org.tocsin.cap.xml;

import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Unmarshaller;
import jakarta.xml.bind.UnmarshallerHandler;
import java.io.IOException;
import java.util.Objects;
import javax.xml.transform.sax.SAXResult;
import javax.xml.transform.sax.SAXSource;
import javax.xml.validation.Schema;
import javax.xml.validation.ValidatorHandler;
import org.tocsin.cap.CapVersion;
import org.xml.sax.ContentHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;
import org.xml.sax.helpers.DefaultHandler;
import org.xml.sax.helpers.XMLFilterImpl;

/**
 * Handlers that take names as they come. Given no reader to ask, the platform's validator and the unmarshaller look up each
 * name of each event in a table of their own, which costs as much as all else they do; names that {@link StreamToSax} sends
 * are interned already. A reader that says so is all that they ask, so each is shown one such reader first.
 */
final class Interned {
    private Interned() {}

    static UnmarshallerHandler unmarshaller(Unmarshaller unmarshaller) throws JAXBException {
        Introduction reader = new Introduction();
        unmarshaller.unmarshal(new SAXSource(reader, new InputSource()));
        return (UnmarshallerHandler) reader.met();
    }

    static ValidatorHandler validator(Schema schema) {
        Introduction reader = new Introduction();
        try {
            var validator = schema.newValidator();
            validator.setErrorHandler(new DefaultHandler());
            validator.validate(new SAXSource(reader, new InputSource()), new SAXResult(new DefaultHandler()));
        } catch (SAXException | IOException e) {
            throw new IllegalStateException("an alert without content is read", e);
        }
        return (ValidatorHandler) reader.met();
    }

    /** Reads an alert without content into whoever asks. */
    private static final class Introduction extends XMLFilterImpl {
        private ContentHandler met = new DefaultHandler();

        ContentHandler met() {
            return met;
        }

        @Override
        public boolean getFeature(String name) {
            return name.equals("http://xml.org/sax/features/string-interning");
        }

        @Override
        public void setFeature(String name, boolean value) {
            // What it can do it does anyway.
        }

        @Override
        public void parse(InputSource nothing) throws SAXException {
            met = Objects.requireNonNull(getContentHandler());
            String namespace = CapVersion.V1_2.namespace();
            met.startDocument();
            met.startElement(namespace, "alert", "alert", new AttributesImpl());
            met.endElement(namespace, "alert", "alert");
            met.endDocument();
        }
    }
}
