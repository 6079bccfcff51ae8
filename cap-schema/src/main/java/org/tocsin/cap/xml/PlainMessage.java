package org.tocsin.cap.xml;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tocsin.cap.CapVersion;
import org.tocsin.cap.xml.ContentModel.Child;
import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.XMLFilterImpl;

/**
 * Passes on a message of CAP 1.2 that surely is valid by the schema: nothing but CAP's elements in their order, without
 * attributes, their texts of the usual forms. Most messages are, and the platform's validator takes twice the time of all
 * else to say so. What is not sure ends in {@link Doubt}; then the validator decides, so that nothing is valid here that is
 * not valid there. Used by one thread at a time, for one document after the other.
 */
final class PlainMessage extends XMLFilterImpl {
    private static final String NAMESPACE = CapVersion.V1_2.namespace();

    /** The validator has to decide. */
    static final class Doubt extends SAXException {
        private static final long serialVersionUID = 1L;

        @Override
        public synchronized Throwable fillInStackTrace() {
            // Thrown for ordinary messages, caught two calls above, never shown.
            return this;
        }
    }

    private final Deque<Open> open = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();

    PlainMessage(ContentHandler next) {
        setContentHandler(next);
    }

    @Override
    public void startElement(String uri, String name, String qName, Attributes attributes) throws SAXException {
        Open parent = open.peek();
        boolean expected = parent == null ? name.equals("alert") : parent.takes(name);
        if (!expected || attributes.getLength() > 0 || !uri.equals(NAMESPACE)) {
            throw doubt();
        }
        open.push(new Open(name));
        text.setLength(0);
        super.startElement(uri, name, qName, attributes);
    }

    @Override
    public void characters(char[] characters, int start, int length) throws SAXException {
        Open element = open.element();
        if (element.model != null && !isWhiteSpace(characters, start, length)) {
            throw doubt();
        }
        if (element.typed) {
            text.append(characters, start, length);
        }
        super.characters(characters, start, length);
    }

    @Override
    public void endElement(String uri, String name, String qName) throws SAXException {
        Open element = open.element();
        if (!element.isWhole() || (element.typed && !SureTexts.isSure(name, text.toString()))) {
            throw doubt();
        }
        open.pop();
        super.endElement(uri, name, qName);
    }

    /** Ends what has begun, so that whoever is behind can take the next document. */
    private Doubt doubt() throws SAXException {
        boolean begun = !open.isEmpty();
        while (!open.isEmpty()) {
            String name = open.pop().name;
            super.endElement(NAMESPACE, name, name);
        }
        if (begun) {
            super.endDocument();
        }
        return new Doubt();
    }

    private static boolean isWhiteSpace(char[] characters, int start, int length) {
        for (int i = start; i < start + length; i++) {
            char c = characters[i];
            if (c != ' ' && c != '\n' && c != '\t' && c != '\r') {
                return false;
            }
        }
        return true;
    }

    /** An element that has begun. */
    private static final class Open {
        private final String name;
        private final boolean typed;
        private final @Nullable ContentModel model;
        private int rank = -1;

        Open(String name) {
            this.name = name;
            Optional<ContentModel> container = ContentModel.ofContainer(CapVersion.V1_2, name);
            this.model = container.orElse(null);
            this.typed = model == null && SureTexts.isTyped(name);
        }

        /** Whether the next child may be this one: the same again, or a later one with no demanded one between. */
        boolean takes(String child) {
            if (model == null) {
                return false;
            }
            if (rank >= 0 && child(rank).name().equals(child)) {
                return child(rank).repeatable();
            }
            do {
                rank++;
            } while (rank < model.children().size()
                    && !child(rank).name().equals(child)
                    && !child(rank).required());
            return rank < model.children().size() && child(rank).name().equals(child);
        }

        boolean isWhole() {
            if (model == null) {
                return true;
            }
            for (int i = rank + 1; i < model.children().size(); i++) {
                if (child(i).required()) {
                    return false;
                }
            }
            return true;
        }

        private Child child(int at) {
            return Objects.requireNonNull(model).children().get(at);
        }
    }
}
