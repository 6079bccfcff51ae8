package org.tocsin.cap.xml;

import org.tocsin.cap.CapVersion;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** XPath of an element of a message, written as all findings write it: elements that may repeat bear their position. */
public final class ElementPath {
    private ElementPath() {}

    public static String of(Element element) {
        return element.getParentNode() instanceof Element parent
                ? of(parent) + "/" + step(element, parent)
                : "/" + element.getLocalName();
    }

    private static String step(Element element, Element parent) {
        String name = element.getLocalName();
        int position = 1;
        for (Node before = element.getPreviousSibling(); before != null; before = before.getPreviousSibling()) {
            if (before instanceof Element other && other.getLocalName().equals(name)) {
                position++;
            }
        }
        boolean positioned = position > 1
                || ContentModel.ofContainer(CapVersion.V1_2, parent.getLocalName())
                        .map(model -> model.rank(name) < 0 || model.isRepeatable(name))
                        .orElse(true);
        return positioned ? name + "[" + position + "]" : name;
    }
}
