package org.tocsin.cap.xml;

import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.JAXBIntrospector;
import jakarta.xml.bind.Unmarshaller;
import jakarta.xml.bind.UnmarshallerHandler;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import javax.xml.validation.ValidatorHandler;
import org.tocsin.cap.CapVersion;
import org.tocsin.cap.xml.binding.AlertElement;
import org.xml.sax.ContentHandler;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Validators with the unmarshaller behind them: one pass for both, which ends at the first fault, since a fault is costly to
 * tell and this is not where it is told. Costly to make, used by one thread at a time, and not again after a fault.
 */
final class Pipeline {
    private final Map<CapVersion, ValidatorHandler> validators = new EnumMap<>(CapVersion.class);
    private final UnmarshallerHandler unmarshaller = newUnmarshaller();
    private final ContentHandler bindings = new CapOnly(unmarshaller);
    private final ContentHandler plain = new PlainMessage(unmarshaller);
    private Notes notes = new Notes(CapVersion.V1_2, Set.of());

    /** Where a document goes in first: throws {@link PlainMessage.Doubt} when only the validator knows. */
    ContentHandler input(CapVersion version) {
        notes = new Notes(version, Set.of());
        return notes.isOlder() ? validatedInput(version) : plain;
    }

    /** Where a document of that version goes in then; throws {@link SchemaRefuses} at the first fault. */
    ContentHandler validatedInput(CapVersion version) {
        notes = new Notes(version, Set.of());
        ValidatorHandler validator = validators.computeIfAbsent(version, CapSchema::newValidator);
        validator.setErrorHandler(new Verdict());
        if (!notes.isOlder()) {
            validator.setContentHandler(bindings);
            return validator;
        }
        validator.setContentHandler(new VersionUpgrade(notes, bindings));
        return new WithoutSignature(validator);
    }

    /** Of the document that went in last. */
    Notes notes() {
        return notes;
    }

    /** The document that went in last, when it has ended. */
    AlertElement result() {
        try {
            return (AlertElement) JAXBIntrospector.getValue(unmarshaller.getResult());
        } catch (JAXBException e) {
            throw new IllegalStateException("a schema-valid message cannot be bound", e);
        }
    }

    static UnmarshallerHandler newUnmarshaller() {
        try {
            Unmarshaller unmarshaller = CapSchema.bindingContext().createUnmarshaller();
            // The schema judges; what the bindings think of a message is of no interest.
            unmarshaller.setEventHandler(event -> true);
            return Interned.unmarshaller(unmarshaller);
        } catch (JAXBException e) {
            throw new IllegalStateException("bindings of CAP 1.2", e);
        }
    }

    /** The document is not valid by the schema of its version. */
    static final class SchemaRefuses extends SAXException {
        private static final long serialVersionUID = 1L;
    }

    private static final class Verdict implements ErrorHandler {
        @Override
        public void warning(SAXParseException e) {
            // The platform's validator gives no warnings about instances.
        }

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw new SchemaRefuses();
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }
}
