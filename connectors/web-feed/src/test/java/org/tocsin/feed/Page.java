package org.tocsin.feed;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** An Atom or RSS page as an XML parser sees it. */
record Page(Document document, String url) {

    static Page of(Feed feed, View view, Form form) {
        byte[] bytes = feed.page(view, form).bytes();
        String url = "http://localhost:8080" + feed.prefix() + "/feeds/" + view.file() + "." + form.extension();
        return new Page(parse(bytes), url);
    }

    Element root() {
        return document.getDocumentElement();
    }

    List<Element> entries() {
        return all(root().getLocalName().equals("feed") ? "entry" : "item");
    }

    /** All elements of that local name, anywhere. */
    List<Element> all(String localName) {
        return elements(document.getElementsByTagNameNS("*", localName));
    }

    List<Element> everything() {
        return all("*");
    }

    static List<Element> children(Element parent, String localName) {
        return elements(parent.getChildNodes()).stream()
                .filter(e -> localName.equals("*") || localName.equals(e.getLocalName()))
                .toList();
    }

    static String text(Element parent, String child) {
        return children(parent, child).get(0).getTextContent();
    }

    /** Whatever in the page is an address. */
    List<URI> addresses() {
        List<URI> found = new ArrayList<>();
        for (Element element : everything()) {
            if (element.hasAttribute("href")) {
                found.add(URI.create(element.getAttribute("href")));
            } else if (List.of("link", "guid", "id").contains(element.getLocalName())) {
                found.add(URI.create(element.getTextContent()));
            }
        }
        return found;
    }

    private static List<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .toList();
    }

    private static Document parse(byte[] bytes) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError("the page is no XML", e);
        }
    }
}
