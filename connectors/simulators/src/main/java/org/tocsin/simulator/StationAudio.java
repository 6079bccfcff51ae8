package org.tocsin.simulator;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** What a station hears in an audio file (WAV, PCM 16 bit mono), and the SHA-256 of the file. */
record StationAudio(Optional<String> header, int endsOfMessage, double seconds, String sha256) {
    static final StationAudio NOTHING = new StationAudio(Optional.empty(), 0, 0, "");
    private static final int HEADER = 44;
    private static final int RATE_AT = 24;

    static StationAudio listen(Path file) throws IOException {
        MessageDigest digest = newSha256();
        long samples = (Files.size(file) - HEADER) / Short.BYTES;
        try (InputStream raw = Files.newInputStream(file);
                DataInputStream in =
                        new DataInputStream(new DigestInputStream(new BufferedInputStream(raw, 1 << 16), digest))) {
            // Read, not skipped: a digest stream does not see what is skipped.
            ByteBuffer header = ByteBuffer.wrap(in.readNBytes(HEADER)).order(ByteOrder.LITTLE_ENDIAN);
            int rate = header.getInt(RATE_AT);
            StationSameDecoder decoder = new StationSameDecoder(rate);
            for (long n = 0; n < samples; n++) {
                decoder.accept(Short.reverseBytes(in.readShort()));
            }
            return new StationAudio(
                    decoder.header(),
                    decoder.endsOfMessage(),
                    (double) samples / rate,
                    HexFormat.of().formatHex(digest.digest()));
        }
    }

    private static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
