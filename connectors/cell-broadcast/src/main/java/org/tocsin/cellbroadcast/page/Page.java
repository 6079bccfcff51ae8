package org.tocsin.cellbroadcast.page;

import java.util.Arrays;
import java.util.HexFormat;

/** One page of a message: 82 octets, of which the first {@code userLength} are in use (3GPP TS 23.041 9.4.1.2, TS 48.049 8.2.4). */
public final class Page {
    /** Octets of every page, padding included. */
    public static final int OCTETS = 82;

    /** The most pages that a message has. */
    public static final int MOST = 15;

    private final byte[] content;
    private final int userLength;

    /**
     * @param content exactly 82 octets
     * @param userLength 1 to 82
     */
    public Page(byte[] content, int userLength) {
        if (content.length != OCTETS || userLength < 1 || userLength > OCTETS) {
            throw new IllegalArgumentException("a page of " + content.length + " octets, " + userLength + " in use");
        }
        this.content = content.clone();
        this.userLength = userLength;
    }

    /** A copy of all 82 octets. */
    public byte[] content() {
        return content.clone();
    }

    public int userLength() {
        return userLength;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Page page && userLength == page.userLength && Arrays.equals(content, page.content);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(content) + userLength;
    }

    @Override
    public String toString() {
        return "Page[" + userLength + ", " + HexFormat.of().formatHex(content) + "]";
    }
}
