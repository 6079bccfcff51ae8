package org.tocsin.cap;

import java.util.List;
import java.util.Optional;
import org.tocsin.cap.xml.CapReader;
import org.tocsin.cap.xml.ElementPath;
import org.tocsin.cap.xml.TreeReader;
import org.w3c.dom.Element;

/** Bytes to alerts: the only door into the CAP language. Safe for concurrent use. */
public final class CapXml {
    private static final CapReader READER = new CapReader(Limits.DEFAULT);
    private static final TreeReader TREES = new TreeReader(Limits.DEFAULT);

    private CapXml() {}

    /**
     * Reads one message of CAP 1.0, 1.1 or 1.2 within {@link Limits#DEFAULT}. Never throws: whatever the bytes are, the
     * answer says so, with every fault of the schema at once. Nothing outside the bytes is looked up.
     */
    public static Reading read(byte[] xml) {
        return READER.read(xml);
    }

    /**
     * The same findings, each with line and column of the element that its path names, or of the nearest element around it
     * when there is none such. Those that have a place keep it. Costs one more pass, so only where there is something to
     * tell.
     */
    public static List<Finding> located(byte[] xml, List<Finding> findings) {
        return READER.located(xml, findings);
    }

    /** The message as a tree for checking signatures; empty when the bytes are no XML that this gateway reads. */
    public static Optional<MessageTree> tree(byte[] xml) {
        return TREES.read(xml);
    }

    /** The XPath of an element of such a tree, as findings write it. */
    public static String pathOf(Element element) {
        return ElementPath.of(element);
    }
}
