package org.tocsin.sms.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Turns a text into a short message: one alphabet for the whole text, GSM 7-bit where every character is in it, with the
 * letters of a shift table if need be, UCS-2 otherwise. What does not fit is refused, never cut or replaced.
 *
 * @param plainTypography whether quotes, dashes and spaces may become plain ones where that makes GSM 7-bit possible
 * @param shift the national table that the operator confirmed; used where a text needs it, and only with a user data header
 * @param mostParts 1 to 255
 */
public record TextEncoder(boolean plainTypography, Concatenation concatenation, ShiftTable shift, int mostParts) {
    /** The total is one octet of the user data header (3GPP TS 23.040 9.2.3.24.1). */
    public static final int PROTOCOL_MOST_PARTS = 255;

    private static final byte[] NO_SHIFT = {};
    private static final int LENGTH_OCTET = 1;

    public TextEncoder {
        if (mostParts < 1 || mostParts > PROTOCOL_MOST_PARTS) {
            throw new IllegalArgumentException(mostParts + " parts is outside 1 to " + PROTOCOL_MOST_PARTS);
        }
        if (shift != ShiftTable.NONE && !concatenation.inHeader()) {
            throw new IllegalArgumentException(
                    "a shift table stands in the user data header, which " + concatenation + " leaves to the SMSC");
        }
    }

    public Encoding encode(String text) {
        String plain = plainTypography ? Typography.plain(text) : text;
        Optional<byte[]> septets = Gsm7.encode(plain, ShiftTable.NONE);
        if (septets.isPresent()) {
            return fit(Alphabet.GSM_7, septets(septets.get()), plain, NO_SHIFT);
        }
        Optional<byte[]> shifted = Gsm7.encode(plain, shift);
        if (shifted.isPresent()) {
            return fit(Alphabet.GSM_7, septets(shifted.get()), plain, shift.element());
        }
        // UCS-2 has the typographic forms, so the text goes out as it was written.
        return Ucs2.encode(text)
                .<Encoding>map(octets -> fit(Alphabet.UCS_2, units(octets), text, NO_SHIFT))
                .orElseGet(Encoding.NotEncodable::new);
    }

    private Encoding fit(Alphabet alphabet, Units units, String text, byte[] element) {
        int alone = alphabet.unitsBeside(element.length == 0 ? 0 : LENGTH_OCTET + element.length);
        List<byte[]> parts = units.count() <= alone
                ? List.of(units.octets())
                : units.split(alphabet.unitsBeside(concatenation.headerOctets() + element.length));
        if (parts.size() > mostParts) {
            return new Encoding.TooLong(parts.size(), mostParts);
        }
        return new Encoding.Encoded(new ShortMessage(alphabet, concatenation, parts, element, text));
    }

    private static Units septets(byte[] septets) {
        return new Units(septets, 1, last -> last[0] == Gsm7.ESCAPE);
    }

    private static Units units(byte[] octets) {
        return new Units(octets, 2, last -> Character.isHighSurrogate((char) ((last[0] & 0xFF) << 8)));
    }

    /** Tells whether this unit belongs together with the one after it. */
    private interface Pairing {
        boolean opensPair(byte[] unit);
    }

    /** Octets seen as units of one or two octets. */
    private static final class Units {
        private final byte[] octets;
        private final int size;
        private final Pairing pairing;

        Units(byte[] octets, int size, Pairing pairing) {
            this.octets = octets;
            this.size = size;
            this.pairing = pairing;
        }

        int count() {
            return octets.length / size;
        }

        byte[] octets() {
            return octets;
        }

        /** Pieces of at most that many units; an escape or surrogate pair at a border moves whole to the next piece. */
        List<byte[]> split(int most) {
            List<byte[]> pieces = new ArrayList<>();
            int from = 0;
            while (from < count()) {
                int to = Math.min(from + most, count());
                if (to < count() && pairing.opensPair(unit(to - 1))) {
                    to--;
                }
                pieces.add(Arrays.copyOfRange(octets, from * size, to * size));
                from = to;
            }
            return pieces;
        }

        private byte[] unit(int index) {
            return Arrays.copyOfRange(octets, index * size, (index + 1) * size);
        }
    }
}
