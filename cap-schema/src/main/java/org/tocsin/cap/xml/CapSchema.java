package org.tocsin.cap.xml;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import java.net.URL;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.ValidatorHandler;
import org.tocsin.cap.CapVersion;
import org.tocsin.cap.xml.binding.ObjectFactory;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** The schemas of CAP and the bindings of 1.2, built once; all are safe for concurrent use, what they make is not. */
final class CapSchema {
    private static final Map<CapVersion, Schema> SCHEMAS = schemas();
    private static final JAXBContext BINDINGS = bindings();

    private CapSchema() {}

    static ValidatorHandler newValidator(CapVersion version) {
        ValidatorHandler validator = Interned.validator(schema(version));
        validator.setResourceResolver((type, namespace, publicId, systemId, base) -> {
            throw new IllegalStateException("nothing is fetched while validating: " + systemId);
        });
        return validator;
    }

    static JAXBContext bindingContext() {
        return BINDINGS;
    }

    static String file(CapVersion version) {
        return "cap-" + version.text() + ".xsd";
    }

    private static Schema schema(CapVersion version) {
        return Objects.requireNonNull(SCHEMAS.get(version), "a schema for every version");
    }

    private static Map<CapVersion, Schema> schemas() {
        Map<CapVersion, Schema> schemas = new EnumMap<>(CapVersion.class);
        for (CapVersion version : CapVersion.values()) {
            schemas.put(version, compiled(file(version)));
        }
        return schemas;
    }

    private static Schema compiled(String file) {
        try {
            URL xsd = Objects.requireNonNull(CapSchema.class.getResource(file), file);
            SchemaFactory factory = SchemaFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            return factory.newSchema(xsd);
        } catch (SAXParseException e) {
            throw new IllegalStateException(file + " line " + e.getLineNumber(), e);
        } catch (SAXException e) {
            throw new IllegalStateException(file, e);
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
