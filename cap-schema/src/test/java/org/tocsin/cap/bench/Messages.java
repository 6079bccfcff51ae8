package org.tocsin.cap.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tocsin.cap.SampleAlert;

/** The messages that are measured. */
final class Messages {
    static final Instant SENT = Instant.parse("2026-11-23T17:07:20Z");

    private Messages() {}

    /** Two languages, each with a ring of this many vertices and, if any, with a picture of this many octets. */
    static byte[] flood(int vertices, int content) {
        byte[] xml = SampleAlert.flood(SENT, Duration.ofHours(1))
                .polygon(ring(vertices))
                .message()
                .bytes();
        return content == 0 ? xml : withPicture(xml, content);
    }

    private static byte[] withPicture(byte[] xml, int content) {
        String resource = "<resource><resourceDesc>Map</resourceDesc><mimeType>image/png</mimeType><derefUri>"
                + Base64.getEncoder().encodeToString(new byte[content]) + "</derefUri></resource><area>";
        return new String(xml, StandardCharsets.UTF_8)
                .replace("<area>", resource)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String ring(int vertices) {
        String pairs = IntStream.range(0, vertices)
                .mapToObj(i -> point(2 * Math.PI * i / vertices))
                .collect(Collectors.joining(" "));
        return pairs + " " + point(0);
    }

    private static String point(double angle) {
        return String.format(Locale.ROOT, "%.5f,%.5f", 13.92 + 0.08 * Math.sin(angle), -60.98 + 0.08 * Math.cos(angle));
    }
}
