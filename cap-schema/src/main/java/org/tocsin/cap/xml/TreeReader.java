package org.tocsin.cap.xml;

import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.tocsin.cap.Limits;
import org.tocsin.cap.MessageTree;
import org.w3c.dom.DOMImplementation;
import org.xml.sax.SAXException;

/** Reads messages as trees. Safe for concurrent use; each tree is its caller's own. */
public final class TreeReader {
    private static final DOMImplementation TREES = trees();

    private final HardenedParser parser;

    public TreeReader(Limits limits) {
        this.parser = new HardenedParser(limits);
    }

    /** Empty when the bytes are no XML that this gateway reads. */
    public Optional<MessageTree> read(byte[] xml) {
        TreeBuilder builder = new TreeBuilder(TREES.createDocument(null, null, null));
        try {
            parser.parse(xml, builder);
        } catch (RefusedXml | SAXException e) {
            // Why it is refused is told by whoever reads the message as CAP.
            return Optional.empty();
        }
        return Optional.of(new MessageTree(builder.document(), builder.interruptedLeaves()));
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
