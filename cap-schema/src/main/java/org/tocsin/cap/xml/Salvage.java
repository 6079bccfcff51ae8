package org.tocsin.cap.xml;

import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.JAXBIntrospector;
import jakarta.xml.bind.UnmarshallerHandler;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.tocsin.cap.CapVersion;
import org.tocsin.cap.xml.binding.AlertElement;
import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;
import org.xml.sax.helpers.XMLFilterImpl;

/**
 * Binds what can be bound of a message that the schema refuses: children in any order, of single elements the first, no
 * attributes, nothing unknown, no text where elements belong.
 */
final class Salvage extends XMLFilterImpl {
    private static final Attributes NONE = new AttributesImpl();

    /** An element that is passed on; the names of its children so far. */
    private record Kept(Optional<ContentModel> model, Set<String> seen) {

        boolean takes(String child) {
            return model.map(m -> m.rank(child) >= 0 && (seen.add(child) || m.isRepeatable(child)))
                    .orElse(false);
        }
    }

    private final UnmarshallerHandler unmarshaller = Pipeline.newUnmarshaller();
    private final Deque<Kept> open = new ArrayDeque<>();
    private final Notes notes;
    private int skippedDepth;

    Salvage(Notes notes) {
        this.notes = notes;
        setContentHandler(unmarshaller);
    }

    /** Where the document goes in; {@link #result} is there when it has ended. */
    ContentHandler input() {
        return notes.isOlder() ? new VersionUpgrade(notes, this) : this;
    }

    AlertElement result() {
        try {
            return (AlertElement) JAXBIntrospector.getValue(unmarshaller.getResult());
        } catch (JAXBException e) {
            throw new IllegalStateException("an alert element without faults of structure cannot be bound", e);
        }
    }

    @Override
    public void startElement(String uri, String name, String qName, Attributes attributes) throws SAXException {
        if (skippedDepth > 0 || !isKept(uri, name)) {
            skippedDepth++;
            return;
        }
        open.push(new Kept(ContentModel.ofContainer(CapVersion.V1_2, name), new HashSet<>()));
        super.startElement(uri, name, qName, NONE);
    }

    private boolean isKept(String uri, String name) {
        Kept parent = open.peek();
        return uri.equals(CapVersion.V1_2.namespace()) && (parent == null || parent.takes(name));
    }

    @Override
    public void characters(char[] text, int start, int length) throws SAXException {
        Kept element = open.peek();
        if (skippedDepth == 0 && element != null && element.model().isEmpty()) {
            super.characters(text, start, length);
        }
    }

    @Override
    public void endElement(String uri, String name, String qName) throws SAXException {
        if (skippedDepth > 0) {
            skippedDepth--;
        } else {
            open.pop();
            super.endElement(uri, name, qName);
        }
    }
}
