package org.tocsin.simulator;

import java.time.Instant;

/**
 * One request to the simulated operator and its answer.
 *
 * @param at when it came
 * @param key the Idempotency-Key; empty without
 * @param status 0 when nothing was answered
 */
public record OperatorExchange(
        Instant at,
        String method,
        String path,
        String key,
        String body,
        int status,
        String contentType,
        String answer) {}
