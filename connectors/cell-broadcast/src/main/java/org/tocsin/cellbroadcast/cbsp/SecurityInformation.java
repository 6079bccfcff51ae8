package org.tocsin.cellbroadcast.cbsp;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * Digital signature and timestamp of a primary notification, 50 octets (3GPP TS 48.049 8.2.19, TS 23.041 9.3.25). Phones do
 * not check it; {@link #NONE} is what networks send.
 */
public final class SecurityInformation {
    /** Octets on the wire. */
    public static final int OCTETS = 50;

    public static final SecurityInformation NONE = new SecurityInformation(new byte[OCTETS]);

    private final byte[] value;

    /** @param value exactly 50 octets */
    public SecurityInformation(byte[] value) {
        if (value.length != OCTETS) {
            throw new IllegalArgumentException("security information of " + value.length + " octets");
        }
        this.value = value.clone();
    }

    /** A copy of the 50 octets. */
    public byte[] value() {
        return value.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SecurityInformation information && Arrays.equals(value, information.value);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(value);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(value);
    }
}
