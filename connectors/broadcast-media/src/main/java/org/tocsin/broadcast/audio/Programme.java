package org.tocsin.broadcast.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Sounds one after another. Every length is known beforehand, so the file is written in one pass, samples streamed. */
public record Programme(List<Sound> sounds) {
    private static final int HEADER = 44;
    private static final int AFTER_RIFF_LENGTH = HEADER - 8;

    public Programme {
        sounds = List.copyOf(sounds);
    }

    /**
     * A file that was written.
     *
     * @param sha256 of the whole file, 64 hexadecimal digits in lower case
     */
    public record Written(String sha256, double seconds) {}

    public long samples() {
        return sounds.stream().mapToLong(Sound::samples).sum();
    }

    /** Writes a WAV file, PCM 16 bit mono 22 050 Hz, on disk when this returns; replaces what was there. */
    public Written writeTo(Path path) throws IOException {
        MessageDigest digest = sha256();
        try (FileChannel file = FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            SampleFile samples = new SampleFile(file, digest);
            samples.begin(header(Math.toIntExact(samples() * Short.BYTES)));
            for (Sound sound : sounds) {
                sound.writeTo(samples);
            }
            samples.flush();
            file.force(true);
        }
        return new Written(HexFormat.of().formatHex(digest.digest()), (double) samples() / Sound.RATE);
    }

    private static byte[] header(int octets) {
        return ByteBuffer.allocate(HEADER)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(AFTER_RIFF_LENGTH + octets)
                .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) 1)
                .putInt(Sound.RATE)
                .putInt(Sound.RATE * Short.BYTES)
                .putShort((short) Short.BYTES)
                .putShort((short) Short.SIZE)
                .put("data".getBytes(StandardCharsets.US_ASCII))
                .putInt(octets)
                .array();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
