package org.tocsin.simulator;

/**
 * One POST that a simulated cell broadcast centre got.
 *
 * @param key the Idempotency-Key, without its quotes
 * @param possibleRepeat whether it was marked so
 * @param body read as UTF-8
 */
public record CbcReceived(String contentType, String key, boolean possibleRepeat, String body) {}
