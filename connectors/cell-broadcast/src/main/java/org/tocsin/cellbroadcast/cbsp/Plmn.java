package org.tocsin.cellbroadcast.cbsp;

import java.nio.ByteBuffer;
import java.util.regex.Pattern;

/**
 * A mobile network: country code of three digits, network code of two or three (3GPP TS 24.008 10.5.1.3).
 *
 * @param mnc {@code 01} and {@code 001} are different networks
 */
public record Plmn(String mcc, String mnc) implements Comparable<Plmn> {
    static final int OCTETS = 3;
    private static final Pattern MCC = Pattern.compile("[0-9]{3}");
    private static final Pattern MNC = Pattern.compile("[0-9]{2,3}");
    private static final int NO_DIGIT = 0xf;

    public Plmn {
        if (!MCC.matcher(mcc).matches() || !MNC.matcher(mnc).matches()) {
            throw new IllegalArgumentException("no PLMN: " + mcc + "-" + mnc);
        }
    }

    /** @throws IllegalArgumentException when the three octets name no network */
    public static Plmn of(byte[] octets) {
        return read(ByteBuffer.wrap(octets));
    }

    /** Three octets as on the wire. */
    public byte[] octets() {
        ByteBuffer octets = ByteBuffer.allocate(OCTETS);
        write(octets);
        return octets.array();
    }

    static Plmn read(ByteBuffer octets) {
        int first = octets.get();
        int second = octets.get();
        int third = octets.get();
        String mcc = "" + digit(first) + digit(first >> 4) + digit(second);
        String mnc = "" + digit(third) + digit(third >> 4);
        boolean threeDigits = ((second >> 4) & 0xf) != NO_DIGIT;
        return new Plmn(mcc, threeDigits ? mnc + digit(second >> 4) : mnc);
    }

    void write(ByteBuffer octets) {
        int third = mnc.length() == 3 ? value(mnc, 2) : NO_DIGIT;
        octets.put((byte) (value(mcc, 1) << 4 | value(mcc, 0)));
        octets.put((byte) (third << 4 | value(mcc, 2)));
        octets.put((byte) (value(mnc, 1) << 4 | value(mnc, 0)));
    }

    @Override
    public int compareTo(Plmn other) {
        int byCountry = mcc.compareTo(other.mcc);
        return byCountry != 0 ? byCountry : mnc.compareTo(other.mnc);
    }

    @Override
    public String toString() {
        return mcc + "-" + mnc;
    }

    private static char digit(int nibble) {
        return Character.forDigit(nibble & 0xf, 16);
    }

    private static int value(String digits, int index) {
        return digits.charAt(index) - '0';
    }
}
