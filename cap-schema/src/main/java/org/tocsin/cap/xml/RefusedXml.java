package org.tocsin.cap.xml;

import org.tocsin.cap.Finding;

/** Ends a parse: the bytes are not XML, or XML that is refused unread. */
final class RefusedXml extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Finding finding;

    RefusedXml(String rule, String message) {
        super(message);
        finding = Finding.error(rule, "/", message);
    }

    RefusedXml(String rule, String message, Finding.Place where) {
        super(message);
        finding = Finding.error(rule, "/", message).at(where);
    }

    Finding finding() {
        return finding;
    }
}
