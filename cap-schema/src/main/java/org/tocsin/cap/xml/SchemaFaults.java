package org.tocsin.cap.xml;

import java.util.List;
import java.util.Optional;
import javax.xml.validation.ValidatorHandler;
import org.jspecify.annotations.Nullable;
import org.tocsin.cap.CapVersion;
import org.tocsin.cap.Finding;
import org.tocsin.cap.FindingList;
import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;
import org.xml.sax.helpers.XMLFilterImpl;

/**
 * All faults of a message that the schema refuses. Values and attributes are judged by the validator; order, missing and
 * strange elements by {@link ContentModel}, since the validator tells only the first of them in each container.
 */
final class SchemaFaults extends XMLFilterImpl implements ErrorHandler {
    private final CapVersion version;
    private final FaultWording wording;
    private final int limit;
    private final FindingList faults;
    private @Nullable OpenElement open;
    private @Nullable SAXParseException structure;
    private int validatorFaults;

    SchemaFaults(CapVersion version, int limit) {
        this.version = version;
        wording = new FaultWording(version);
        ValidatorHandler validator = CapSchema.newValidator(version);
        validator.setErrorHandler(this);
        setContentHandler(validator);
        this.limit = limit;
        faults = new FindingList(limit);
    }

    /** Where the document goes in; {@link #findings} are whole when it has ended. */
    ContentHandler input() {
        return version == CapVersion.V1_2 ? this : new WithoutSignature(this);
    }

    /** Whether more than can be told: then the rest of the message is not worth a word yet. */
    boolean areTooMany() {
        return faults.isOverfull();
    }

    /** Never empty when the validator refused the message. */
    List<Finding> findings() {
        if (faults.isEmpty() && structure != null) {
            faults.add(Finding.error("SCHEMA", "/alert", wording.other(String.valueOf(structure.getMessage()))));
        }
        return faults.list();
    }

    @Override
    public void startElement(String uri, String name, String qName, Attributes attributes) throws SAXException {
        boolean cap = uri.equals(version.namespace());
        OpenElement parent = open;
        OpenElement child =
                new OpenElement(parent, name, cap ? ContentModel.ofContainer(version, name) : Optional.empty());
        open = child;
        if (parent != null) {
            parent.model().flatMap(model -> place(model, parent, child, uri)).ifPresent(this::fault);
        }
        super.startElement(uri, name, qName, attributes);
    }

    @Override
    public void characters(char[] text, int start, int length) throws SAXException {
        if (open != null) {
            open.append(text, start, length);
        }
        super.characters(text, start, length);
    }

    @Override
    public void endElement(String uri, String name, String qName) throws SAXException {
        super.endElement(uri, name, qName);
        OpenElement ended = open;
        if (ended != null) {
            ended.model().ifPresent(model -> missing(model, ended));
            open = ended.parent();
        }
    }

    private Optional<String> place(ContentModel model, OpenElement parent, OpenElement child, String uri) {
        if (version == CapVersion.V1_2
                && uri.equals(FaultWording.SIGNATURE_NAMESPACE)
                && parent.name().equals("alert")) {
            parent.advance(model.children().size());
            return Optional.empty();
        }
        int rank = uri.equals(version.namespace()) ? model.rank(child.name()) : -1;
        if (rank < 0) {
            return Optional.of(wording.stranger(child.name(), uri, parent.name()));
        }
        if (parent.occurrences(child.name()) > 1 && !model.isRepeatable(child.name())) {
            return Optional.of(FaultWording.repeated(child.name(), parent.name()));
        }
        int furthest = parent.advance(rank);
        return furthest > rank ? Optional.of(FaultWording.late(model, child.name(), furthest)) : Optional.empty();
    }

    private void missing(ContentModel model, OpenElement ended) {
        for (ContentModel.Child child : model.children()) {
            if (child.required() && ended.occurrences(child.name()) == 0) {
                fault(FaultWording.missing(model, child, ended));
            }
        }
    }

    private void fault(String message) {
        faults.add(Finding.error("SCHEMA", open == null ? "/" : open.path(), message));
    }

    @Override
    public void warning(SAXParseException e) {
        // The platform's validator gives no warnings about instances.
    }

    @Override
    public void error(SAXParseException e) {
        if (validatorFaults++ == limit) {
            // Each costs the validator an exception and a message; what comes behind would not be told anyway.
            setContentHandler(new DefaultHandler());
        }
        String message = String.valueOf(e.getMessage());
        if (FaultWording.isStructure(message)) {
            structure = structure == null ? e : structure;
        } else if (open == null) {
            fault(wording.other(message));
        } else if (!FaultWording.isValue(message) || open.faultValue()) {
            fault(wording.of(message, open.name(), open.quotedText()));
        }
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
        throw e;
    }
}
