package org.tocsin.gateway.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.tocsin.cap.AlertKey;
import org.tocsin.gateway.Engine;

/** From the request to the channels' acceptance, as the ledger tells it. */
final class HandOvers {
    private static final int CHANNELS = 4;
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private HandOvers() {}

    /** To the last of all four channels; alerts that do not get there within two minutes are left out. */
    static Latencies all(Engine engine, Map<AlertKey, Instant> submitted) {
        Latencies latencies = new Latencies();
        Instant end = Instant.now().plus(LIMIT);
        submitted.forEach((key, at) -> {
            Map<String, Instant> handed = await(engine, key, CHANNELS, end);
            if (handed.size() == CHANNELS) {
                handed.values().stream()
                        .max(Instant::compareTo)
                        .ifPresent(last -> latencies.add(Duration.between(at, last)));
            }
        });
        return latencies;
    }

    /** To the last of the channels but one; alerts that do not get there within two minutes are left out. */
    static Latencies allBut(String channel, Engine engine, Map<AlertKey, Instant> submitted) {
        Latencies latencies = new Latencies();
        Instant end = Instant.now().plus(LIMIT);
        submitted.forEach((key, at) -> await(engine, key, CHANNELS - 1, end).entrySet().stream()
                .filter(handed -> !handed.getKey().equals(channel))
                .map(Map.Entry::getValue)
                .max(Instant::compareTo)
                .ifPresent(last -> latencies.add(Duration.between(at, last))));
        return latencies;
    }

    private static Map<String, Instant> await(Engine engine, AlertKey key, int channels, Instant end) {
        Map<String, Instant> handed = engine.ledger().handOvers(key);
        while (handed.size() < channels && Instant.now().isBefore(end)) {
            LockSupport.parkNanos(PAUSE.toNanos());
            handed = engine.ledger().handOvers(key);
        }
        return handed;
    }
}
