package org.tocsin.sms.text;

import java.io.ByteArrayOutputStream;
import java.util.List;

/** One encoded text in one or more parts, the same for every recipient but for the reference number. Immutable. */
public final class ShortMessage {
    private final Alphabet alphabet;
    private final Concatenation concatenation;
    private final List<byte[]> parts;
    private final byte[] shift;
    private final String text;

    /** @param shift the information element of a shift table, empty without */
    ShortMessage(Alphabet alphabet, Concatenation concatenation, List<byte[]> parts, byte[] shift, String text) {
        this.alphabet = alphabet;
        this.concatenation = concatenation;
        this.parts = List.copyOf(parts);
        this.shift = shift.clone();
        this.text = text;
    }

    /** As the phone shows it. */
    public String text() {
        return text;
    }

    public Alphabet alphabet() {
        return alphabet;
    }

    public Concatenation concatenation() {
        return concatenation;
    }

    /** 1 to 255: what the operator counts. */
    public int parts() {
        return parts.size();
    }

    /** How many submit_sm carry it: one a part, but one for all where the SMSC splits. */
    public int submits() {
        return isPayload() ? 1 : parts.size();
    }

    /** Whether the text goes into message_payload. */
    public boolean isPayload() {
        return concatenation == Concatenation.PAYLOAD && parts.size() > 1;
    }

    /** Whether TLVs tie the parts together. */
    public boolean isSegmented() {
        return concatenation == Concatenation.SAR && parts.size() > 1;
    }

    /** Whether each part begins with a user data header, which the esm_class must announce. */
    public boolean hasHeader() {
        return shift.length > 0 || (parts.size() > 1 && concatenation.inHeader());
    }

    /**
     * The octets of one submit_sm.
     *
     * @param number 1 to {@link #submits()}
     * @param reference the same for all parts of one message to one recipient, and for each time they are sent
     */
    public byte[] octets(int number, int reference) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        if (hasHeader()) {
            byte[] tie = parts.size() > 1 ? concatenation.element(reference, parts.size(), number) : new byte[0];
            octets.write(tie.length + shift.length);
            octets.writeBytes(tie);
            octets.writeBytes(shift);
        }
        if (isPayload()) {
            parts.forEach(octets::writeBytes);
        } else {
            octets.writeBytes(parts.get(number - 1));
        }
        return octets.toByteArray();
    }
}
