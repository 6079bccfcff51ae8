package org.tocsin.sms.text;

/** The two alphabets every network carries, with what one short message of 140 octets holds (3GPP TS 23.038, 23.040). */
public enum Alphabet {
    /** GSM 7-bit default alphabet, counted in septets. In SMPP unpacked, one septet an octet. */
    GSM_7(0x00, 7),
    /** UTF-16BE, counted in 16-bit units. */
    UCS_2(0x08, 16);

    /** User data of one short message (3GPP TS 23.040 9.2.3.16). */
    private static final int OCTETS = 140;

    private final byte dataCoding;
    private final int bits;

    Alphabet(int dataCoding, int bits) {
        this.dataCoding = (byte) dataCoding;
        this.bits = bits;
    }

    /** SMPP data_coding: 0 is the SMSC's default alphabet, which the operator must have agreed to be GSM 7-bit. */
    public byte dataCoding() {
        return dataCoding;
    }

    /** Units in one short message beside a user data header of so many octets, its length octet included. */
    int unitsBeside(int headerOctets) {
        return (OCTETS - headerOctets) * Byte.SIZE / bits;
    }
}
