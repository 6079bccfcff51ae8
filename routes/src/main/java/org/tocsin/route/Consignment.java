package org.tocsin.route;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.tocsin.cap.AlertKey;
import org.tocsin.cap.CapMessage;
import org.tocsin.connector.Action;
import org.tocsin.connector.DeliveryKey;
import org.tocsin.connector.Part;

/**
 * A delivery message as the courier takes it from its queue.
 *
 * @param replays how often an operator sent it again
 * @param attempt 1 for the first: those before it was put off last, and how often the broker handed out this message
 */
public record Consignment(
        DeliveryKey key,
        CapMessage message,
        Action action,
        boolean onlyIfOriginalWent,
        Instant acceptedAt,
        Instant expires,
        int attempt,
        int replays,
        Optional<Part> part) {

    /** @throws IllegalArgumentException when the message is none that the fan-out sends */
    static Consignment of(byte[] body, Map<String, Object> headers) {
        return new Consignment(
                key(headers),
                Messages.cap(body),
                Action.valueOf(Messages.text(headers, Envelope.ACTION)),
                Boolean.parseBoolean(Messages.text(headers, Envelope.ONLY_IF_ORIGINAL_WENT)),
                Messages.instant(headers, Envelope.ACCEPTED_AT),
                Messages.instant(headers, Envelope.EXPIRES),
                number(headers, Envelope.ATTEMPTS, 0) + number(headers, Envelope.DELIVERY_COUNT, 1),
                number(headers, Envelope.REPLAYS, 0),
                part(headers));
    }

    /** Its delivery and, when it is a part, which one. */
    String name() {
        return key.value() + part.map(p -> "#" + p.number()).orElse("");
    }

    static int number(Map<String, Object> headers, String name, int usual) {
        return Integer.parseInt(headers.getOrDefault(name, usual).toString());
    }

    /** The delivery that the headers name; the body need not be readable. */
    static DeliveryKey key(Map<String, Object> headers) {
        return new DeliveryKey(
                new AlertKey(Messages.text(headers, Envelope.KEY)),
                Messages.text(headers, Envelope.CHANNEL),
                Messages.text(headers, Envelope.TARGET));
    }

    static Optional<Part> part(Map<String, Object> headers) {
        if (!headers.containsKey(Envelope.PART_NUMBER)) {
            return Optional.empty();
        }
        return Optional.of(new Part(
                Integer.parseInt(Messages.text(headers, Envelope.PART_NUMBER)),
                Integer.parseInt(Messages.text(headers, Envelope.PART_TOTAL)),
                Messages.text(headers, Envelope.PART_CONTENT)));
    }
}
