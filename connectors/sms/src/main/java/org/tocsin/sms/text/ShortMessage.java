package org.tocsin.sms.text;

import java.util.Arrays;
import java.util.List;

/** One encoded text in one or more parts, the same for every recipient but for the reference number. Immutable. */
public final class ShortMessage {
    private final Alphabet alphabet;
    private final ReferenceWidth width;
    private final List<byte[]> parts;
    private final String text;

    ShortMessage(Alphabet alphabet, ReferenceWidth width, List<byte[]> parts, String text) {
        this.alphabet = alphabet;
        this.width = width;
        this.parts = List.copyOf(parts);
        this.text = text;
    }

    /** As the phone shows it. */
    public String text() {
        return text;
    }

    public Alphabet alphabet() {
        return alphabet;
    }

    /** 1 to 255. */
    public int parts() {
        return parts.size();
    }

    /** Whether each part begins with a user data header, which the esm_class must announce. */
    public boolean hasHeader() {
        return parts.size() > 1;
    }

    /**
     * The short_message octets of one part.
     *
     * @param number 1 to {@link #parts()}
     * @param reference the same for all parts of one message to one recipient, and for each time they are sent
     */
    public byte[] octets(int number, int reference) {
        byte[] text = parts.get(number - 1);
        if (!hasHeader()) {
            return text.clone();
        }
        byte[] header = width.header(reference, parts.size(), number);
        byte[] octets = Arrays.copyOf(header, header.length + text.length);
        System.arraycopy(text, 0, octets, header.length, text.length);
        return octets;
    }
}
