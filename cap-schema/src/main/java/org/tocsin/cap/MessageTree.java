package org.tocsin.cap;

import java.util.List;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * A message as the tree that signatures are checked on, from the same hardened parse as the alert. Comments are left out,
 * as canonical XML leaves them out.
 *
 * @param interruptedLeaves elements whose text is interrupted by a comment or a processing instruction
 */
public record MessageTree(Document document, List<Element> interruptedLeaves) {
    public MessageTree {
        interruptedLeaves = List.copyOf(interruptedLeaves);
    }
}
