package org.tocsin.connector;

import java.util.Map;
import java.util.Optional;

/**
 * What a connector must still know after a restart, under keys of its own: each channel sees only its own keys. Every
 * write is durable on return. Safe for concurrent use.
 */
public interface StateStore {

    /** @throws Unavailable when the store does not answer in time */
    Optional<byte[]> get(String key);

    /** @throws Unavailable when it cannot be kept */
    void put(String key, byte[] value);

    /**
     * Keeps several entries, all durable on return, in about the time that one takes.
     *
     * @throws Unavailable when they cannot be kept; some of them may be
     */
    default void putAll(Map<String, byte[]> entries) {
        entries.forEach(this::put);
    }

    /** @throws Unavailable when it cannot be kept */
    void remove(String key);

    /** All entries whose key begins so, in key order. @throws Unavailable when the store does not answer in time */
    Map<String, byte[]> startingWith(String prefix);

    /** The next value of a counter, from 0; never the same twice. @throws Unavailable when it cannot be kept */
    long next(String counter);

    /** The store did not keep or answer; nothing was changed as far as the caller knows. */
    final class Unavailable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Unavailable(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
