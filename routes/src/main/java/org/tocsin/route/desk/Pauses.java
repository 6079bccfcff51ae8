package org.tocsin.route.desk;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.tocsin.connector.StateStore;
import org.tocsin.route.Json;

/** Which channels are paused: durable, and known from memory. Safe for concurrent use. */
public final class Pauses {
    private static final String PREFIX = "pause/";

    /** As it is kept; moments as milliseconds since 1970, 0 for none. */
    private record Kept(String channel, long since, long until, String author, String reason) {
        static Kept of(Pause pause) {
            return new Kept(
                    pause.channel(),
                    pause.since().toEpochMilli(),
                    pause.until().map(Instant::toEpochMilli).orElse(0L),
                    pause.author(),
                    pause.reason());
        }

        Pause pause() {
            return new Pause(
                    channel,
                    Instant.ofEpochMilli(since),
                    until == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(until)),
                    author,
                    reason);
        }
    }

    private final StateStore store;
    private final Map<String, Pause> inForce = new ConcurrentHashMap<>();

    /** @throws StateStore.Unavailable when the store does not answer */
    public Pauses(StateStore store) {
        this.store = store;
        store.startingWith(PREFIX).values().forEach(octets -> {
            Pause pause = Json.read(new String(octets, StandardCharsets.UTF_8), Kept.class)
                    .pause();
            inForce.put(pause.channel(), pause);
        });
    }

    /** Durable on return; takes the place of an earlier one. @throws StateStore.Unavailable when it cannot be kept */
    void begin(Pause pause) {
        store.put(PREFIX + pause.channel(), Json.write(Kept.of(pause)).getBytes(StandardCharsets.UTF_8));
        inForce.put(pause.channel(), pause);
    }

    /** Durable on return. @throws StateStore.Unavailable when it cannot be kept */
    void end(String channel) {
        store.remove(PREFIX + channel);
        inForce.remove(channel);
    }

    public boolean isPaused(String channel) {
        return inForce.containsKey(channel);
    }

    public Optional<Pause> of(String channel) {
        return Optional.ofNullable(inForce.get(channel));
    }

    /** All in force, in no order. */
    Collection<Pause> all() {
        return List.copyOf(inForce.values());
    }
}
