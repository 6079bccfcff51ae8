package org.tocsin.gateway.check;

import java.util.Optional;
import org.tocsin.cap.Alert;
import org.tocsin.cap.Reading;

/** What can be known of a message that may be refused. */
final class Legible {
    private Legible() {}

    /** The alert, when the element at that XPath was read; in a refused message a placeholder may stand there. */
    static Optional<Alert> alert(Reading reading, String path) {
        if (reading instanceof Reading.Valid valid) {
            return Optional.of(valid.message().alert());
        }
        return reading instanceof Reading.NotCap refused
                ? refused.readable()
                        .filter(partial -> !partial.unread().contains(path))
                        .map(partial -> partial.alert())
                : Optional.empty();
    }
}
