package org.tocsin.cap.check;

import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** How files are packed, known by their first octets. */
final class Packing {
    private static final int LONGEST = 6;
    private static final Map<String, String> BY_START = Map.of(
            "504b0304", "ZIP",
            "1f8b08", "gzip",
            "425a68", "bzip2",
            "fd377a585a00", "xz",
            "377abcaf271c", "7z",
            "28b52ffd", "Zstandard",
            "526172211a07", "RAR");

    private Packing() {}

    /** The name of the packing; empty for content that is not packed, as far as is known here. */
    static Optional<String> of(byte[] content) {
        String start = HexFormat.of().formatHex(content, 0, Math.min(LONGEST, content.length));
        return BY_START.entrySet().stream()
                .filter(packing -> start.startsWith(packing.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
