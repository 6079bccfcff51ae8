package org.tocsin.broadcast.audio;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A WAV file of the master format, PCM 16 bit mono 22 050 Hz, on disk.
 *
 * @param start where its samples begin, in octets
 * @param samples how many there are
 */
public record WavFile(Path path, long start, long samples) implements Sound {
    private static final int PCM = 1;
    private static final int RIFF_HEADER = 12;
    private static final int CHUNK_HEADER = 8;
    private static final int FORMAT_OCTETS = 16;

    /** @throws IOException when it cannot be read or is of another format */
    public static WavFile read(Path path) throws IOException {
        long size = Files.size(path);
        try (DataInputStream in = open(path)) {
            expect(in, "RIFF");
            in.skipNBytes(4);
            expect(in, "WAVE");
            return findData(path, in, size);
        } catch (EOFException e) {
            throw new IOException("no WAV file, it ends too early: " + path, e);
        }
    }

    /** How long it is to be heard, in seconds. */
    public double seconds() {
        return (double) samples / RATE;
    }

    @Override
    public void writeTo(SampleSink sink) throws IOException {
        try (DataInputStream in = open(path)) {
            in.skipNBytes(start);
            for (long n = samples; n > 0; n--) {
                sink.write(Short.reverseBytes(in.readShort()));
            }
        }
    }

    private static WavFile findData(Path path, DataInputStream in, long size) throws IOException {
        long position = RIFF_HEADER;
        boolean known = false;
        while (true) {
            String id = tag(in);
            long length = Integer.toUnsignedLong(Integer.reverseBytes(in.readInt()));
            position += CHUNK_HEADER;
            if (id.equals("data")) {
                if (!known) {
                    throw new IOException("samples before their format: " + path);
                }
                // A writer that could not seek back leaves a length beyond the end of the file.
                return new WavFile(path, position, Math.min(length, size - position) / Short.BYTES);
            }
            if (id.equals("fmt ")) {
                length -= checkFormat(in, path);
                position += FORMAT_OCTETS;
                known = true;
            }
            long rest = length + (length & 1);
            in.skipNBytes(rest);
            position += rest;
        }
    }

    private static int checkFormat(DataInputStream in, Path path) throws IOException {
        int format = Short.reverseBytes(in.readShort());
        int channels = Short.reverseBytes(in.readShort());
        int rate = Integer.reverseBytes(in.readInt());
        in.skipNBytes(6);
        int bits = Short.reverseBytes(in.readShort());
        if (format != PCM || channels != 1 || rate != RATE || bits != Short.SIZE) {
            throw new IOException("not PCM 16 bit mono 22050 Hz but format " + format + ", " + bits + " bit, "
                    + channels + " channels, " + rate + " Hz: " + path);
        }
        return FORMAT_OCTETS;
    }

    private static void expect(DataInputStream in, String tag) throws IOException {
        if (!tag(in).equals(tag)) {
            throw new IOException("no WAV file");
        }
    }

    private static String tag(InputStream in) throws IOException {
        byte[] octets = in.readNBytes(4);
        if (octets.length < 4) {
            throw new EOFException();
        }
        return new String(octets, StandardCharsets.ISO_8859_1);
    }

    private static DataInputStream open(Path path) throws IOException {
        return new DataInputStream(new BufferedInputStream(Files.newInputStream(path), 1 << 16));
    }
}
