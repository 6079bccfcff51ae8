package org.tocsin.feed;

import java.nio.charset.StandardCharsets;
import org.tocsin.cap.Alert;

/**
 * Ids of entries and feeds: {@code tag:{host},{year}:{sender}/{identifier}/{sent}} (RFC 4151). Computed from the message
 * alone, so that they survive restart and migration, and the same in every form. A bare CAP identifier is no IRI.
 */
final class TagUris {
    /** Longest id in octets; subscribers may rely on it. */
    static final int MAX_LENGTH = 1_024;

    private static final String UNRESERVED = "-._~";
    private static final String HEX = "0123456789ABCDEF";

    private final String authority;

    TagUris(FeedConfig config) {
        this.authority = "tag:" + config.tagHost() + "," + config.tagYear() + ":";
    }

    String entry(Alert alert) {
        return authority
                + encoded(alert.sender()) + "/"
                + encoded(alert.identifier()) + "/"
                + encoded(alert.sent().text());
    }

    String feed(String prefix, View view) {
        return authority + prefix.substring(Math.min(1, prefix.length()))
                + (prefix.isEmpty() ? "" : "/")
                + "feeds/" + view.file();
    }

    /** Percent-encoding of all but the unreserved characters (RFC 3986 2.3), in UTF-8, with upper-case digits. */
    static String encoded(String part) {
        StringBuilder text = new StringBuilder(part.length() + 16);
        for (byte octet : part.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xff);
            if (isUnreserved(c)) {
                text.append(c);
            } else {
                text.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
            }
        }
        return text.toString();
    }

    private static boolean isUnreserved(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || UNRESERVED.indexOf(c) >= 0;
    }
}
