package org.tocsin.gateway.check;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tocsin.cap.Alert;
import org.tocsin.cap.CapXml;
import org.tocsin.cap.Finding;
import org.tocsin.cap.Reading;

/** Checks one input after the other: the one place where bytes become findings. Safe for concurrent use. */
public final class CheckEngine {
    private final MessageRules rules;
    private final Function<Alert, Instant> now;

    /** @param now the time at which a message is taken to arrive */
    public CheckEngine(MessageRules rules, Function<Alert, Instant> now) {
        this.rules = rules;
        this.now = now;
    }

    /** Never throws, whatever the input holds. */
    public Checked check(Input input) {
        try {
            return check(input.name(), input.content().read());
        } catch (IOException e) {
            return new Checked.Unreadable(input.name(), reason(e));
        }
    }

    private Checked check(String name, byte[] bytes) {
        Reading reading = CapXml.read(bytes);
        List<Finding> findings = reading instanceof Reading.Valid valid
                ? rules.findings(valid, now.apply(valid.message().alert()))
                : reading.findings();
        return new Checked.Message(name, version(reading), authority(reading), findings, SourceText.of(bytes));
    }

    private static Optional<String> version(Reading reading) {
        return reading instanceof Reading.Valid ? Optional.of("1.2") : Optional.empty();
    }

    private Optional<String> authority(Reading reading) {
        return reading instanceof Reading.Valid valid
                ? rules.authorityFor(valid.message().alert())
                : Optional.empty();
    }

    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        String message = e instanceof FileSystemException known ? known.getReason() : e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }
}
