package org.tocsin.sms.text;

/** Width of the concatenation reference number in the user data header (3GPP TS 23.040 9.2.3.24.1 and .8). */
public enum ReferenceWidth {
    /** Information element 0x00; every phone knows it. */
    EIGHT_BIT,
    /** Information element 0x08; fewer collisions, one character less a part. */
    SIXTEEN_BIT;

    /** The user data header of one part; {@code reference} is reduced to the width. */
    byte[] header(int reference, int total, int number) {
        return switch (this) {
            case EIGHT_BIT -> new byte[] {5, 0x00, 3, (byte) reference, (byte) total, (byte) number};
            case SIXTEEN_BIT ->
                new byte[] {6, 0x08, 4, (byte) (reference >> 8), (byte) reference, (byte) total, (byte) number};
        };
    }
}
