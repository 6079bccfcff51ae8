package org.tocsin.broadcast.audio;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One burst of AFSK (47 CFR 11.31(a)): 16 octets 0xAB, then the characters with a zero eighth bit, least significant bit
 * first, 1.92 ms a bit; four cycles of 2083.3 Hz for a one, three of 1562.5 Hz for a zero.
 */
public final class SameBurst implements Sound {
    private static final int PREAMBLE_OCTETS = 16;
    private static final int PREAMBLE = 0xAB;
    private static final int MARK_CYCLES = 4;
    private static final int SPACE_CYCLES = 3;
    private static final double AMPLITUDE = 0.8 * Short.MAX_VALUE;

    /** 42.336: not whole, so bit edges fall between samples and must never be rounded one by one. */
    private static final double SAMPLES_PER_BIT = RATE * 0.001_92;

    private final String text;

    /** @param text printable ASCII: a header, or {@code NNNN} for the end of message */
    public SameBurst(String text) {
        if (text.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw new IllegalArgumentException("a SAME burst carries printable ASCII only");
        }
        this.text = text;
    }

    @Override
    public long samples() {
        return Math.round(bits() * SAMPLES_PER_BIT);
    }

    @Override
    public void writeTo(SampleSink sink) throws IOException {
        byte[] octets = octets();
        long samples = samples();
        for (long n = 0; n < samples; n++) {
            double position = n / SAMPLES_PER_BIT;
            int bit = (int) Math.min(position, bits() - 1);
            int cycles = isOne(octets, bit) ? MARK_CYCLES : SPACE_CYCLES;
            // Each bit is a whole number of cycles, so the phase at every edge is zero and stays continuous by itself.
            sink.write((int) Math.round(AMPLITUDE * Math.sin(2 * Math.PI * cycles * (position - bit))));
        }
    }

    private int bits() {
        return (PREAMBLE_OCTETS + text.length()) * Byte.SIZE;
    }

    private byte[] octets() {
        byte[] octets = new byte[PREAMBLE_OCTETS + text.length()];
        Arrays.fill(octets, 0, PREAMBLE_OCTETS, (byte) PREAMBLE);
        byte[] characters = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(characters, 0, octets, PREAMBLE_OCTETS, characters.length);
        return octets;
    }

    private static boolean isOne(byte[] octets, int bit) {
        return (octets[bit / Byte.SIZE] >> (bit % Byte.SIZE) & 1) == 1;
    }
}
