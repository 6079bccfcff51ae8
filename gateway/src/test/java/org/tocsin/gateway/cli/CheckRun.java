package org.tocsin.gateway.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Objects;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What one run of {@code tocsin check} printed and how it ended. The clock stands three minutes after the fixtures' sent. */
record CheckRun(int status, String out, String err) {
    private static final Instant NOW = Instant.parse("2026-11-23T17:10:00Z");

    static CheckRun of(Object... arguments) {
        return withInput(new byte[0], arguments);
    }

    static CheckRun withInput(byte[] standardInput, Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = new CommandLine(
                        new CheckCommand(new ByteArrayInputStream(standardInput), Clock.fixed(NOW, ZoneOffset.UTC)))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
        return new CheckRun(status, out.toString(), err.toString());
    }

    /** A fixture of this package. */
    static byte[] message(String name) {
        try (InputStream in = Objects.requireNonNull(CheckRun.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The fixture as a file of that folder. */
    static Path file(Path folder, String name) {
        try {
            return Files.write(folder.resolve(name), message(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode json() {
        return new JsonMapper().readTree(out);
    }
}
