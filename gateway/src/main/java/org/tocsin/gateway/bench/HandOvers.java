package org.tocsin.gateway.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.tocsin.cap.AlertKey;
import org.tocsin.gateway.Engine;

/**
 * From the request to the channels' acceptance, as the ledger tells it.
 *
 * @param submitted when each alert was
 * @param handed when each channel took it
 */
record HandOvers(Map<AlertKey, Instant> submitted, Map<AlertKey, Map<String, Instant>> handed) {
    private static final int CHANNELS = 4;
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(20);

    /** Waits until every delivery has ended on each channel but those, two minutes at most. */
    static HandOvers of(Engine engine, Map<AlertKey, Instant> submitted, String... notAwaited) {
        Instant end = Instant.now().plus(LIMIT);
        Map<AlertKey, Map<String, Instant>> handed = new TreeMap<>();
        submitted.keySet().forEach(key -> {
            while (!hasEnded(engine, key, List.of(notAwaited)) && Instant.now().isBefore(end)) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
            handed.put(key, engine.ledger().handOvers(key));
        });
        return new HandOvers(Map.copyOf(submitted), handed);
    }

    /** To the last of all four; alerts that some channel did not take are left out. */
    Latencies toAll() {
        Latencies latencies = new Latencies();
        handed.forEach((key, channels) -> {
            if (channels.size() == CHANNELS) {
                add(latencies, key, channels);
            }
        });
        return latencies;
    }

    /** To the last of those that took it, that channel left out. */
    Latencies toAllBut(String channel) {
        Latencies latencies = new Latencies();
        handed.forEach((key, channels) -> {
            Map<String, Instant> others = new TreeMap<>(channels);
            others.remove(channel);
            add(latencies, key, others);
        });
        return latencies;
    }

    /** One line a channel. */
    List<String> byChannel() {
        Map<String, Latencies> channels = new TreeMap<>();
        handed.forEach((key, taken) -> taken.forEach((channel, at) ->
                channels.computeIfAbsent(channel, name -> new Latencies()).add(since(key, at))));
        List<String> lines = new ArrayList<>();
        channels.forEach((channel, latencies) ->
                lines.add(channel + ": " + latencies.count() + " taken, " + latencies.summary()));
        return lines;
    }

    private void add(Latencies latencies, AlertKey key, Map<String, Instant> channels) {
        channels.values().stream().max(Instant::compareTo).ifPresent(last -> latencies.add(since(key, last)));
    }

    private Duration since(AlertKey key, Instant at) {
        return Duration.between(submitted.getOrDefault(key, at), at);
    }

    private static boolean hasEnded(Engine engine, AlertKey key, List<String> notAwaited) {
        var rows = engine.ledger().deliveries(key);
        return rows.size() == CHANNELS
                && rows.stream()
                        .filter(row -> !notAwaited.contains(row.channel()))
                        .allMatch(row -> row.state().isTerminal());
    }
}
