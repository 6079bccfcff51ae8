package org.tocsin.cap.xml;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Builds the tree that canonical XML sees: namespaces as they were declared, processing instructions, no comments. */
final class TreeBuilder extends DefaultHandler implements Asides {
    private final Document document;
    private final Map<String, String> declared = new LinkedHashMap<>();
    private final Deque<Node> open = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private final Set<Element> interrupted = new LinkedHashSet<>();

    TreeBuilder(Document document) {
        this.document = document;
        open.push(document);
    }

    Document document() {
        return document;
    }

    /** Elements without child elements in whose text a comment or an instruction stands. */
    List<Element> interruptedLeaves() {
        List<Element> leaves = new ArrayList<>(interrupted);
        leaves.removeIf(element -> hasChildElement(element));
        return leaves;
    }

    @Override
    public void startPrefixMapping(String prefix, String uri) {
        declared.put(prefix, uri);
    }

    @Override
    public void startElement(String uri, String name, String qName, Attributes attributes) {
        flush();
        Element element = document.createElementNS(uri.isEmpty() ? null : uri, qName);
        declared.forEach((prefix, namespace) -> element.setAttributeNS(
                XMLConstants.XMLNS_ATTRIBUTE_NS_URI, prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix, namespace));
        declared.clear();
        for (int i = 0; i < attributes.getLength(); i++) {
            String namespace = attributes.getURI(i);
            element.setAttributeNS(
                    namespace.isEmpty() ? null : namespace, attributes.getQName(i), attributes.getValue(i));
        }
        current().appendChild(element);
        open.push(element);
    }

    @Override
    public void endElement(String uri, String name, String qName) {
        flush();
        open.pop();
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        text.append(characters, start, length);
    }

    @Override
    public void comment() {
        interrupt();
    }

    @Override
    public void instruction(String target, String data) {
        flush();
        current().appendChild(document.createProcessingInstruction(target, data));
        interrupt();
    }

    private void interrupt() {
        if (current() instanceof Element element) {
            interrupted.add(element);
        }
    }

    private void flush() {
        if (!text.isEmpty()) {
            current().appendChild(document.createTextNode(text.toString()));
            text.setLength(0);
        }
    }

    private static boolean hasChildElement(Element element) {
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element) {
                return true;
            }
        }
        return false;
    }

    private Node current() {
        return open.element();
    }
}
