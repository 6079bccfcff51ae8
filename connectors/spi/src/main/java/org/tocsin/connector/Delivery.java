package org.tocsin.connector;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.tocsin.cap.Alert;
import org.tocsin.cap.AlertKey;
import org.tocsin.cap.CapMessage;

/**
 * One attempt to hand an alert to a channel.
 *
 * @param action what to do there
 * @param supersedes the alerts that an UPDATE replaces or a CANCEL stops, the nearest first; empty for ALERT
 * @param expires the moment after which nothing may leave
 * @param attempt 1 for the first
 * @param possibleRepeat an earlier attempt may have had its effect: ask or repeat harmlessly, where the channel can
 * @param part the piece to send, when an earlier attempt answered {@link Outcome.Split}
 * @param transcript where the connector writes down what it sends and is answered
 */
public record Delivery(
        DeliveryKey key,
        Channel channel,
        CapMessage message,
        Action action,
        List<AlertKey> supersedes,
        Instant expires,
        int attempt,
        boolean possibleRepeat,
        Optional<Part> part,
        Transcript transcript) {
    public Delivery {
        supersedes = List.copyOf(supersedes);
    }

    /** A delivery whose transcript nobody asks for. */
    public Delivery(
            DeliveryKey key,
            Channel channel,
            CapMessage message,
            Action action,
            List<AlertKey> supersedes,
            Instant expires,
            int attempt,
            boolean possibleRepeat,
            Optional<Part> part) {
        this(
                key,
                channel,
                message,
                action,
                supersedes,
                expires,
                attempt,
                possibleRepeat,
                part,
                new Transcript(InstantSource.system()));
    }

    public Alert alert() {
        return message.alert();
    }
}
