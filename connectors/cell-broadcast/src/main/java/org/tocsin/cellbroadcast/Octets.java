package org.tocsin.cellbroadcast;

import java.util.Arrays;
import java.util.HexFormat;

/** Octets as a value: nobody changes them, and equal ones are equal. */
public final class Octets {
    public static final Octets NONE = new Octets(new byte[0]);

    private final byte[] value;

    public Octets(byte[] value) {
        this.value = value.clone();
    }

    /** A copy. */
    public byte[] value() {
        return value.clone();
    }

    public boolean isEmpty() {
        return value.length == 0;
    }

    public int size() {
        return value.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Octets octets && Arrays.equals(value, octets.value);
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
