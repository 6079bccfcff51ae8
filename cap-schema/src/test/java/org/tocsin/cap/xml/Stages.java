package org.tocsin.cap.xml;

import java.util.Set;
import org.tocsin.cap.Alert;
import org.tocsin.cap.CapVersion;
import org.tocsin.cap.Limits;
import org.tocsin.cap.xml.binding.AlertElement;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** The stages of reading, each with those before it, for the benchmark. For one thread. */
final class Stages {
    private final HardenedParser parser = new HardenedParser(Limits.DEFAULT);
    private final PlainMessage plain = new PlainMessage(new DefaultHandler());
    private final Pipeline pipeline = new Pipeline();

    /** Limits and events, thrown away. */
    void parsed(byte[] xml) {
        parse(xml, new RootCheck(version -> new DefaultHandler()));
    }

    /** And the schema, as messages of the usual forms are held against it. */
    void checked(byte[] xml) {
        parse(xml, new RootCheck(version -> plain));
    }

    /** And the binding. */
    Object bound(byte[] xml) {
        parse(xml, new RootCheck(pipeline::input));
        return pipeline.result();
    }

    /** And the values. */
    Alert converted(byte[] xml) {
        return AlertConversion.convert((AlertElement) bound(xml), new Notes(CapVersion.V1_2, Set.of()), Limits.DEFAULT);
    }

    private void parse(byte[] xml, RootCheck root) {
        try {
            parser.parse(xml, root);
        } catch (RefusedXml | SAXException e) {
            throw new IllegalStateException("the benchmark's message is valid", e);
        }
    }
}
