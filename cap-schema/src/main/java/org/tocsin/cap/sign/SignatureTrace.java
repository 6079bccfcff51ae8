package org.tocsin.cap.sign;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** A glance at the bytes of a message that spares unsigned ones the tree. */
final class SignatureTrace {
    private static final byte[] NAMESPACE = "xmldsig#".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final int DECLARATION = 200;

    private SignatureTrace() {}

    /**
     * Whether a signature may stand in the message. False only when none can: the name of its namespace is there neither
     * in letters nor, as far as can be told, in character references or in an encoding that spells it otherwise.
     */
    static boolean mayBeIn(byte[] xml) {
        return !isLikeAscii(xml) || holdsNamespaceOrReference(xml);
    }

    private static boolean isLikeAscii(byte[] xml) {
        boolean marked = Arrays.equals(Arrays.copyOf(xml, BYTE_ORDER_MARK.length), BYTE_ORDER_MARK);
        int start = marked ? BYTE_ORDER_MARK.length : 0;
        String head = new String(xml, start, Math.min(DECLARATION, xml.length - start), StandardCharsets.ISO_8859_1)
                .toLowerCase(Locale.ROOT);
        int end = head.indexOf("?>");
        String declaration = head.startsWith("<?xml") ? head.substring(0, Math.max(end, 0)) : "";
        boolean usual = !head.startsWith("<?xml")
                || (end >= 0 && (!declaration.contains("encoding") || declaration.contains("utf-8")));
        return head.startsWith("<") && head.indexOf('\0') < 0 && usual;
    }

    private static boolean holdsNamespaceOrReference(byte[] xml) {
        for (int i = 0; i + 1 < xml.length; i++) {
            if ((xml[i] == '&' && xml[i + 1] == '#') || (xml[i] == 'x' && isNamespace(xml, i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNamespace(byte[] xml, int at) {
        return at + NAMESPACE.length <= xml.length
                && Arrays.equals(xml, at, at + NAMESPACE.length, NAMESPACE, 0, NAMESPACE.length);
    }
}
