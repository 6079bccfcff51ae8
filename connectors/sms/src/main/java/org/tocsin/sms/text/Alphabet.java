package org.tocsin.sms.text;

/** The two alphabets every network carries, with what one short message of 140 octets holds (3GPP TS 23.038, 23.040). */
public enum Alphabet {
    /** GSM 7-bit default alphabet, counted in septets. In SMPP unpacked, one septet an octet. */
    GSM_7(0x00, 160, 153, 152),
    /** UTF-16BE, counted in 16-bit units. */
    UCS_2(0x08, 70, 67, 66);

    private final byte dataCoding;
    private final int alone;
    private final int withNarrowHeader;
    private final int withWideHeader;

    Alphabet(int dataCoding, int alone, int withNarrowHeader, int withWideHeader) {
        this.dataCoding = (byte) dataCoding;
        this.alone = alone;
        this.withNarrowHeader = withNarrowHeader;
        this.withWideHeader = withWideHeader;
    }

    /** SMPP data_coding: 0 is the SMSC's default alphabet, which the operator must have agreed to be GSM 7-bit. */
    public byte dataCoding() {
        return dataCoding;
    }

    /** Units in a message that stands alone. */
    int alone() {
        return alone;
    }

    /** Units in each part of a concatenated message. */
    int inPart(ReferenceWidth width) {
        return width == ReferenceWidth.EIGHT_BIT ? withNarrowHeader : withWideHeader;
    }
}
