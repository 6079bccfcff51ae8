package org.tocsin.gateway.bench;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which message follows which. Cell broadcast has 1 024 message codes for a day of first messages, and sixteen Updates of
 * each: a load that goes on for minutes is made of chains, as real ones are. Safe for concurrent use.
 */
final class Chains {
    private final int abreast;
    private final Map<Integer, String> last = new ConcurrentHashMap<>();

    /** @param abreast chains that grow at the same time, in turn */
    Chains(int abreast) {
        this.abreast = abreast;
    }

    /** What the message of that turn refers to; nothing when it begins a chain. */
    Optional<String> before(int turn) {
        return Optional.ofNullable(last.get(turn % abreast));
    }

    /** @param reference sender, identifier and sent of the message of that turn, once it is accepted */
    void add(int turn, String reference) {
        last.put(turn % abreast, reference);
    }
}
