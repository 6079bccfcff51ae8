package org.tocsin.cap.xml;

import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.JAXBIntrospector;
import jakarta.xml.bind.Unmarshaller;
import jakarta.xml.bind.UnmarshallerHandler;
import java.util.Optional;
import javax.xml.validation.ValidatorHandler;
import org.tocsin.cap.xml.binding.AlertElement;
import org.xml.sax.ContentHandler;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** A validator with the unmarshaller behind it: one pass for both. Costly to make, used by one thread at a time. */
final class Pipeline {
    private final ValidatorHandler validator = CapSchema.newValidator();
    private final UnmarshallerHandler unmarshaller = newUnmarshaller();
    private final ContentHandler bindings = new CapOnly(unmarshaller);
    private boolean valid;

    /** Where the document goes in; {@link #result} is there when it has ended. */
    ContentHandler input() {
        valid = true;
        validator.setErrorHandler(new Verdict());
        validator.setContentHandler(bindings);
        return validator;
    }

    /** The bound document, or empty when the schema refuses it. */
    Optional<AlertElement> result() {
        try {
            return valid
                    ? Optional.of((AlertElement) JAXBIntrospector.getValue(unmarshaller.getResult()))
                    : Optional.empty();
        } catch (JAXBException e) {
            throw new IllegalStateException("a schema-valid message cannot be bound", e);
        }
    }

    private static UnmarshallerHandler newUnmarshaller() {
        try {
            Unmarshaller unmarshaller = CapSchema.bindingContext().createUnmarshaller();
            // The schema judges; bindings of a message that it refuses are thrown away.
            unmarshaller.setEventHandler(event -> true);
            return unmarshaller.getUnmarshallerHandler();
        } catch (JAXBException e) {
            throw new IllegalStateException("bindings of CAP 1.2", e);
        }
    }

    private final class Verdict implements ErrorHandler {
        @Override
        public void warning(SAXParseException e) {
            // The platform's validator gives no warnings about instances.
        }

        @Override
        public void error(SAXParseException e) {
            valid = false;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }
}
