package org.tocsin.gateway.check;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tocsin.cap.Alert;
import org.tocsin.cap.CapXml;
import org.tocsin.cap.Finding;
import org.tocsin.cap.Reading;

/** Checks one input after the other: the one place where bytes become findings. Safe for concurrent use. */
public final class CheckEngine {
    private static final Comparator<Finding> FROM_THE_TOP = Comparator.comparing(
            finding -> finding.place().orElse(new Finding.Place(0, 0)),
            Comparator.comparingInt(Finding.Place::line).thenComparingInt(Finding.Place::column));

    private final MessageRules rules;
    private final Function<Optional<Alert>, Instant> now;

    /** @param now the time at which a message is taken to arrive; it is given what was read if its sent was */
    public CheckEngine(MessageRules rules, Function<Optional<Alert>, Instant> now) {
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
        List<Finding> findings = rules.findings(reading, bytes, now.apply(Legible.alert(reading, "/alert/sent")));
        return new Checked.Message(
                name, version(reading), rules.authorityFor(reading), inOrder(findings), SourceText.of(bytes));
    }

    /** As the message has them, from its top; people mend from there. Those without a place come first. */
    private static List<Finding> inOrder(List<Finding> findings) {
        return findings.stream().sorted(FROM_THE_TOP).toList();
    }

    private static Optional<String> version(Reading reading) {
        return reading instanceof Reading.Valid valid
                ? Optional.of(valid.message().alert().version().text())
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
