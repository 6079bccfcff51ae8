package org.tocsin.sms.text;

/** How the parts of a long text are tied together; each SMSC takes one of these ways. */
public enum Concatenation {
    /** User data header with information element 0x00 (3GPP TS 23.040 9.2.3.24.1); every phone knows it. */
    EIGHT_BIT(6),
    /** Information element 0x08 (9.2.3.24.8): fewer collisions of the reference, one character less a part. */
    SIXTEEN_BIT(7),
    /** The TLVs sar_msg_ref_num, sar_total_segments and sar_segment_seqnum (SMPP 3.4 5.3.2.22 to .24). */
    SAR(7),
    /** The whole text in the TLV message_payload (SMPP 3.4 5.3.2.32); the SMSC splits it. */
    PAYLOAD(7);

    private static final byte[] NONE = {};

    /** What the header takes of each part in octets; where the SMSC makes the header, the larger of the two. */
    private final int headerOctets;

    Concatenation(int headerOctets) {
        this.headerOctets = headerOctets;
    }

    int headerOctets() {
        return headerOctets;
    }

    /** Whether the parts themselves carry the header. */
    boolean inHeader() {
        return this == EIGHT_BIT || this == SIXTEEN_BIT;
    }

    /** The information element of one part; {@code reference} is reduced to the width. Empty without header. */
    byte[] element(int reference, int total, int number) {
        return switch (this) {
            case EIGHT_BIT -> new byte[] {0x00, 3, (byte) reference, (byte) total, (byte) number};
            case SIXTEEN_BIT ->
                new byte[] {0x08, 4, (byte) (reference >> 8), (byte) reference, (byte) total, (byte) number};
            case SAR, PAYLOAD -> NONE.clone();
        };
    }
}
