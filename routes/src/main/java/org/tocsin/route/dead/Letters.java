package org.tocsin.route.dead;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tocsin.connector.ReasonCode;
import org.tocsin.route.Envelope;
import org.tocsin.route.Parcel;

/** Makes the messages that wait for an operator: body and own headers as they were, and beside them why. Pure. */
public final class Letters {

    /** Why a message waits for an operator, and since when. */
    public record Cause(ReasonCode reason, String detail, Instant at) {}

    private Letters() {}

    /**
     * The parcel for the dead queue. It never expires: an operator is to see it even when it can go out no more.
     *
     * @param name tells it from all others
     * @param from the queue that the message came from
     * @param attempts that were made of it
     * @param priority that it had
     */
    public static Parcel letter(
            String name,
            String from,
            Map<String, Object> headers,
            Object body,
            int attempts,
            int priority,
            Cause cause) {
        Map<String, Object> kept = own(headers);
        kept.put(Envelope.ATTEMPTS, attempts);
        kept.put(Envelope.LETTER, name);
        kept.put(Envelope.LETTER_FROM, from);
        kept.put(Envelope.LETTER_REASON, cause.reason().name());
        kept.put(Envelope.LETTER_DETAIL, cause.detail());
        kept.put(Envelope.LETTER_SINCE, cause.at().toEpochMilli());
        return new Parcel(Envelope.DEAD_QUEUE, kept, body, priority, Optional.empty(), "letter/" + name);
    }

    /** Back to where it came from, with body, headers and delivery key as they were. */
    static Parcel replay(Map<String, Object> letter, Object body, int priority) {
        Map<String, Object> headers = own(letter);
        headers.keySet().removeIf(name -> name.startsWith(Envelope.LETTER));
        int replays = number(letter, Envelope.REPLAYS) + 1;
        headers.put(Envelope.REPLAYS, replays);
        Optional<Instant> expires = Optional.ofNullable(letter.get(Envelope.EXPIRES))
                .map(at -> Instant.ofEpochMilli(Long.parseLong(at.toString())));
        return new Parcel(
                text(letter, Envelope.LETTER_FROM),
                headers,
                body,
                priority,
                expires.filter(at -> letter.containsKey(Envelope.CHANNEL)),
                text(letter, Envelope.LETTER) + "/replay-" + replays);
    }

    static int number(Map<String, Object> headers, String name) {
        return Integer.parseInt(headers.getOrDefault(name, 0).toString());
    }

    static String text(Map<String, Object> headers, String name) {
        return headers.getOrDefault(name, "").toString();
    }

    static Map<String, Object> own(Map<String, Object> headers) {
        Map<String, Object> own = new HashMap<>();
        headers.forEach((name, value) -> {
            if (name.startsWith(Envelope.OWN) && value != null) {
                own.put(name, value);
            }
        });
        return own;
    }
}
