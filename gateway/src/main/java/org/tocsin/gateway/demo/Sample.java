package org.tocsin.gateway.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** A CAP message from a template file, with a number and times of now. */
public final class Sample {
    private static final DateTimeFormatter CAP_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");
    private static final ZoneOffset AURELIA = ZoneOffset.ofHours(-4);

    private Sample() {}

    /** @throws IOException when the template cannot be read */
    public static byte[] fill(Path template, String number, Instant sent, Duration validity) throws IOException {
        return Files.readString(template, StandardCharsets.UTF_8)
                .replace("@NUMBER@", number)
                .replace("@SENT@", time(sent))
                .replace("@EXPIRES@", time(sent.plus(validity)))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String time(Instant instant) {
        return CAP_TIME.format(instant.atOffset(AURELIA));
    }
}
