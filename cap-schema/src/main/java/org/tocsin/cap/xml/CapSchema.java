package org.tocsin.cap.xml;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import java.net.URL;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.ValidatorHandler;
import org.tocsin.cap.xml.binding.ObjectFactory;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** The schema of CAP 1.2 and its bindings, built once; both are safe for concurrent use, what they make is not. */
final class CapSchema {
    private static final Schema SCHEMA = schema();
    private static final JAXBContext BINDINGS = bindings();

    private CapSchema() {}

    static ValidatorHandler newValidator() {
        ValidatorHandler validator = SCHEMA.newValidatorHandler();
        validator.setResourceResolver((type, namespace, publicId, systemId, base) -> {
            throw new IllegalStateException("nothing is fetched while validating: " + systemId);
        });
        return validator;
    }

    static JAXBContext bindingContext() {
        return BINDINGS;
    }

    private static Schema schema() {
        try {
            URL xsd = Objects.requireNonNull(CapSchema.class.getResource("cap-1.2.xsd"), "cap-1.2.xsd");
            SchemaFactory factory = SchemaFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            return factory.newSchema(xsd);
        } catch (SAXParseException e) {
            throw new IllegalStateException("cap-1.2.xsd line " + e.getLineNumber(), e);
        } catch (SAXException e) {
            throw new IllegalStateException("cap-1.2.xsd", e);
        }
    }

    private static JAXBContext bindings() {
        try {
            return JAXBContext.newInstance(ObjectFactory.class);
        } catch (JAXBException e) {
            throw new IllegalStateException("bindings of CAP 1.2", e);
        }
    }
}
