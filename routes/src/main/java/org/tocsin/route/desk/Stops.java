package org.tocsin.route.desk;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.tocsin.cap.AlertKey;
import org.tocsin.connector.StateStore;
import org.tocsin.route.Json;

/** Which alerts operators have stopped on which channels: durable, and known from memory. Safe for concurrent use. */
public final class Stops {
    private static final String PREFIX = "stop/";
    private static final Duration KEPT_AFTER_EXPIRY = Duration.ofDays(1);

    private record Key(String channel, AlertKey alert) {
        String text() {
            return PREFIX + channel + "/" + alert.value();
        }
    }

    /** As it is kept; moments as milliseconds since 1970. */
    private record Kept(
            String channel,
            String target,
            String alert,
            long at,
            String author,
            String reason,
            long expires,
            boolean done) {
        static Kept of(Stop stop) {
            return new Kept(
                    stop.channel(),
                    stop.target(),
                    stop.alert().value(),
                    stop.at().toEpochMilli(),
                    stop.author(),
                    stop.reason(),
                    stop.expires().toEpochMilli(),
                    stop.done());
        }

        Stop stop() {
            return new Stop(
                    channel,
                    target,
                    new AlertKey(alert),
                    Instant.ofEpochMilli(at),
                    author,
                    reason,
                    Instant.ofEpochMilli(expires),
                    done);
        }
    }

    private final StateStore store;
    private final Map<Key, Stop> known = new ConcurrentHashMap<>();

    /** @throws StateStore.Unavailable when the store does not answer */
    public Stops(StateStore store) {
        this.store = store;
        store.startingWith(PREFIX).values().forEach(octets -> {
            Stop stop = Json.read(new String(octets, StandardCharsets.UTF_8), Kept.class)
                    .stop();
            known.put(new Key(stop.channel(), stop.alert()), stop);
        });
    }

    /** The order, if there is one. */
    public Optional<Stop> of(String channel, AlertKey alert) {
        return Optional.ofNullable(known.get(new Key(channel, alert)));
    }

    /** Durable on return. @throws StateStore.Unavailable when it cannot be kept */
    void keep(Stop stop) {
        Key key = new Key(stop.channel(), stop.alert());
        store.put(key.text(), Json.write(Kept.of(stop)).getBytes(StandardCharsets.UTF_8));
        known.put(key, stop);
    }

    /** Orders that were not carried out while their alert is in force, the oldest first. */
    List<Stop> open(Instant now) {
        return known.values().stream()
                .filter(stop -> !stop.done() && stop.expires().isAfter(now))
                .sorted(Comparator.comparing(Stop::at))
                .toList();
    }

    /** Forgets orders about what expired more than a day ago. @throws StateStore.Unavailable when the store does not answer */
    void forget(Instant now) {
        known.forEach((key, stop) -> {
            if (stop.expires().plus(KEPT_AFTER_EXPIRY).isBefore(now)) {
                store.remove(key.text());
                known.remove(key);
            }
        });
    }
}
