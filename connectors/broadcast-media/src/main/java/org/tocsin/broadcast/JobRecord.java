package org.tocsin.broadcast;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tocsin.cap.AlertKey;

/**
 * What is still known of a job after a restart.
 *
 * @param expires of the alert
 * @param attempt of the delivery that made it
 * @param subjects what it is about by language, the primary one first: a Cancel without a block is announced with them
 */
record JobRecord(State state, AlertKey alert, Instant expires, int attempt, Map<String, String> subjects) {

    /** How far a job has come. */
    enum State {
        /** Audio and text are in place, the sidecar may or may not be. */
        PLACING,
        /** The sidecar is there: the station may take it. */
        PLACED,
        /** The station says that it has it. */
        PICKED_UP,
        /** The station says no. */
        REFUSED,
        /** Taken back, or never to be placed, because of an Update or Cancel. */
        WITHDRAWN,
        /** Its time ran out before the station took it. */
        EXPIRED;

        boolean isOpen() {
            return this == PLACING || this == PLACED;
        }
    }

    JobRecord {
        // Not Map.copyOf: the order of the languages matters.
        subjects = Collections.unmodifiableMap(new LinkedHashMap<>(subjects));
    }

    JobRecord as(State next) {
        return new JobRecord(next, alert, expires, attempt, subjects);
    }

    /** Four lines, then language and subject in turn; subjects have no line breaks. */
    byte[] encoded() {
        StringBuilder text = new StringBuilder()
                .append(state)
                .append('\n')
                .append(alert)
                .append('\n')
                .append(expires)
                .append('\n')
                .append(attempt)
                .append('\n');
        subjects.forEach((language, subject) ->
                text.append(language).append('\n').append(subject).append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** @throws IllegalStateException when these are not octets of {@link #encoded()}: the store is damaged */
    static JobRecord decoded(byte[] octets) {
        String[] lines = new String(octets, StandardCharsets.UTF_8).split("\n");
        try {
            Map<String, String> subjects = new LinkedHashMap<>();
            for (int i = 4; i + 1 < lines.length; i += 2) {
                subjects.put(lines[i], lines[i + 1]);
            }
            return new JobRecord(
                    State.valueOf(lines[0]),
                    new AlertKey(lines[1]),
                    Instant.parse(lines[2]),
                    Integer.parseInt(lines[3]),
                    subjects);
        } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException e) {
            throw new IllegalStateException("a job record in the state store cannot be read", e);
        }
    }
}
