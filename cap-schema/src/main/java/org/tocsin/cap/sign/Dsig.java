package org.tocsin.cap.sign;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Elements of the namespace of XML signatures. */
final class Dsig {
    static final String NAMESPACE = "http://www.w3.org/2000/09/xmldsig#";

    private Dsig() {}

    static boolean is(Node node, String name) {
        return NAMESPACE.equals(node.getNamespaceURI()) && name.equals(node.getLocalName());
    }

    static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    static List<Element> children(Element parent, String name) {
        return children(parent).stream().filter(child -> is(child, name)).toList();
    }

    static Optional<Element> child(Element parent, String name) {
        return children(parent, name).stream().findFirst();
    }

    /** The attribute Algorithm of a child; empty text when there is none. */
    static String algorithm(Element parent, String name) {
        return child(parent, name).map(child -> child.getAttribute("Algorithm")).orElse("");
    }
}
