package org.tocsin.connector;

import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A store that outlives a connector but not the test: open a second connector on the same store to try a restart. Values
 * are copied on the way in and out, as any real store does. Safe for concurrent use.
 */
public final class InMemoryStateStore implements StateStore {
    private final ConcurrentSkipListMap<String, byte[]> entries = new ConcurrentSkipListMap<>();
    private final Map<String, AtomicLong> counters = new ConcurrentHashMap<>();
    private final AtomicBoolean unavailable = new AtomicBoolean();

    /** From now on every call throws {@link StateStore.Unavailable}, or no longer does. */
    public void setUnavailable(boolean unavailable) {
        this.unavailable.set(unavailable);
    }

    @Override
    public Optional<byte[]> get(String key) {
        checkAvailable();
        return Optional.ofNullable(entries.get(key)).map(byte[]::clone);
    }

    @Override
    public void put(String key, byte[] value) {
        checkAvailable();
        entries.put(key, value.clone());
    }

    @Override
    public void remove(String key) {
        checkAvailable();
        entries.remove(key);
    }

    @Override
    public Map<String, byte[]> startingWith(String prefix) {
        checkAvailable();
        ConcurrentSkipListMap<String, byte[]> found = new ConcurrentSkipListMap<>();
        for (Map.Entry<String, byte[]> entry : entries.tailMap(prefix, true).entrySet()) {
            if (!entry.getKey().startsWith(prefix)) {
                break;
            }
            found.put(entry.getKey(), entry.getValue().clone());
        }
        return found;
    }

    @Override
    public long next(String counter) {
        checkAvailable();
        return counters.computeIfAbsent(counter, key -> new AtomicLong()).getAndIncrement();
    }

    /** Everything in it as text, counters too: equal before and after means that nothing was kept or counted. */
    public Map<String, String> contents() {
        Map<String, String> contents = new TreeMap<>();
        entries.forEach(
                (key, value) -> contents.put("entry " + key, HexFormat.of().formatHex(value)));
        counters.forEach((key, value) -> contents.put("counter " + key, value.toString()));
        return contents;
    }

    private void checkAvailable() {
        if (unavailable.get()) {
            throw new Unavailable(
                    "the test switched the store off", new IllegalStateException("switched off by the test"));
        }
    }
}
