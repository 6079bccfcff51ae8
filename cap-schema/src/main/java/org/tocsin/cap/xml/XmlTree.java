package org.tocsin.cap.xml;

import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.tocsin.cap.Limits;
import org.w3c.dom.DOMImplementation;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * A message as the tree that signatures are checked on, from the same hardened parse as the alert. Comments are left out,
 * as canonical XML leaves them out.
 *
 * @param interruptedLeaves elements whose text is interrupted by a comment or a processing instruction
 */
public record XmlTree(Document document, List<Element> interruptedLeaves) {
    private static final HardenedParser PARSER = new HardenedParser(Limits.DEFAULT);
    private static final DOMImplementation TREES = trees();

    public XmlTree {
        interruptedLeaves = List.copyOf(interruptedLeaves);
    }

    /** Empty when the bytes are no XML that this gateway reads. Each call makes a tree of its own. */
    public static Optional<XmlTree> of(byte[] xml) {
        TreeBuilder builder = new TreeBuilder(TREES.createDocument(null, null, null));
        try {
            PARSER.parse(xml, builder);
        } catch (RefusedXml | SAXException e) {
            // Why it is refused is told by whoever reads the message as CAP.
            return Optional.empty();
        }
        return Optional.of(new XmlTree(builder.document(), builder.interruptedLeaves()));
    }

    private static DOMImplementation trees() {
        try {
            return DocumentBuilderFactory.newDefaultNSInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("every Java platform has a tree of XML", e);
        }
    }
}
