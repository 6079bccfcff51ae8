package org.tocsin.route.plan;

import java.util.Set;

/**
 * Somebody who may act on what is under way: replay or discard dead letters, reload the plan. Submits nothing.
 *
 * @param keyHashes SHA-256 of each API key, lower-case hexadecimal
 */
public record Operator(String id, String name, Set<String> keyHashes) {
    public Operator {
        keyHashes = Set.copyOf(keyHashes);
    }
}
